import { type Compiled, Disagreement, type Frame } from "./compiled.js";
import { compileLines, type Promised } from "./compileLines.js";
import type { Digits } from "./pdf/digits.js";
import type { WrittenPage } from "./pdf/readPages.js";
import { plainPaths } from "./plainPaths.js";
import { ABOVE, END_COLOUR } from "./printBatch.js";
import { withoutStubs } from "./stub.js";
import { colour, MATRIX, PIXEL, RECTANGLE, rounded } from "./written.js";

/** A piece of a drawing on its page. */
export interface PlacedPiece {
  readonly pattern: readonly number[];
  /** What of the drawing lies in the upper left corner. */
  readonly origin: readonly [number, number];
  /** Pixels of a unit of the drawing. */
  readonly scale: number;
}

const NOTHING: Promised = { pattern: null, alts: null, drawings: [], stubs: 0 };

const END = colour(END_COLOUR);

/** A strip: it is placed by moving it as a whole. */
export function compileStrip(page: WrittenPage, digits: Digits, promised: Promised): Compiled {
  const { frame, body } = unframed(page);
  const { rest, height, width } = withoutEnd(body, frame);
  const { rest: own, stubs } = withoutStubs(rest);
  if (stubs.length !== promised.stubs) throw new Disagreement("a list is not where it is to be");
  const compiled = compileLines(page, plainPaths(own), digits, promised);
  const figures = compiled.tags.reduce((sum, tag) => sum + spokenIn(tag), 0);
  if (promised.alts !== null && figures !== promised.alts)
    throw new Disagreement(`${figures} figures are tagged, and ${promised.alts} wanted`);
  return { ...compiled, height, width, page: frame, stubs };
}

/** A piece of a drawing, in the drawing's own units. */
export function compilePiece(
  page: WrittenPage,
  digits: Digits,
  { pattern, origin, scale }: PlacedPiece,
): Compiled {
  const { frame, body } = unframed(page);
  const [left = 0, top = 0] = frame.clip.split(" ").map(Number);
  const [x, y] = origin;
  const unit = PIXEL * scale;
  const to = { x: left - x * unit, y: top - y * unit };
  let level = 0;
  const rest = body.flatMap((line, k) => {
    level += line === "q" ? 1 : line === "Q" ? -1 : 0;
    const isClip = level === 1 && (RECTANGLE.test(line) ? body[k + 1] === "W* n" : line === "W* n");
    const matrix = MATRIX.exec(line)?.slice(1).map(Number);
    if (isClip) return [];
    if (matrix === undefined || level !== 2 || body[k - 1] !== "q") return [line];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
    const own = [a, b, c, d].map((value) => value / unit);
    return [`${[...own, (e - to.x) / unit, (f - to.y) / unit].map(rounded).join(" ")} cm`];
  });
  return {
    ...compileLines(page, plainPaths(rest), digits, { ...NOTHING, pattern }, true),
    height: 0,
    width: 0,
    page: frame,
    stubs: [],
  };
}

/** What stands in the margins of a page, as it is. */
export function compileFoot(page: WrittenPage, digits: Digits): Compiled {
  const { frame, before } = unframed(page);
  const compiled = compileLines(page, before, digits, NOTHING);
  return { ...compiled, tags: [], height: 0, width: 0, page: frame, stubs: [] };
}

/** A page's content, and before it what stands in its margins. All is clipped, by the page or by what is less. */
function unframed({ lines, box }: WrittenPage): { frame: Frame; before: string[]; body: string[] } {
  const [scale = "", ...all] = lines.filter((line) => line !== "");
  const clip = all.findIndex(
    (line, k) => RECTANGLE.test(line) && all[k - 1] === "q" && all[k + 1] === "W* n",
  );
  if (clip < 0) return { frame: { box, scale, clip: "" }, before: all, body: [] };
  const frame = { box, scale, clip: (all[clip] ?? "").replace(" re", "") };
  return { frame, before: all.slice(0, clip - 1), body: all.slice(clip - 1) };
}

/** Whether Chrome has printed a page smaller than it is, since something on one of them is too wide. */
export function isSmaller(page: WrittenPage): boolean {
  const scale = unframed(page).body.flatMap((line) => MATRIX.exec(line)?.slice(1, 2) ?? []);
  return Number(scale[0]) !== PIXEL;
}

/** Without the line that ends a strip; how far under the strip's top that lies, and how long it is. */
function withoutEnd(
  body: readonly string[],
  { clip }: Frame,
): { rest: string[]; height: number; width: number } {
  const at = body.indexOf(END);
  const start = body.lastIndexOf("q", at);
  const end = body.indexOf("Q", at);
  const matrix = MATRIX.exec(body[start + 1] ?? "");
  const line = body.slice(at, end).flatMap((text) => RECTANGLE.exec(text) ?? []);
  if (at < 0 || matrix === null || line.length === 0) throw new Disagreement("a strip has no end");
  const top = Number(clip.split(" ")[1]);
  // The content of all pages is one column to Chrome: how much of it lies above this page.
  const above = (top - Number(matrix[6])) / Number(matrix[4]);
  const height = Number(line[2]) - above - ABOVE;
  // Chrome's numbers are the less exact the further on a page is, and a strip is whole pixels high.
  if (Math.abs(height - Math.round(height)) > 0.1) throw new Disagreement(`a strip is ${height} px high`);
  const rest = [...body.slice(0, start), ...body.slice(end + 1)];
  return { rest, height: Math.round(height), width: Math.round(Number(line[3])) };
}

function spokenIn({ alt, kids }: Compiled["tags"][number]): number {
  return kids.reduce<number>((sum, kid) => sum + (typeof kid === "number" ? 0 : spokenIn(kid)), alt ? 1 : 0);
}
