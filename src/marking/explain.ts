import { known, present } from "../base/known.js";
import { coneOf } from "../graph/cone.js";
import { shapeOf } from "../graph/quantity.js";
import { symbolText } from "../notation/styles.js";
import { notationOfQuestion } from "../sheet/questionNotation.js";
import { failing, freeAnswers, runCheck } from "../sheet/runCheck.js";
import {
  type Answer,
  choiceName,
  type OptionAnswer,
  type Question,
  type SeveralAnswer,
  type Sheet,
} from "../sheet/sheet.js";
import { keyOf, type Messages } from "../words/messages.js";
import { messagesOf } from "../words/ownTexts.js";
import { readOptions } from "./judgeSeveral.js";
import { mark } from "./mark.js";
import type { Answers, MarkedAnswer, MarkedSheet, Ruling } from "./marked.js";
import { readOption } from "./readOption.js";
import { schemeOf } from "./scheme.js";

export interface ExplainedAnswer extends MarkedAnswer {
  /** What a tutor would say. It shows the right value only where that is asked for. */
  readonly message: string;
}

export interface ExplainedSheet extends MarkedSheet {
  readonly answers: readonly ExplainedAnswer[];
}

export interface ExplainOptions {
  readonly t: Messages;
  /** Whether the right value is told where an answer is not right. */
  readonly reveal?: boolean;
  /** Whether what is said of a choice may lead to the right one, as "look further up" does; else more tries would find it. Default: it may. */
  readonly leading?: boolean;
  /** How an earlier answer is named, by its id; as plain text where this is left out. */
  readonly nameOf?: (id: string) => string;
}

/** Marks a sheet and says of each answer what a tutor would, with the student's own numbers. */
export const markAndExplain = (sheet: Sheet, answers: Answers, options: ExplainOptions): ExplainedSheet =>
  explain(sheet, mark(sheet, answers), options);

/** What a tutor would say of a sheet that is marked. */
export function explain(sheet: Sheet, marked: MarkedSheet, options: ExplainOptions): ExplainedSheet {
  const places = placesOf(sheet);
  const byId = new Map(marked.answers.map((one) => [one.id, one]));
  return {
    ...marked,
    answers: marked.answers.map((one) => {
      const place = places.get(one.id);
      const said =
        place === undefined
          ? ""
          : messageOf(one, place, byId, { ...options, t: messagesOf(place.question, options.t) });
      return { ...one, message: one.ruling === undefined ? said : ruledMessage(said, one.ruling, options.t) };
    }),
  };
}

/** What is said of an answer whose marks a scheme has changed: that comes first. */
function ruledMessage(said: string, ruling: Ruling, t: Messages): string {
  switch (ruling.by) {
    case "accept":
      return t("ruled.accept");
    case "overrule":
      return `${t("ruled.overrule", { why: ruling.why })} ${said}`;
    case "attempt":
      return `${t("ruled.attempt", { number: ruling.number, percent: ruling.percent })} ${said}`;
    case "full":
    case "drop":
    case "follow":
      return `${t(`ruled.${ruling.by}`)} ${said}`;
  }
}

interface AnswerPlace {
  readonly question: Question;
  readonly answer: Answer;
  /** An answer's quantity as the sheet prints it, as plain text. */
  readonly nameOf: (id: string) => string;
  /** Any quantity as the sheet prints it. */
  readonly symbolOf: (quantity: string) => string;
}

function placesOf({ questions, notation }: Sheet): Map<string, AnswerPlace> {
  const places = new Map<string, AnswerPlace>();
  for (const question of questions) {
    const names = notationOfQuestion(question, notation);
    const symbolOf = (quantity: string) => symbolText(quantity, names);
    const nameOf = (id: string) => symbolText(places.get(id)?.answer.quantity ?? id, names);
    for (const answer of question.answers) places.set(answer.id, { question, answer, nameOf, symbolOf });
  }
  return places;
}

