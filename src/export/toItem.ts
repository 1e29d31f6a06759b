import { roundingOf } from "../core/graph/precision.js";
import { lastPlace } from "../core/graph/rounding.js";
import { factorsOf } from "../core/sheet/asBlanks.js";
import { printedName } from "../core/sheet/printedName.js";
import {
  type Answer,
  isSymbolic,
  mistakeIn,
  type Option,
  type OptionAnswer,
  type Question,
  type Sheet,
} from "../core/sheet/sheet.js";
import { messagesFor } from "../core/words/locale.js";
import { keyOf, type Messages } from "../core/words/messages.js";
import { blankWords } from "../document/build/blankWords.js";
import { askedLine, optionLabel, optionLine } from "../document/build/chosen.js";
import { contentOf, writtenOf } from "../document/build/chosenKey.js";
import { labelsOf } from "../document/build/labels.js";
import { contextOf, type QuestionContext } from "../document/build/questionContext.js";
import { questionView } from "../document/build/questionView.js";
import { roundingRules } from "../document/build/roundingRules.js";
import { workedLine } from "../document/build/workedLine.js";
import { linesIn } from "../document/prose/proseLines.js";
import type { Drawing } from "../document/tree/drawing.js";
import {
  type Line as DocumentLine,
  isEmpty,
  isLineOf,
  joined,
  line,
  NOTHING,
  oneRun,
  plain,
  together,
} from "../document/tree/line.js";
import { stackedPictures } from "../document/tree/picture.js";
import { pictureSvg } from "../document/write/html/pictureSvg.js";
import type { Block, Field, Item, ItemPart, Line, Variant, Wrong } from "./item.js";
import { plainMinus, runsOf } from "./runs.js";

/** A sheet in an export's words; its mathematics is the sheet's own. */
export const toVariant = (sheet: Sheet): Variant => ({
  sheet,
  items: sheet.questions.map((question, k) => toItem(question, k + 1, sheet)),
});

const text = (words: string): Line => [{ text: plainMinus(words) }];

function toItem(question: Question, number: number, sheet: Sheet): Item {
  const context = contextOf(question, sheet, messagesFor(sheet.locale));
  const { t } = context.setter;
  const labels = labelsOf(question, context.setter);
  const rules = roundingRules([context], t).common;
  const view = questionView(context, number, []);
  const rounding = rules.length === 0 ? "" : `${t("rounding.intro")} ${rules.join(t("rounding.join"))}.`;
  const known = joined(
    view.known.map(({ symbol, value }) => line`${symbol} = ${value}`),
    ", ",
  );
  const blocks: Block[] = [
    ...(isLineOf(view.task)
      ? blocksOf(rounding === "" ? view.task : line`${view.task} ${rounding}`)
      : [{ line: text(`${view.task} ${rounding}`.trim()) }]),
    ...view.facts.map(({ label, html, note }) => ({
      line: factLine(label, html, note ?? NOTHING),
    })),
    ...(view.examples === null ? [] : [{ table: examplesTable(view.examples, t("network.example")) }]),
    ...(isEmpty(known) ? [] : [{ line: runsOf(line`${t("question.known")} ${known}`) }]),
    ...(question.code ?? []).map((code, k) => ({ line: text(`(${k + 1}) ${code}`) })),
    ...workedBlocks(view.worked, t("worked.title")),
  ];
  return {
    question,
    title: view.title,
    topic: view.topic,
    picture: view.drawing === null ? null : pictureOf(view.drawing),
    blocks,
    parts: question.parts.map((part, k) => toPart(context, part, view.parts[k], labels)),
    solution: solutionOf(context, labels),
  };
}

/** What its letters are stands behind a comma: behind a space alone `(y - a)^2 y` reads as a product. */
const factLine = (label: string, html: DocumentLine, note: DocumentLine): Line =>
  runsOf(
    together(
      label === "" ? "" : `${label}: `,
      joined(
        [html, note].filter((one) => !isEmpty(one)),
        ", ",
      ),
    ),
  );

/** A text's paragraphs, items and lines of code as lines. */
const blocksOf = (prose: DocumentLine): Block[] => linesIn(prose).map((one) => ({ line: runsOf(one) }));

type View = ReturnType<typeof questionView>;

const examplesTable = ({ heads, rows }: NonNullable<View["examples"]>, example: string) => ({
  head: [text(example), ...heads.map(runsOf)],
  rows: rows.map(({ number, values }) => [text(String(number)), ...values.map(text)]),
});

function workedBlocks(worked: View["worked"], title: string): Block[] {
  if (worked === null) return [];
  const lines = worked.lines.map(({ number, symbol, formula, numbers, value, copies }) => ({
    line: runsOf(line`(${String(number)}) ${symbol} ${formula} ${numbers} = ${value} ${copies}`),
  }));
  return [{ line: text(title) }, ...lines];
}

/** The drawings as one picture, and their words; letters are drawn, so that no TeX is in it. */
function pictureOf({ pictures }: Drawing): Item["picture"] {
  const drawn = stackedPictures(pictures);
  if (drawn === null) return null;
  return { drawn, svg: pictureSvg(drawn), alt: plainMinus(drawn.spoken).replace(/\s+/g, " ") };
}

