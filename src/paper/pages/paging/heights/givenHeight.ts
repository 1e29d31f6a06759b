import type { QuestionView } from "../../../../document/build/questionView.js";
import { type Drawing, NO_DRAWING } from "../../../../document/tree/drawing.js";
import { line } from "../../../../document/tree/line.js";
import type { Picture } from "../../../../document/tree/picture.js";
import { heightIn, heightOfItems, type Type, widestIn, widthIn } from "../flow.js";
import { boldWidth, type Measures } from "./measures.js";

/** A pixel of a drawing, in mm. */
const PIXEL = 25.4 / 96;
/** Captions stand under a drawing in lines of this width at most. */
const CAPTION = 62;
/** What is stated has at least this width beside a drawing, or stands under it. */
const BESIDE = 58;
/** Between two drawings of one question. */
const BETWEEN = 3;
/** Widths are estimated: facts that would just stand side by side are taken not to. */
const SURE = 0.98;

/** Of all that is given, in mm: a drawing, and what is stated beside or under it. */
export function givenHeight(view: QuestionView, scale: number, measures: Measures): number {
  const { width, label } = measures;
  const drawing = drawingSize(view.drawing ?? NO_DRAWING, width, scale, label);
  if (drawing.height === 0) return statedHeight(view, width, measures);
  const beside = width - drawing.width - 7;
  if (beside >= Math.max(BESIDE, widest(view, measures)))
    return Math.max(drawing.height, statedHeight(view, beside, measures));
  const stated = statedHeight(view, width, measures);
  return drawing.height + (stated === 0 ? 0 : 3 + stated);
}

function drawingSize(
  { pictures, caption }: Drawing,
  most: number,
  scale: number,
  type: Type,
): { readonly width: number; readonly height: number } {
  const full = besideEachOther(pictures, PIXEL * scale, most);
  const fit = Math.min(1, most / Math.max(1, full.width));
  const under = Math.min(CAPTION, widthIn(caption, type));
  return {
    width: Math.max(full.width * fit, under),
    height: full.height * fit + heightIn(caption, CAPTION, type),
  };
}

/** Drawings side by side where there is the width, else under each other over all of it, in mm. */
function besideEachOther(
  pictures: readonly Picture[],
  unit: number,
  most: number,
): { width: number; height: number } {
  const sizes = pictures.map(({ width, height }) => ({ width: width * unit, height: height * unit }));
  const sum = (all: readonly number[]): number => all.reduce((whole, one) => whole + one, 0);
  const gaps = BETWEEN * Math.max(0, sizes.length - 1);
  const across = sum(sizes.map(({ width }) => width)) + gaps;
  const heights = sizes.map(({ height }) => height);
  return across <= most || sizes.length === 1
    ? { width: across, height: Math.max(0, ...heights) }
    : { width: most, height: sum(heights) + gaps };
}

/** What of all that is stated no line breaks. */
const widest = ({ facts, known, knownTable }: QuestionView, { text, note }: Measures): number =>
  Math.max(
    tableWidth(knownTable, text),
    ...facts.flatMap((fact) => [widestIn(fact.html, text), widestIn(fact.note ?? "", note)]),
    ...known.map(({ symbol, value }) => widthIn(line`${symbol} = ${value}`, { ...text, sans: false })),
  );

function statedHeight(view: QuestionView, wide: number, measures: Measures): number {
  const { examples } = view;
  const { text } = measures;
  const rows = examples === null ? 0 : 1 + (examples.rows.length + 1) * (text.line + 1.4);
  return factsHeight(view, wide, measures) + rows + knownHeight(view, wide, measures);
}

/** Facts side by side, each a label, a formula and a note under each other. */
function factsHeight({ facts }: QuestionView, wide: number, { text, label, note }: Measures): number {
  let height = 0;
  let used = 0;
  let row = 0;
  for (const fact of facts) {
    const all = Math.max(
      widthIn(fact.label, label),
      widthIn(fact.html, text),
      widthIn(fact.note ?? "", note),
    );
    const across = fact.wide ? wide : Math.min(wide, all);
    if (used > 0 && used + 8 + across > SURE * wide) {
      height += row + 1.6;
      row = 0;
      used = 0;
    }
    used += (used > 0 ? 8 : 0) + across;
    const own =
      (fact.label === "" ? 0 : label.line) +
      heightIn(fact.html, wide, text) +
      heightIn(fact.note ?? "", wide, note);
    row = Math.max(row, own);
  }
  return height + row;
}

/** Between the columns of a table of values. */
const COLUMN_GAP = 6;

type Table = QuestionView["knownTable"];
type Cell = QuestionView["known"][number];

const cellOf = ({ symbol, value }: Cell) => line`${symbol} = ${value}`;

function tableWidth(table: Table, text: Type): number {
  const [first = [], ...rest] = table?.rows ?? [];
  const all = [first, ...rest];
  const columns = Array.from({ length: Math.max(...all.map(({ length }) => length)) }, (_none, k) =>
    Math.max(
      ...all.flatMap((row) =>
        row.slice(k, k + 1).map((cell) => widthIn(cellOf(cell), { ...text, sans: false })),
      ),
    ),
  );
  return columns.reduce((sum, one) => sum + one + COLUMN_GAP, -COLUMN_GAP);
}

function knownHeight({ known, knownTable }: QuestionView, wide: number, { text, t }: Measures): number {
  if (known.length === 0) return 0;
  // Each item is a box with half a millimetre above and below.
  const type = { size: text.size, line: text.size * 1.9 };
  const gap = 4.5 + 0.25 * text.size;
  const rowHeight = (row: readonly Cell[], width: number, before: number): number =>
    heightOfItems(row.map(cellOf), width, type, { gap, before, padding: 0.5 });
  if (knownTable === null) return 3.5 + rowHeight(known, wide, boldWidth(t("question.known"), text));
  const rows = knownTable.rows.map((row) => rowHeight(row, Number.POSITIVE_INFINITY, 0));
  return rows.reduce((sum, height) => sum + height, 3.5 + type.line);
}
