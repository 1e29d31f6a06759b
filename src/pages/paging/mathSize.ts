import { widthOf } from "../../diagram/metrics.js";

/** How much paper something takes, in em: across, above the baseline, below it. */
export interface Size {
  readonly width: number;
  readonly above: number;
  readonly below: number;
}

const NOTHING: Size = { width: 0, above: 0, below: 0 };
/** A script is set smaller, and so far from the baseline. */
const SCRIPT = 0.72;
const RAISED = 0.36;
const LOWERED = 0.24;
/** Half of the line of a fraction lies above its axis; this far from it stand numerator and denominator. */
const AXIS = 0.26;
const GAP = 0.2;

/** Widths of signs with the space around them, where the table of letters has others. */
const SIGNS: Readonly<Record<string, number>> = {
  "=": 1.25,
  "≤": 1.25,
  ">": 1.25,
  "+": 1.16,
  "−": 1.16,
  "·": 0.75,
  "×": 1.1,
  "∑": 1.35,
  "(": 0.37,
  ")": 0.37,
  "∂": 0.55,
  "\u2061": 0.1,
  ",": 0.45,
};

/**
 * The size of a `<math>` element as Chrome sets it in STIX Two Math: estimated from its tree, rather a little too large
 * than too small. Formulas come again and again: each is measured once.
 */
export function mathSize(math: string): Size {
  const kept = cache.get(math);
  if (kept !== undefined) return kept;
  const stack: { name: string; parts: Size[] }[] = [{ name: "math", parts: [] }];
  for (const [, close = "", name = "", text = ""] of math.matchAll(TOKENS)) {
    const top = stack.at(-1);
    if (text !== "") top?.parts.push(textSize(text, top.name));
    else if (close === "") stack.push({ name, parts: [] });
    else if (stack.length > 1) {
      const done = stack.pop();
      if (done !== undefined) stack.at(-1)?.parts.push(together(done.name, done.parts));
    }
  }
  const size = beside(stack[0]?.parts ?? []);
  if (cache.size >= KEPT) cache.clear();
  cache.set(math, size);
  return size;
}

const KEPT = 4000;
const cache = new Map<string, Size>();
const TOKENS = /<(\/?)([a-z]+)[^>]*>|([^<]+)/g;

function textSize(text: string, element: string): Size {
  const plain = text.replace(/&[a-z]+;|&#x?\w+;/g, "x");
  const tall = plain === "∑";
  const width = SIGNS[plain] ?? widthOf(plain, element === "mi" && plain.length === 1);
  return { width, above: tall ? 1 : 0.75, below: tall ? 0.5 : 0.25 };
}

const total = ({ above, below }: Size): number => above + below;

const beside = (parts: readonly Size[]): Size =>
  parts.reduce(
    (sum, part) => ({
      width: sum.width + part.width,
      above: Math.max(sum.above, part.above),
      below: Math.max(sum.below, part.below),
    }),
    NOTHING,
  );

/** The size of an element from those of its children. */
function together(name: string, parts: readonly Size[]): Size {
  const [base = NOTHING, second = NOTHING, third = NOTHING] = parts;
  switch (name) {
    case "mfrac":
      return {
        width: Math.max(base.width, second.width) + 0.25,
        above: AXIS + GAP + total(base),
        below: GAP + total(second) - AXIS,
      };
    case "msub":
      return scripts(base, second, NOTHING);
    case "msup":
      return scripts(base, NOTHING, second);
    case "msubsup":
      return scripts(base, second, third);
    case "munder":
      return stacked(base, second, NOTHING);
    case "mover":
      return { ...base, above: base.above + 0.15 };
    case "munderover":
      return stacked(base, second, third);
    case "mtr":
      return { ...beside(parts), width: parts.reduce((sum, { width }) => sum + width + 0.75, 0) };
    case "mtable": {
      const height = parts.reduce((sum, row) => sum + Math.max(1.25, total(row) + 0.1), 0);
      const width = Math.max(0, ...parts.map((row) => row.width));
      return { width, above: height / 2 + AXIS, below: height / 2 - AXIS };
    }
    case "msqrt":
      return { ...beside(parts), width: beside(parts).width + 0.9, above: beside(parts).above + 0.2 };
    default:
      return beside(parts);
  }
}

const scripts = (base: Size, below: Size, above: Size): Size => ({
  width: base.width + SCRIPT * Math.max(below.width, above.width),
  above: Math.max(base.above, above === NOTHING ? 0 : RAISED + SCRIPT * above.above),
  below: Math.max(base.below, below === NOTHING ? 0 : LOWERED + SCRIPT * below.below),
});

const stacked = (base: Size, below: Size, above: Size): Size => ({
  width: Math.max(base.width, SCRIPT * below.width, SCRIPT * above.width),
  above: base.above + SCRIPT * total(above),
  below: base.below + SCRIPT * total(below),
});