function toPart(
  context: QuestionContext,
  { answers: ids }: Question["parts"][number],
  view: View["parts"][number] | undefined,
  labels: ReadonlyMap<string, DocumentLine>,
): ItemPart {
  const { question, setter } = context;
  const asked = question.answers.filter(({ id }) => ids.includes(id));
  const order = [...context.others, ...context.answers].flat().map(({ id }) => id);
  const fields = asked
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .map((answer) => toField(answer, labels.get(answer.id) ?? NOTHING, context));
  const helps = joined(view?.helps.map(({ symbol, formula }) => line`${symbol} ${formula}`) ?? [], ", ");
  return {
    task: view === undefined || view.alone ? [] : text(`${view.label} ${view.task}`),
    blocks: [
      ...(isEmpty(helps) ? [] : [{ line: runsOf(line`${setter.t("question.helps")} ${helps}`) }]),
      ...productBlocks(asked, context),
    ],
    fields,
  };
}

/** The product with its blanks numbered, and the bank. */
function productBlocks(asked: readonly Answer[], { graph, setter }: QuestionContext): Block[] {
  const blanks = asked.flatMap((one) => (one.kind === "blank" ? [one] : []));
  const [first] = blanks;
  if (first === undefined) return [];
  const rightOf = ({ options, right }: OptionAnswer) => options[right - 1];
  const factors = factorsOf(graph, first.quantity).map((factor) => {
    const blank = blanks.find((one) => {
      const option = rightOf(one);
      return option?.kind === "quantity" && option.quantity === factor;
    });
    return blank === undefined ? setter.symbol(factor, true) : plain(`[${blank.name.replace(/\D/g, "")}]`);
  });
  return [{ line: runsOf(line`${setter.symbol(first.quantity, true)} = ${joined(factors, " · ")}`) }];
}

function toField(answer: Answer, label: DocumentLine, context: QuestionContext): Field {
  const { question, graph, setter } = context;
  const { t } = setter;
  const words = blankWords(t);
  const chosen = "options" in answer ? answer : null;
  const isRight = (place: number): boolean =>
    answer.kind === "several" ? answer.right.includes(place) : "right" in answer && answer.right === place;
  const asked = answer.kind === "number" ? roundingOf(graph, answer.quantity, question.precision) : "exact";
  const unit = answer.kind === "number" ? lastPlace(answer.value, asked) : 0;
  return {
    answer,
    label: runsOf(label),
    name: printedName(answer, setter.notation, words),
    question: answer.kind === "choice" || answer.kind === "several" ? runsOf(askedLine(answer, setter)) : [],
    options:
      chosen?.options.map((option, k) => ({
        label: optionLabel(chosen.kind, k + 1, t),
        line: runsOf(optionLine(option, setter)),
        right: isRight(k + 1),
        says: saysOf(option, t),
      })) ?? [],
    asked,
    wrong:
      answer.kind !== "number"
        ? []
        : answer.misconceptions
            .filter(({ told }) => told)
            .map(({ id, value, display }): Wrong => {
              const [low, high] = [Math.min(value, Number(display)), Math.max(value, Number(display))];
              const says = tutorOf(id, t);
              return { id, value, display, ...widened(low, high, unit), says };
            }),
  };
}

/** What a teacher says of an option, or a tutor of the wrong method that leads to it. */
const saysOf = (option: Option, t: Messages): string =>
  option.kind === "prose" ? plainMinus(option.why ?? "") : tutorOf(mistakeIn(option), t);

const tutorOf = (id: string | null, t: Messages): string =>
  id === null
    ? ""
    : plainMinus(`${t(keyOf("misconception", id, "name"))}. ${t(keyOf("misconception", id, "tutor"))}`);

/** A digit more on both sides, for those who cut; without the last digits that doubles lose. */
const widened = (low: number, high: number, unit: number) => ({
  lower: Number((low - unit).toPrecision(12)),
  upper: Number((high + unit).toPrecision(12)),
});

function solutionOf(context: QuestionContext, labels: ReadonlyMap<string, DocumentLine>): Block[] {
  const { question, lines, others, setter, displays } = context;
  const seen = new Set<string>();
  const worked = lines.filter((_part, k) => !(others[k] ?? []).some(isSymbolic));
  const steps = worked.flat().map((definition) => {
    const { symbol, formula, numbers, value, reason } = workedLine(definition, setter, displays);
    const why = seen.has(reason) ? "" : ` (${reason})`;
    seen.add(reason);
    return { line: runsOf(line`${symbol} ${formula} ${numbers} = ${value}${why}`) };
  });
  const chosen = question.answers.flatMap((answer) => {
    if (answer.kind === "number") return [];
    const label = labels.get(answer.id) ?? NOTHING;
    const written = line`${writtenOf(answer, setter)}${answer.kind === "written" ? "," : ""}`;
    return [{ line: runsOf(line`${label}: ${written} ${contentOf(answer, context)}`) }];
  });
  const own = question.own?.solution;
  const said = own === undefined ? [] : blocksOf(oneRun({ kind: "prose", source: own }));
  return [...said, ...steps, ...chosen];
}
