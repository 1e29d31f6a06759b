import { Disagreement } from "./pdf/disagreement.js";
import { STUB_COLOUR } from "./strips/items.js";
import { colour, MATRIX, RECTANGLE } from "./written.js";

/** What stands in the place of a list's items or of what is in a cell. */
export interface SetStub {
  /** In pixels from the strip's upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Its marked content, where it is tagged. */
  readonly mark: number | null;
  /** What its operators stand in: how long a pixel is, and where the strip's upper left corner lies. */
  readonly frame: readonly [pixel: number, x: number, y: number];
}

/** Stands before the number of a stub, where that was. */
export const STUB = "%stub ";

const COLOUR = colour(STUB_COLOUR);
const MARK = /^\/\w+ <<\/MCID (\d+) >>BDC$/;

/** A strip's operators, of its stubs' own `%stub 0` alone, and these in their order. Throws a Disagreement for one that is not as it is to be. */
export function withoutStubs(lines: readonly string[]): {
  readonly rest: readonly string[];
  readonly stubs: readonly SetStub[];
} {
  const stubs: SetStub[] = [];
  const gone = new Set<number>();
  const places = new Map<number, number>();
  /** Of two beside each other the colour is set once. */
  let isOn = false;
  for (const [box, line] of lines.entries()) {
    if (/ rg$/.test(line)) {
      isOn = line === COLOUR;
      if (isOn) gone.add(box);
    }
    const sides = isOn ? RECTANGLE.exec(line)?.slice(1).map(Number) : undefined;
    if (sides === undefined) continue;
    const [x = Number.NaN, y = Number.NaN, width = Number.NaN] = sides;
    if (lines[box + 1] !== "f" || !sides.every(Number.isInteger))
      throw new Disagreement("a list's place is not on whole pixels");
    // A list's is marked itself; of a cell its letter is, which comes next.
    const begin = [box - 1, box + 2].find((k) => MARK.test(lines[k] ?? ""));
    const mark = begin === undefined ? null : Number(MARK.exec(lines[begin] ?? "")?.[1]);
    for (const k of [box, box + 1]) gone.add(k);
    if (begin !== undefined) for (const k of [begin, lines.indexOf("EMC", begin)]) gone.add(k);
    const text = begin === box + 2 ? box + 3 : box + 2;
    if (lines[text] === "BT") for (let k = text; k <= lines.indexOf("ET", text); k += 1) gone.add(k);
    places.set(begin ?? box, stubs.length);
    stubs.push({ x, y, width, mark, frame: frameAt(lines, box) });
  }
  const isClip = (k: number): boolean =>
    lines[k + 1] === "W* n" && lines[k + 2] === "q" && MATRIX.test(lines[k + 3] ?? "");
  const rest = lines.flatMap((line, k) => {
    // With its lists the strip is higher than what it is kept in here.
    if (stubs.length > 0 && (isClip(k) || isClip(k - 1))) return [];
    const stub = places.get(k);
    if (stub !== undefined) return [`${STUB}${stub}`];
    return gone.has(k) ? [] : [line];
  });
  return { rest, stubs };
}

/** The one matrix that is in force at a place. Throws a Disagreement where there are others. */
function frameAt(lines: readonly string[], at: number): SetStub["frame"] {
  let own: number[][] = [];
  const outer: number[][][] = [];
  for (const line of lines.slice(0, at)) {
    if (line === "q") outer.push(own);
    else if (line === "Q") own = outer.pop() ?? [];
    const matrix = MATRIX.exec(line)?.slice(1).map(Number);
    if (matrix !== undefined) own = [...own, matrix];
  }
  const [[a = 0, b, c, d, x = 0, y = 0] = [], ...others] = own;
  if (others.length > 0 || a === 0 || a !== d || b !== 0 || c !== 0)
    throw new Disagreement("a list does not lie as its strip does");
  return [a, x, y];
}
