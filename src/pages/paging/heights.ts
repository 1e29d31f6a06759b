import type { LocaleName, Paper } from "../../base/settings.js";
import { proseLines } from "../../prose/markdown.js";
import type { ChosenView, OptionView } from "../../views/chosen.js";
import type { QuestionView } from "../../views/questionView.js";
import type { Room } from "../../views/rooms.js";
import { messagesFor } from "../../words/locale.js";
import { heightIn, heightOfItems, POINT, type Type, typeOf, widthIn } from "./flow.js";

/** The part of a page that is printed on, in mm: paper less the margins of `@page`. */
export const AREA: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  A4: { width: 174, height: 265 },
  Letter: { width: 179.9, height: 247.4 },
};

/** Bold letters are wider. */
const BOLD = 1.07;
/** A pixel of a drawing, in mm. */
const PIXEL = 25.4 / 96;

/** Heights in mm as `styles/paper.css` sets them: each number here stands there. */
export interface Heights {
  /** From the top of a question to its first part; `small`: with its drawing set small. */
  readonly question: (view: QuestionView, small: boolean) => number;
  /** The head of what is left of a question on a later page; `again`: with all that is given, drawn smaller. */
  readonly continued: (view: QuestionView, again: boolean) => number;
  /** A part without its room for working. */
  readonly part: (part: QuestionView["parts"][number]) => number;
  /** Its room for working; beside boxes it is as high as these. */
  readonly room: (part: QuestionView["parts"][number]) => Room | null;
}

/** Of a drawing that is shown again, and of one that is set small so that a page holds more. */
const AGAIN = 0.75;
const SMALL = 0.82;

export function heightsFor(locale: LocaleName, width: number): Heights {
  const known = messagesFor(locale)("question.known");
  const text = locale === "ko" ? typeOf(10, 1.5) : typeOf(10.5, 1.38);
  const label = typeOf(9, locale === "ko" ? 1.5 : 1.38);
  const note = typeOf(8.8, 1.3);
  const title = 12.5 * POINT * 1.25;

  const stated = ({ facts, examples, known: shown }: QuestionView, wide: number): number => {
    let height = 0;
    let used = 0;
    let row = 0;
    for (const fact of facts) {
      const all = Math.max(
        widthIn(fact.label, label),
        widthIn(String(fact.html), text),
        widthIn(String(fact.note), note),
      );
      const across = fact.wide ? wide : Math.min(wide, all);
      if (used > 0 && used + 8 + across > wide) {
        height += row + 1.6;
        row = 0;
        used = 0;
      }
      used += (used > 0 ? 8 : 0) + across;
      const own =
        (fact.label === "" ? 0 : label.line) +
        heightIn(String(fact.html), wide, text) +
        heightIn(String(fact.note), wide, note);
      row = Math.max(row, own);
    }
    height += row;
    if (examples !== null) height += 1 + (examples.rows.length + 1) * (text.line + 1.4);
    return height + knownHeight(shown, wide);
  };

  const knownHeight = (shown: QuestionView["known"], wide: number): number => {
    if (shown.length === 0) return 0;
    const items = shown.map(({ symbol, value }) => `${symbol} = ${value}`);
    // Each item is a box with half a millimetre above and below.
    const type = { size: text.size, line: text.size * 1.9 };
    const before = widthIn(known, text) * BOLD + 1;
    return 1.5 + heightOfItems(items, wide, type, { gap: 4.5 + 0.25 * text.size, before, padding: 0.5 });
  };

  const given = (view: QuestionView, scale: number): number => {
    const drawing = drawingSize(String(view.drawing ?? ""), width, scale, label);
    const beside = width - drawing.width - 7;
    if (drawing.height === 0) return stated(view, width);
    const without = view.facts.length === 0 && view.examples === null && view.known.length === 0;
    if (without) return drawing.height;
    if (beside >= 58) return Math.max(drawing.height, stated(view, beside));
    return drawing.height + 3 + stated(view, width);
  };

  const withMargin = (height: number, margin: number): number => (height === 0 ? 0 : height + margin);

  return {
    question: (view, small) =>
      title +
      1 +
      proseHeight(`${view.task} ${view.rounding}`, width, text) +
      2 +
      withMargin(given(view, small ? SMALL : 1), 2) +
      workedHeight(view, width, text) +
      codeHeight(view, text),
    continued: (view, again) => title + (again ? 2 + withMargin(given(view, AGAIN), 2) : 1),
    part: (part) =>
      (part.alone ? 0 : 4.5 + heightIn(`(a) ${part.task}`, width - 20, text)) +
      helpsHeight(part, width, text) +
      chosensHeight(part.chosen, width, text) +
      (part.columns === "one" ? 0.5 : answersHeight(part, width, text) + (part.space === null ? 1.5 : 2)),
    room: (part) => {
      const { space } = part;
      if (space === null || part.columns !== "one") return space;
      const boxes = answersHeight(part, width, text);
      return {
        least: Math.max(boxes, space.least),
        best: Math.max(boxes, space.best),
        most: Math.max(boxes, space.most),
      };
    },
  };
}

/** Captions stand under a drawing in lines of this width at most. */
const CAPTION = 62;

