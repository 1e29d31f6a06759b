import type { LocaleName, Paper } from "../../../../core/base/settings.js";
import type { QuestionView } from "../../../../document/build/questionView.js";
import type { Room } from "../../../../document/build/rooms.js";
import { type Line, line, oneRun } from "../../../../document/tree/line.js";
import { heightIn, heightOfItems, widthIn } from "../flow.js";
import { answersHeight } from "./answersHeight.js";
import { chosensHeight } from "./chosensHeight.js";
import { givenHeight } from "./givenHeight.js";
import { boldWidth, type Measures, measuresFor } from "./measures.js";
import { proseHeight } from "./proseHeight.js";
import { type Box, box, stacked } from "./stack.js";
import { codeHeight, workedHeight } from "./workedHeight.js";

/** The part of a page that is printed on, in mm: paper less the margins of `@page`. */
export const AREA: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  A4: { width: 174, height: 265 },
  Letter: { width: 179.9, height: 247.4 },
};

type PartView = QuestionView["parts"][number];

/** Heights in mm as `styles/paper.css` sets them: each number here, and in the files beside, stands there. */
export interface Heights {
  /** A question up to the end of its first part, without that part's room, and the same with its drawing set small. */
  readonly first: (view: QuestionView) => { readonly height: number; readonly small: number };
  /** A later part without its room, with the space above it. */
  readonly part: (part: PartView) => number;
  /** The head of what is left of a question on a later page; `again`: with all that is given, drawn smaller, its worked solution and its program. */
  readonly continued: (view: QuestionView, again: boolean) => number;
  /** A part's room for working; beside boxes it is as high as these. */
  readonly room: (part: PartView) => Room | null;
}

/** Of a drawing that is shown again, beside which what is stated may take a line more, and of one that is set small so that a page holds more. */
const AGAIN = 0.75;
const SMALL = 0.8125;

export function heightsFor(locale: LocaleName, width: number): Heights {
  const measures = measuresFor(locale, width);
  const { text } = measures;
  const titleOf = (view: QuestionView): Box[] => [...box(0, titleHeight(view, measures), 0)];
  const given = (view: QuestionView, scale: number) => box(2, givenHeight(view, scale, measures), 2);
  const linesOf = (view: QuestionView) => [
    ...box(2, workedHeight(view, measures), 2),
    ...box(2, codeHeight(view, measures), 2),
  ];
  return {
    first: (view) => {
      const above = [
        ...titleOf(view),
        ...box(
          1,
          proseHeight(
            line`${sentence(view.task)}${view.rounding === "" ? "" : ` ${view.rounding}`}`,
            width,
            text,
          ),
          2,
        ),
      ];
      const below = [...linesOf(view), ...view.parts.slice(0, 1).flatMap((part) => boxesOf(part, measures))];
      const as = (scale: number) => stacked([...above, ...given(view, scale), ...below]);
      const height = as(1);
      return { height, small: isDrawn(view) ? as(SMALL) : height };
    },
    part: (part) => stacked(boxesOf(part, measures)),
    continued: (view, again) =>
      stacked([
        { above: 0, height: measures.title.line, below: 0 },
        ...(again ? [...given(view, AGAIN), ...linesOf(view)] : []),
      ]) + (again && isDrawn(view) ? text.line : 0),
    room: (part) => {
      const { space } = part;
      if (space === null || part.columns !== "one") return space;
      const boxes = answersHeight(part, measures);
      return {
        least: Math.max(boxes, space.least),
        best: Math.max(boxes, space.best),
      };
    },
  };
}

const isDrawn = ({ drawing }: QuestionView): boolean => drawing !== null;

/** What is to be done: a sentence of ours, or a teacher's text. */
const sentence = (task: string | Line): Line =>
  typeof task === "string" ? oneRun({ kind: "sentence", text: task }) : task;

/** A part's task, help, choices and boxes; where room stands under them, the space between. */
function boxesOf(part: PartView, measures: Measures): Box[] {
  const beside = part.columns === "one";
  const under = part.space !== null && !beside;
  return [
    ...(part.alone ? [] : box(3, partTitle(part, measures), 1.5)),
    ...box(0.5, helpsHeight(part, measures), 0.5),
    ...box(1, chosensHeight(part.chosen, measures), 1),
    // Beside its boxes the room has their height, which is counted with it.
    ...(beside ? [{ above: 1.5, height: 0, below: 1.5 }] : box(1.5, answersHeight(part, measures), 1.5)),
    ...(under ? [{ above: 2, height: 0, below: 0 }] : []),
  ];
}

/** A heading and its marks, which stand at its end. */
function titleHeight(
  { title, topic, marks }: QuestionView,
  { title: type, width, ...measures }: Measures,
): number {
  const free = width - widthIn(`[${marks}]`, measures.marks) - 8;
  const wide = boldWidth(title, type);
  return heightIn(topic, Math.max(20, free - wide), type) || type.line;
}

function partTitle({ task, marks, label }: PartView, { width, text, marks: small }: Measures): number {
  const free = width - boldWidth(label, text) - widthIn(`[${marks}]`, small) - 6;
  return Math.max(heightIn(sentence(task), free, text), text.line);
}

function helpsHeight({ helps }: PartView, { width, text, t }: Measures): number {
  if (helps.length === 0) return 0;
  const items = helps.map(({ symbol, formula }) => line`${symbol} ${formula}`);
  const before = boldWidth(t("question.helps"), text);
  const type = { size: text.size, line: text.size * 1.5 };
  return heightOfItems(items, width, type, { gap: 4.5 + 0.25 * text.size, before, padding: 0.5 });
}