/** What is said of a choice, a factor, a line or a shape that is not right. */
function chosenSentence(marked: MarkedAnswer, place: AnswerPlace, { t, leading }: Said): string {
  const { question, answer } = place;
  const given = marked.given.trim();
  switch (answer.kind) {
    case "number":
    case "written":
      return "";
    case "free":
      return "";
    case "several":
      // Whoever chooses all would read which of them are not right.
      return [
        t("marked.several"),
        ...(leading ? whysOf(answer, readOptions(given, answer.options.length) ?? []) : []),
      ].join(" ");
    case "shape":
      return answer.why === undefined
        ? t(`shape.${shapeOf(answer.quantity)}`)
        : t(keyOf("why", answer.why.words));
    case "choice": {
      const chosen = readOption(given, answer.options.length);
      const whys = whysOf(answer, typeof chosen === "number" ? [chosen] : []);
      const name = choiceName(answer).replace(/\d+$/, "");
      return whys.length > 0 ? whys.join(" ") : t(keyOf("marked", "choice", name));
    }
    case "blank":
      return t(isFactor(question, answer, given) ? "marked.blank.again" : "marked.blank.wrong");
    case "line":
      if (!leading) return t("marked.line.follows");
      return t(carriesOn(question, answer, given) ? "marked.line.carried" : "marked.line.right");
  }
}

/**
 * What comes out with numbers that do not do what they should, for the first case that goes wrong; of the boxes that are
 * judged together the first says it, and `before` it what the mistake was; the others name that one.
 */
function freeSentence(
  { id }: MarkedAnswer,
  { question, answer }: AnswerPlace,
  said: Said,
  before = "",
): string {
  const { byId, nameOf, t } = said;
  const check = question.checks?.find(({ judges }) => judges.includes(answer.quantity));
  const all = freeAnswers(question);
  // Of neurons that are marked apart, each has its own first box.
  const together: readonly string[] =
    check?.apart?.find((one) => one.some((id) => id === answer.quantity)) ?? check?.judges ?? [];
  const first = all.find(({ quantity }) => together.includes(quantity));
  if (check === undefined || first === undefined) return "";
  if (first.id !== id) return t("marked.free.with", { symbol: nameOf(first.id) });
  const own = all.flatMap((one) => {
    const value = byId.get(one.id)?.value ?? null;
    return value === null ? [] : [[one.quantity, value] as const];
  });
  const wrong = failing(runCheck(question, check, new Map(own)));
  if (wrong === undefined) return "";
  const inputs = Object.entries(wrong.inputs).map(([quantity, value]) =>
    t("marked.own", { symbol: said.symbolOf(quantity), value }),
  );
  const { came, wanted } = wrong;
  const output = said.symbolOf(check.output);
  return before + t("marked.free.wrong", { inputs: inputs.join(t("marked.join")), output, came, wanted });
}

/** What a teacher says of the options that were chosen and are not right. */
const whysOf = ({ options, right }: OptionAnswer | SeveralAnswer, chosen: readonly number[]): string[] =>
  chosen.flatMap((place) => {
    const option = options[place - 1];
    const isRight = typeof right === "number" ? right === place : right.includes(place);
    return option?.kind === "prose" && option.why !== undefined && !isRight ? [option.why] : [];
  });

/** Whether what was chosen is a factor of the product, which then stands in a blank before this one. */
function isFactor({ answers }: Question, { quantity, options }: OptionAnswer, given: string): boolean {
  const chosen = readOption(given, options.length);
  return answers.some((one) => one.kind === "blank" && one.quantity === quantity && one.right === chosen);
}

/** Whether the line that was picked rests on the one with the mistake. */
function carriesOn(question: Question, { options, right }: OptionAnswer, given: string): boolean {
  const lineOf = (place: number | null | undefined): string | undefined => {
    const option = typeof place === "number" ? options[place - 1] : undefined;
    return option?.kind === "quantity" ? option.quantity : undefined;
  };
  const [picked, wrong] = [lineOf(readOption(given, options.length)), lineOf(right)];
  if (picked === undefined || wrong === undefined) return false;
  return coneOf(schemeOf(question).graph, picked, new Set()).some(({ id }) => id === wrong);
}

/** The value that stands at the option that was chosen, as it is printed; what was written, where it is none. */
function chosenValue({ answer }: AnswerPlace, given: string): string {
  if (answer.kind !== "choice") return given;
  const option = answer.options[(readOption(given, answer.options.length) ?? 0) - 1];
  return option?.kind === "value" ? option.display : given;
}

