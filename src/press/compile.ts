import { sha256 } from "../base/hash.js";
import { type Compiled, Disagreement, type Frame } from "./compiled.js";
import { compileText } from "./compileText.js";
import type { Digit, FixedFonts } from "./fixedFonts.js";
import { ABOVE, END_COLOUR } from "./galley.js";
import { PartsWriter } from "./partsWriter.js";
import type { WrittenPage } from "./readPages.js";
import { rounded } from "./rounded.js";
import { DRAWING_COLOUR } from "./shape.js";

/** What a block promises. */
export interface Promised {
  /** The digits in whose places a copy's own come, in order; null where all stay as they are. */
  readonly pattern: readonly number[] | null;
  readonly alts: number;
  /** The views of its drawings: what is put in their places is in their units. */
  readonly drawings: readonly string[];
}

/** A piece of a drawing on its page. */
export interface PlacedPiece {
  readonly pattern: readonly number[];
  /** What of the drawing lies in the upper left corner. */
  readonly origin: readonly [number, number];
  /** Pixels of a unit of the drawing. */
  readonly scale: number;
}

/** Chrome's units of a pixel. */
const PIXEL = 3.125;

const NOTHING: Promised = { pattern: null, alts: 0, drawings: [] };

/** A colour as Chrome sets it. */
const colour = (hex: string): string => {
  const [r, g, b] = [1, 3, 5].map((k) =>
    String(Math.round((Number.parseInt(hex.slice(k, k + 2), 16) / 255) * 1e4) / 1e4).replace(/^0\./, "."),
  );
  return `${r} ${g} ${b} RG ${r} ${g} ${b} rg`;
};
const [END, DRAWING] = [colour(END_COLOUR), colour(DRAWING_COLOUR)];

const RECTANGLE = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/;
const STATE = /^\/(\w+) gs$/;
const MARK = /^\/(\w+) <<\/MCID (\d+) >>BDC$/;
const MATRIX = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) cm$/;

/** A strip: it is placed by moving it as a whole. */
export function compileStrip(page: WrittenPage, fixed: FixedFonts, promised: Promised): Compiled {
  const { frame, body } = unframed(page);
  const { rest, height } = withoutEnd(body, frame);
  const compiled = compileLines(page, rest, fixed, promised);
  const figures = compiled.tags.reduce((sum, tag) => sum + spokenIn(tag), 0);
  if (figures !== promised.alts)
    throw new Disagreement(`${figures} figures are tagged, and ${promised.alts} wanted`);
  return { ...compiled, height, page: frame };
}

/** A piece of a drawing, in the drawing's own units. */
export function compilePiece(
  page: WrittenPage,
  fixed: FixedFonts,
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
  return { ...compileLines(page, rest, fixed, { ...NOTHING, pattern }, true), height: 0, page: frame };
}

/** What stands in the margins of a page, as it is. */
export function compileFoot(page: WrittenPage, fixed: FixedFonts): Compiled {
  const { frame, before } = unframed(page);
  const compiled = compileLines(page, before, fixed, NOTHING);
  return { ...compiled, tags: [], height: 0, page: frame };
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

/** Without the line that ends a strip, and how far under the strip's top that lies. */
function withoutEnd(body: readonly string[], { clip }: Frame): { rest: string[]; height: number } {
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
  return { rest: [...body.slice(0, start), ...body.slice(end + 1)], height: Math.round(height) };
}

function compileLines(
  page: WrittenPage,
  lines: readonly string[],
  fixed: FixedFonts,
  promised: Promised,
  isExact = false,
): Omit<Compiled, "height" | "page"> {
  const out = new PartsWriter();
  const fonts = new Set<number>();
  const states = new Map<string, string>();
  let [digits, drawings, marks] = [0, 0, 0];
  /** Whether the next rectangle is the place of a drawing. */
  let isPlace = false;
  let scale = 1;
  const digit = ({ value }: Digit): boolean => {
    if (promised.pattern === null) return false;
    if (value !== promised.pattern[digits]) throw new Disagreement(`digit ${digits + 1} is out of its order`);
    digits += 1;
    return true;
  };
  for (let k = 0; k < lines.length; ) {
    const line = lines[k] ?? "";
    if (line === "BT") {
      k = compileText(lines, k, out, { page, fixed, fonts, isExact, digit });
      continue;
    }
    k += 1;
    if (line === DRAWING) isPlace = true;
    scale = Number(MATRIX.exec(line)?.[1] ?? scale);
    const state = STATE.exec(line)?.[1];
    const [, role, mark] = MARK.exec(line) ?? [];
    if (state !== undefined) {
      const written = page.stateOf(state);
      const name = `g${sha256(written).slice(0, 8)}`;
      states.set(name, written);
      out.line(`/${name} gs`);
    } else if (mark !== undefined) {
      out.text(`/${role} <</MCID `);
      out.slot({ mark: Number(mark) });
      out.line(">>BDC");
      marks = Math.max(marks, Number(mark) + 1);
    } else if (isPlace && RECTANGLE.test(line) && lines[k] === "f") {
      if (!isView(line, promised.drawings[drawings])) throw new Disagreement("a drawing has other units");
      out.slot({ drawing: Math.round((scale / PIXEL) * 1e4) / 1e4 });
      drawings += 1;
      isPlace = false;
      k += 1;
    } else if (/ Do$|^BI|^sh$|\bBDC$|BMC$| scn?$| cs$/i.test(line)) {
      throw new Disagreement(`it has ${line.slice(0, 40)}`);
    } else out.line(line);
  }
  out.end();
  if (digits !== (promised.pattern?.length ?? 0) || drawings !== promised.drawings.length)
    throw new Disagreement(
      `${digits} digits and ${drawings} drawings stand in it, not ${promised.pattern?.length ?? 0} and ${promised.drawings.length}`,
    );
  return { parts: out.parts, slots: out.slots, marks, tags: page.tags, titles: page.titles, fonts, states };
}

/** Whether a rectangle is a drawing's view, but for what Chrome rounds. */
function isView(line: string, view = ""): boolean {
  const sides = RECTANGLE.exec(line)?.slice(1) ?? [];
  return view.split(" ").every((side, k) => Math.abs(Number(side) - Number(sides[k])) < 0.01);
}

function spokenIn({ alt, kids }: Compiled["tags"][number]): number {
  return kids.reduce<number>((sum, kid) => sum + (typeof kid === "number" ? 0 : spokenIn(kid)), alt ? 1 : 0);
}
