import { notationOf } from "../notation/notation.js";
import { symbolText } from "../notation/styles.js";
import type { Answer, Question, Sheet } from "../sheet/sheet.js";
import { mark } from "./mark.js";
import type { Answers, MarkedAnswer, MarkedSheet } from "./marked.js";
import { schemeOf } from "./scheme.js";

/** The text of a key in one language, with `{name}` replaced by its parameter. */
export type Texts = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface ExplainedAnswer extends MarkedAnswer {
  /** What a tutor would say. It shows the right value only where that is asked for. */
  readonly message: string;
}

export interface ExplainedSheet extends MarkedSheet {
  readonly answers: readonly ExplainedAnswer[];
}

export interface ExplainOptions {
  readonly t: Texts;
  /** Whether the right value is told where an answer is not right. */
  readonly reveal?: boolean;
}

/** Marks a sheet and says of each answer what a tutor would, with the student's own numbers. */
export function markAndExplain(sheet: Sheet, answers: Answers, options: ExplainOptions): ExplainedSheet {
  const marked = mark(sheet, answers);
  const places = placesOf(sheet);
  const given = new Map(marked.answers.map((one) => [one.id, one.given.trim()]));
  return {
    ...marked,
    answers: marked.answers.map((one) => {
      const place = places.get(one.id);
      return { ...one, message: place === undefined ? "" : messageOf(one, place, given, options) };
    }),
  };
}

interface AnswerPlace {
  readonly question: Question;
  readonly answer: Answer;
  /** A quantity's name as the sheet prints it. */
  readonly nameOf: (quantity: string) => string;
  readonly quantityOf: (id: string) => string;
}

function placesOf({ questions, notation }: Sheet): Map<string, AnswerPlace> {
  const places = new Map<string, AnswerPlace>();
  const quantityOf = (id: string) => places.get(id)?.answer.quantity ?? id;
  for (const question of questions) {
    const names = notationOf(notation, sizesOf(question.network));
    const nameOf = (quantity: string) => symbolText(quantity, names);
    for (const answer of question.answers) places.set(answer.id, { question, answer, nameOf, quantityOf });
  }
  return places;
}

/** The neurons of each layer, inputs first; none where a topic has no network. */
const sizesOf = (network: Question["network"]): number[] =>
  network === undefined
    ? []
    : [network.examples[0]?.inputs.length ?? 0, ...network.layers.map(({ weights }) => weights.length)];

function messageOf(
  marked: MarkedAnswer,
  place: AnswerPlace,
  given: ReadonlyMap<string, string>,
  { t, reveal = false }: ExplainOptions,
): string {
  const { answer, nameOf, quantityOf } = place;
  const from = marked.followsFrom
    .map((id) => t("marked.own", { symbol: nameOf(quantityOf(id)), value: given.get(id) ?? "" }))
    .join(t("marked.join"));
  const said = sentenceOf(marked, place, from, t);
  const tells = reveal && marked.verdict !== "correct";
  return tells ? `${said} ${t("marked.reveal", { value: answer.display })}` : said;
}

function sentenceOf(marked: MarkedAnswer, { question, answer }: AnswerPlace, from: string, t: Texts): string {
  const given = marked.given.trim();
  switch (marked.verdict) {
    case "correct":
      return t("marked.correct");
    case "follow-through":
      return t("marked.follow-through", { from });
    case "misconception": {
      const name = t(`misconception.${marked.misconception}.name`);
      const key = from === "" ? "marked.misconception" : "marked.misconception.own";
      return `${t(key, { given, name, from })} ${t(`misconception.${marked.misconception}.tutor`)}`;
    }
    case "wrong": {
      const line = schemeOf(question).graph.byId.get(answer.quantity);
      const reason = line === undefined ? "" : t(`reason.${line.reason}`);
      return `${from === "" ? t("marked.wrong") : t("marked.wrong.from", { from })} ${reason}`.trim();
    }
    case "blank":
      return t("marked.blank");
    case "unreadable":
      return t("marked.unreadable", { given, why: t(`unreadable.${marked.reason ?? "no-number"}`) });
  }
}
