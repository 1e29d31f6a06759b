import {
  AlignmentType,
  Math as Formula,
  LeaderType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { latexToMath } from "docx/math";
import { ShapeGroupRun } from "docx/shapes";
import { type Block, type Field, type Item, type ItemPart, type Line, leadOf, type Run } from "../item.js";
import { drawingOf } from "./drawing.js";

/** Twentieths of a point, as Word counts: where an answer's line ends, and how far options stand in. */
const [LINE_END, INDENT] = [7200, 480];

/** A minus that is none of a word's hyphens. */
const LONG_MINUS = /(?<![\p{L}\p{N}])-(?=[\d.])/gu;

/** A line's runs: words as text, TeX as equations that Word edits. */
const runsOf = (line: Line, style: { readonly bold?: true } = {}): ParagraphChild[] =>
  oneEquation(line).map((run) =>
    "tex" in run
      ? new Formula({ children: latexToMath(run.tex) })
      : new TextRun({ text: run.text.replace(LONG_MINUS, "\u2212"), ...style }),
  );

/** Formulas beside each other are one equation: a sign that stands between two belongs to both. */
function oneEquation(line: Line): Line {
  const runs: Run[] = [];
  for (const [k, run] of line.entries()) {
    const [last, next] = [runs.at(-1), line[k + 1]];
    const isBehind = last !== undefined && "tex" in last;
    if (isBehind && "tex" in run) runs.splice(-1, 1, { tex: `${last.tex} ${run.tex}` });
    else if (!(isBehind && "text" in run && run.text.trim() === "" && next !== undefined && "tex" in next))
      runs.push(run);
  }
  return runs;
}

const paragraphOf = (line: Line): Paragraph => new Paragraph({ children: runsOf(line) });

function blockOf(block: Block): Paragraph | Table {
  if ("line" in block) return paragraphOf(block.line);
  const cell = (line: Line, style: { readonly bold?: true }): TableCell =>
    new TableCell({
      margins: { left: 100, right: 100, top: 40, bottom: 40 },
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 0 },
          children: runsOf(line, style),
        }),
      ],
    });
  const { head, rows } = block.table;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((line) => cell(line, { bold: true })),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((line) => cell(line, {})) })),
    ],
  });
}

/** Blocks, with a little air under each table. */
export const blocksOf = (blocks: readonly Block[]): (Paragraph | Table)[] =>
  blocks.flatMap((block) =>
    "table" in block
      ? [blockOf(block), new Paragraph({ spacing: { after: 0 }, children: [] })]
      : [blockOf(block)],
  );

/** A drawing by itself on a line, with its words for who cannot see it. */
export const drawingParagraph = ({ drawn }: NonNullable<Item["picture"]>): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [new ShapeGroupRun(drawingOf(drawn))],
  });

export const partOf = ({ task, blocks, fields }: ItemPart): (Paragraph | Table)[] => [
  ...(task.length === 0
    ? []
    : [new Paragraph({ keepNext: true, spacing: { before: 160 }, children: runsOf(task, { bold: true }) })]),
  ...blocksOf(blocks),
  ...fields.flatMap(fieldOf),
];

/** What is asked, its options under it, and a line to write on. */
function fieldOf(field: Field): Paragraph[] {
  const { answer, label, options } = field;
  if (answer.kind === "written")
    return [paragraphOf([...label, { text: ":" }]), ...Array.from({ length: 4 }, () => ruled([]))];
  const shown = options.map(
    (one) =>
      new Paragraph({
        indent: { left: INDENT },
        keepNext: true,
        spacing: { after: 40 },
        children: [new TextRun({ text: `${one.label}\u2003` }), ...runsOf(one.line)],
      }),
  );
  if (field.question.length > 0)
    return [
      new Paragraph({ keepNext: true, children: runsOf(field.question) }),
      ...shown,
      ruled([...label, { text: ": " }]),
    ];
  return [...shown, ruled(leadOf(field, " = "))];
}

/** Words, and a line behind them to a fixed place. */
const ruled = (line: Line): Paragraph =>
  new Paragraph({
    spacing: { before: 120, after: 120 },
    tabStops: [{ type: "left", position: LINE_END, leader: LeaderType.UNDERSCORE }],
    children: [...runsOf(line), new TextRun({ text: "\t" })],
  });
