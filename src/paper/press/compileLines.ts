import { sha256 } from "../../core/base/hash.js";
import { type Compiled, Disagreement } from "./compiled.js";
import { compileText } from "./compileText.js";
import { PartsWriter } from "./partsWriter.js";
import type { Digits } from "./pdf/digits.js";
import { OwnWriter } from "./pdf/ownWriter.js";
import { type Picture, pictureFrom } from "./pdf/picture.js";
import type { WrittenPage } from "./pdf/readPages.js";
import { DRAWING_COLOUR } from "./shapes/shape.js";
import { STUB } from "./stub.js";
import { colour, MATRIX, PIXEL, RECTANGLE } from "./written.js";

/** What a block promises. */
export interface Promised {
  /** The digits in whose places a copy's own come, in order; null where all stay as they are. */
  readonly pattern: readonly number[] | null;
  /** How many figures are tagged; null where nothing is. */
  readonly alts: number | null;
  /** The views of its drawings: what is put in their places is in their units. */
  readonly drawings: readonly string[];
  /** In how many places of it something stands for what is set one by one. */
  readonly stubs: number;
}

const DRAWING = colour(DRAWING_COLOUR);
const PICTURE = /^\/(\w+) Do$/;
const STATE = /^\/(\w+) gs$/;
const MARK = /^\/(\w+) <<\/MCID (\d+) >>BDC$/;

/**
 * A block's operators, cut where something of a copy's own stands. `isExact`: each glyph is placed as Chrome places it. Throws a
 * Disagreement where they are not what the block promises.
 */
export function compileLines(
  page: WrittenPage,
  lines: readonly string[],
  known: Digits,
  promised: Promised,
  isExact = false,
): Omit<Compiled, "height" | "width" | "page" | "stubs"> {
  const out = new PartsWriter();
  const own = new OwnWriter();
  const states = new Map<string, string>();
  const pictures = new Map<string, Picture>();
  let [digits, drawings, marks] = [0, 0, 0];
  /** Whether the next rectangle is the place of a drawing. */
  let isPlace = false;
  let scale = 1;
  const isCopys = (found: number | null): boolean => {
    if (promised.pattern === null) return false;
    if (found !== promised.pattern[digits]) throw new Disagreement(`digit ${digits + 1} is out of its order`);
    digits += 1;
    return true;
  };
  for (let k = 0; k < lines.length; ) {
    const line = lines[k] ?? "";
    if (line === "BT") {
      k = compileText(lines, k, out, { page, digits: known, own, isExact, isCopys });
      continue;
    }
    k += 1;
    if (line === DRAWING) isPlace = true;
    scale = Number(MATRIX.exec(line)?.[1] ?? scale);
    const state = STATE.exec(line)?.[1];
    const picture = PICTURE.exec(line)?.[1];
    const [, role, mark] = MARK.exec(line) ?? [];
    if (state !== undefined) {
      const written = page.stateOf(state);
      if (/ R\b/.test(written)) throw new Disagreement(`the graphics state ${written} refers to others`);
      const name = `g${sha256(written).slice(0, 8)}`;
      states.set(name, written);
      out.line(`/${name} gs`);
    } else if (picture !== undefined) {
      const shown = pictureFrom(page.pictureOf(picture));
      pictures.set(shown.name, shown);
      out.line(`/${shown.name} Do`);
    } else if (mark !== undefined) {
      out.text(`/${role} <</MCID `);
      out.slot({ mark: Number(mark) });
      out.line(">>BDC");
      marks = Math.max(marks, Number(mark) + 1);
    } else if (line.startsWith(STUB)) out.slot({ stub: Number(line.slice(STUB.length)) });
    else if (isPlace && RECTANGLE.test(line) && lines[k] === "f") {
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
  const { parts, slots } = out;
  const { tags, titles } = page;
  return {
    ...{ parts, slots, marks, tags, titles },
    own: own.own,
    states: [...states],
    pictures: [...pictures.values()],
  };
}

/** Whether a rectangle is a drawing's view, but for what Chrome rounds. */
function isView(line: string, view = ""): boolean {
  const sides = RECTANGLE.exec(line)?.slice(1) ?? [];
  return view.split(" ").every((side, k) => Math.abs(Number(side) - Number(sides[k])) < 0.01);
}