function drawingSize(
  html: string,
  most: number,
  scale: number,
  caption: Type,
): { width: number; height: number } {
  const [, w = "0", h = "0"] = /<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(html) ?? [];
  const full = { width: Number(w) * PIXEL * scale, height: Number(h) * PIXEL * scale };
  const fit = Math.min(1, most / Math.max(1, full.width));
  const text = html.replace(/<svg[\s\S]*<\/svg>/, "");
  const under = Math.min(CAPTION, widthIn(text, caption));
  return {
    width: Math.max(full.width * fit, under),
    height: full.height * fit + heightIn(text, CAPTION, caption),
  };
}

function helpsHeight({ helps }: QuestionView["parts"][number], width: number, text: Type): number {
  if (helps.length === 0) return 0;
  const items = helps.map(({ symbol, formula }) => `${symbol} ${formula}`);
  return (
    1 +
    heightOfItems(items, width, { ...text, line: text.size * 1.5 }, { gap: 4.5, before: 12 }) +
    items.length
  );
}

/** From one line to write on to the next. */
const RULED = 8.5;
const ROW = 9;
const ROW_GAP = 2;
const COLUMNS: Readonly<Record<string, number>> = { one: 1, two: 2, guided: 2, three: 3, four: 4 };

function answersHeight(
  { answers, columns }: QuestionView["parts"][number],
  width: number,
  text: Type,
): number {
  if (answers.length === 0) return 0;
  const across = COLUMNS[columns] ?? 3;
  const column = (width - 6 * (across - 1)) / across;
  let height = 0;
  for (let first = 0; first < answers.length; first += across) {
    const row = answers.slice(first, first + across).map(({ symbol, formula }) => {
      const taken = widthIn(String(symbol), text) + 28 + 8;
      return Math.max(
        heightIn(String(symbol), width, { ...text, line: 0 }),
        heightIn(String(formula), Math.max(20, column - taken), { ...text, line: 0 }),
      );
    });
    height += Math.max(ROW, ...row) + (first > 0 ? ROW_GAP : 0);
  }
  return height;
}

/** Choices, products with their banks and numbers of lines, one under another; shapes side by side. */
function chosensHeight(all: readonly ChosenView[], width: number, text: Type): number {
  const shapes = all.flatMap(({ shape, free }) => [
    ...(shape === null ? [] : [widthIn(String(shape.symbol), text) + 42]),
    ...(free === null ? [] : [widthIn(String(free.symbol), text) + 40]),
  ]);
  const across = shapes.reduce((sum, one) => sum + one, 0);
  const others = all.reduce((sum, { choice, product, line, written }) => {
    if (written !== null) return sum + 6 + written.lines.length * RULED;
    if (choice?.long === true) return sum + ROW + 5 + longHeight(choice.options, width, text);
    if (choice !== null) return sum + choiceHeight(choice, width, text);
    if (product !== null) return sum + 19 + optionsHeight(product.bank, width - 30, text);
    return sum + (line === null ? 0 : ROW + 1);
  }, 0);
  return others + Math.ceil(across / width) * (ROW + 1);
}

/** Texts to choose from, one under another. */
const longHeight = (options: readonly OptionView[], width: number, text: Type): number =>
  options.reduce((sum, { html }) => sum + 1.5 + proseHeight(String(html), width - 8, text), 0);

/** A text of paragraphs, lists and code, with the space between them. */
function proseHeight(html: string, width: number, text: Type): number {
  const lines = proseLines(html);
  const heights = lines.map((line) => heightIn(line, width, text));
  return heights.reduce((sum, height) => sum + height, 0) + 2 * Math.max(0, lines.length - 1);
}

/** Options stand beside the box where they all fit there, else under it. */
function choiceHeight(
  { asked, options, wide }: NonNullable<ChosenView["choice"]>,
  width: number,
  text: Type,
): number {
  if (wide)
    return Math.max(ROW, heightIn(String(asked), width - 20, text)) + 5 + wideHeight(options, width, text);
  const box = widthIn(String(asked), text) + 2 + 13;
  const across = options.reduce(
    (sum, { label, html }) => sum + widthIn(`${label} ${String(html)}`, text) + 1.5,
    9 * (options.length - 1),
  );
  const symbol = heightIn(String(asked), width, text);
  return box + 12 + across <= width
    ? Math.max(ROW, symbol, optionsHeight(options, width, text) + 3) + 2
    : Math.max(ROW, symbol) + 5 + optionsHeight(options, width, text);
}

const optionsHeight = (options: readonly OptionView[], width: number, text: Type): number =>
  heightOfItems(
    options.map(({ label, html }) => `${label} ${String(html)}`),
    width,
    text,
    { gap: 10 },
  );

/** Options that take a line each, with a millimetre between them. */
const wideHeight = (options: readonly OptionView[], width: number, text: Type): number =>
  options.reduce((sum, { html }) => sum + 1 + heightIn(String(html), width - 8, text), 0);

/** The lines of a printed program. */
const codeHeight = ({ code }: QuestionView, text: Type): number =>
  code === null ? 0 : 6 + code.length * (text.size * 1.5);

/** The lines of a printed solution, in two columns unless they are wide. */
function workedHeight({ worked }: QuestionView, width: number, text: Type): number {
  if (worked === null) return 0;
  const column = worked.wide ? width - 15 : (width - 21) / 2;
  const heights = worked.lines.map(({ symbol, formula, numbers, value, copies }) => {
    const line = [symbol, formula, numbers, "=", value, copies].map(String).join(" ");
    return 1 + heightIn(line, column - 4, text);
  });
  const sum = heights.reduce((all, one) => all + one, 0);
  return 7 + (worked.wide ? sum : sum / 2 + Math.max(...heights) / 2);
}
