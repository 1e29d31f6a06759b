import { type MathNode, mathTree } from "../../../document/formula/math.js";
import { isSum, type Size, tokenSize } from "./tokenSize.js";

const NOTHING: Size = { width: 0, above: 0, below: 0 };
/** A script is set smaller. */
const SCRIPT = 0.72;
/** How far a superscript's baseline lies above its base's, at least; with a subscript under it; and how far below a base's top it may lie. */
const RAISED = { alone: 0.38, both: 0.53, top: 0.22 };
/** How far a subscript's baseline lies below its base's, and below what of the base hangs down. */
const LOWERED = { alone: 0.25, hanging: 0.23 };
/** Signs stand about their axis. Numerator and denominator have their baselines so far from the fraction's, or this gap to its line. */
const AXIS = 0.26;
const FRACTION = { up: 0.72, down: 0.72, gap: 0.22 };
/** The same within a sentence, where numerator and denominator are set as small as scripts. */
const SMALL_FRACTION = { up: 0.62, down: 0.4, gap: 0.15 };
/** What a root's sign takes above what stands under it, and below by its height; and at least from the baseline. */
const ROOT = { width: 0.95, above: 0.3, below: 0.15, least: { above: 0.98, below: 0.3 } };
/** A sum whose letters stand beside it, not under it, is a small sign. */
const SMALL_SUM: Size = { width: 1, above: 0.75, below: 0.25 };

/** What of an element counts: its size; whether it is a bracket that grows with what it encloses. */
interface Part {
  readonly size: Size;
  readonly grows: boolean;
}

/**
 * The size of a formula as Chrome sets it in STIX Two Math, in em: estimated from its tree, rather a little too large than too
 * small. All digits are equally wide and high: formulas that differ in these alone are measured once. `tall`: in full size.
 */
export function mathSize(tex: string, tall: boolean): Size {
  const zeros = tex.replace(/\d/g, "0");
  const key = `${tall} ${zeros}`;
  const kept = cache.get(key);
  if (kept !== undefined) return kept;
  const size = beside(partsOf(mathTree(tall ? `\\displaystyle ${zeros}` : zeros), tall));
  if (cache.size >= KEPT) cache.clear();
  cache.set(key, size);
  return size;
}

const KEPT = 4000;
const cache = new Map<string, Size>();

const partsOf = ({ type = "", attributes = {}, children = [] }: MathNode, large: boolean): Part[] =>
  children.flatMap((child): Part[] => {
    if (child.text !== undefined) return [{ size: tokenSize(child.text, type, attributes), grows: false }];
    // A fragment: elements without one around them.
    if (child.type === undefined) return partsOf({ ...child, type, attributes }, large);
    const size = together(child, partsOf(child, large), large);
    return [{ size, grows: child.type === "mo" && child.attributes?.["stretchy"] === "true" }];
  });

const total = ({ above, below }: Size): number => above + below;

/** Side by side; brackets that grow reach as far from the axis as what they enclose. */
function beside(parts: readonly Part[]): Size {
  const size = parts.reduce(
    (sum, { size: one }) => ({
      width: sum.width + one.width,
      above: Math.max(sum.above, one.above),
      below: Math.max(sum.below, one.below),
    }),
    NOTHING,
  );
  if (!parts.some(({ grows }) => grows)) return size;
  const reach = Math.max(size.above - AXIS, size.below + AXIS) + 0.05;
  return { width: size.width + 0.25, above: AXIS + reach, below: reach - AXIS };
}

/** The size of an element from those of its children. */
function together({ type, attributes = {} }: MathNode, parts: readonly Part[], large: boolean): Size {
  const [base = NOTHING, second = NOTHING, third = NOTHING] = parts.map(({ size }) => size);
  switch (type) {
    case "mspace":
      return { ...NOTHING, width: Number.parseFloat(attributes["width"] ?? "0") };
    case "mfrac":
      return large ? fraction(base, second, FRACTION) : fraction(small(base), small(second), SMALL_FRACTION);
    case "msub":
      return scripts(isSum(base) ? SMALL_SUM : base, second, NOTHING);
    case "msup":
      return scripts(base, NOTHING, second);
    case "msubsup":
      return scripts(base, second, third);
    case "munder":
      return stacked(base, second, NOTHING);
    case "mover":
      return { ...base, above: base.above + 0.46 };
    case "munderover":
      return stacked(base, second, third);
    case "mtr":
      return { ...beside(parts), width: beside(parts).width + 1.5 * (parts.length - 1) };
    case "mtable": {
      const height = parts.reduce((sum, { size }) => sum + Math.max(1.3, total(size) + 0.1), 0);
      const width = Math.max(0, ...parts.map(({ size }) => size.width));
      return { width, above: height / 2 + AXIS, below: height / 2 - AXIS };
    }
    case "msqrt": {
      const under = beside(parts);
      return {
        width: under.width + ROOT.width,
        above: Math.max(ROOT.least.above, under.above + ROOT.above),
        below: Math.max(ROOT.least.below, under.below + ROOT.below * total(under)),
      };
    }
    default:
      return beside(parts);
  }
}

const small = ({ width, above, below }: Size): Size => ({
  width: SCRIPT * width,
  above: SCRIPT * above,
  below: SCRIPT * below,
});

const fraction = (over: Size, under: Size, { up, down, gap }: typeof FRACTION): Size => ({
  width: Math.max(over.width, under.width) + 0.08,
  above: Math.max(up, AXIS + gap + over.below) + over.above,
  below: Math.max(down, gap + under.above - AXIS) + under.below,
});

function scripts(base: Size, below: Size, above: Size): Size {
  const least = below === NOTHING ? RAISED.alone : RAISED.both;
  const up = Math.max(least, base.above - RAISED.top);
  const down = Math.max(LOWERED.alone, base.below === 0 ? 0 : base.below + LOWERED.hanging);
  return {
    width: base.width + SCRIPT * Math.max(below.width, above.width) + 0.05,
    above: Math.max(base.above, above === NOTHING ? 0 : up + SCRIPT * above.above),
    below: Math.max(base.below, below === NOTHING ? 0 : down + SCRIPT * below.below),
  };
}

const stacked = (base: Size, below: Size, above: Size): Size => ({
  width: Math.max(base.width, SCRIPT * below.width, SCRIPT * above.width),
  above: base.above + (above === NOTHING ? 0 : 0.15 + SCRIPT * total(above)),
  below: base.below + (below === NOTHING ? 0 : 0.15 + SCRIPT * total(below)),
});