function messageOf(
  marked: MarkedAnswer,
  place: AnswerPlace,
  byId: ReadonlyMap<string, MarkedAnswer>,
  { t, reveal = false, leading = true, nameOf = place.nameOf }: ExplainOptions,
): string {
  const { answer } = place;
  // A misconception is shown with the numbers that it was applied to; else a student is sent to where it began.
  const own = (marked.verdict === "misconception" ? marked.followsFrom : originsOf(marked, byId))
    .map((id) => t("marked.own", { symbol: nameOf(id), value: known(byId, id).given.trim() }))
    .join(t("marked.join"));
  const from = own === "" ? "" : t("marked.owns", { list: own });
  const said = sentenceOf(marked, place, from, { byId, nameOf, t, leading, symbolOf: place.symbolOf });
  const tells = reveal && marked.verdict !== "correct" && answer.kind !== "written" && answer.kind !== "free";
  return tells ? `${said} ${t("marked.reveal", { value: answer.display })}` : said;
}

/** The answers that went wrong first: behind those that only follow through stand those that they follow from. */
function originsOf(
  { followsFrom }: MarkedAnswer,
  byId: ReadonlyMap<string, MarkedAnswer>,
  seen: Set<string> = new Set(),
): string[] {
  return followsFrom.flatMap((id) => {
    if (seen.has(id)) return [];
    seen.add(id);
    const one = byId.get(id);
    const carries = one?.verdict === "follow-through" || one?.verdict === "imprecise";
    return one !== undefined && carries && one.followsFrom.length > 0 ? originsOf(one, byId, seen) : [id];
  });
}

/** How many digits an answer is asked with: "4 decimal places". */
function digitsAsked({ question, answer }: AnswerPlace, t: Messages): string {
  const rounding = schemeOf(question).roundingFor(answer.quantity);
  if (rounding === "exact") return "";
  if ("decimals" in rounding) {
    const { decimals } = rounding;
    if (decimals === 1) return t("marked.digits.decimals.one");
    const count = t("rounding.counts").split(" ")[decimals - 1] ?? decimals;
    return t("marked.digits.decimals.other", { count });
  }
  const count = rounding.significant;
  return count === 1 ? t("marked.digits.significant.one") : t("marked.digits.significant.other", { count });
}

/** What sentences are made with. */
interface Said {
  readonly byId: ReadonlyMap<string, MarkedAnswer>;
  readonly nameOf: (id: string) => string;
  readonly symbolOf: (quantity: string) => string;
  readonly t: Messages;
  readonly leading: boolean;
}

function sentenceOf(marked: MarkedAnswer, place: AnswerPlace, from: string, said: Said): string {
  const { t } = said;
  const { question, answer } = place;
  const given = marked.given.trim();
  switch (marked.verdict) {
    case "correct":
      return t("marked.correct");
    case "follow-through":
      return t("marked.follow-through", { from });
    case "imprecise": {
      const digits = digitsAsked(place, t);
      const key = from === "" ? "marked.imprecise" : "marked.imprecise.own";
      return t(key, { digits, from });
    }
    case "misconception": {
      const mistake = present(marked.misconception, "the misconception of a verdict");
      const name = t(keyOf("misconception", mistake, "name"));
      if (answer.kind === "free") {
        const tutor = t(keyOf("misconception", mistake, "tutor"));
        return freeSentence(marked, place, said, `${t("marked.free.misconception", { name })} ${tutor} `);
      }
      const key = from === "" ? "marked.misconception" : "marked.misconception.own";
      return `${t(key, { given: chosenValue(place, given), name, from })} ${t(keyOf("misconception", mistake, "tutor"))}`;
    }
    case "wrong": {
      if (answer.kind === "free") return freeSentence(marked, place, said);
      if (answer.kind !== "number") return chosenSentence(marked, place, said);
      const line = schemeOf(question).graph.byId.get(answer.quantity);
      // The reason of a line that has to be found would tell which it is.
      const reason =
        line === undefined || answer.unnamed === true
          ? ""
          : t("marked.because", { reason: t(keyOf("reason", line.reason)) });
      return `${from === "" ? t("marked.wrong") : t("marked.wrong.from", { from })} ${reason}`.trim();
    }
    case "blank":
      return t("marked.blank");
    case "unmarked":
      return t("marked.unmarked");
    case "marked":
      return t("marked.by-hand", { points: marked.points, most: marked.maxPoints });
    case "unreadable":
      return marked.reason === "no-marks"
        ? t("unreadable.no-marks", { given, most: marked.maxPoints })
        : answer.kind === "number" || (answer.kind === "free" && marked.reason !== "with-others")
          ? t("marked.unreadable", { given, why: t(keyOf("unreadable", marked.reason ?? "no-number")) })
          : t(keyOf("unreadable", marked.reason ?? "no-option"), { given });
  }
}
