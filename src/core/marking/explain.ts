import { known, present } from "../base/known.js";
import type { Question, Sheet } from "../sheet/sheet.js";
import { keyOf, type Messages } from "../words/messages.js";
import { messagesOf } from "../words/ownTexts.js";
import { tidy } from "./cause/charge.js";
import { type Detective, detectiveFor } from "./detective/detectiveFor.js";
import type { Slip } from "./detective/slip.js";
import { type Changed, changedSince, rootsOf } from "./earlier.js";
import { mark } from "./mark.js";
import type { Answers, Cause, MarkedAnswer, MarkedSheet, Ruling } from "./marked.js";
import { preparedQuestion } from "./preparedQuestion.js";
import { type AnswerPlace, placesOf, type Said } from "./say/said.js";
import { causeSentence } from "./say/sayCause.js";
import { chosenSentence, chosenValue, claimSentence } from "./say/sayChosen.js";
import { faultSentence, formulaSentence } from "./say/sayFormula.js";
import { freeSentence } from "./say/sayFree.js";
import { slipSentence } from "./say/saySlip.js";
import { wrongSentence } from "./say/sayWrong.js";
import { withMinus } from "./say/withMinus.js";

/** A marked answer with what its student is told. */
export interface ExplainedAnswer extends MarkedAnswer {
  /** What a tutor would say. It shows the right value only where that is asked for. */
  readonly message: string;
  /** It was worked out rightly with an earlier answer that has been changed since; left out for all else. */
  readonly carriesEarlier?: true;
}

/** A marked sheet with what its student is told. */
export interface ExplainedSheet extends MarkedSheet {
  readonly answers: readonly ExplainedAnswer[];
}

export interface ExplainOptions {
  readonly t: Messages;
  /** Whether the right value is told where an answer is not right. */
  readonly reveal?: boolean;
  /** Whether what is said of a choice may lead to the right one, as "look further up" does; else more tries would find it. Default: it may. */
  readonly leading?: boolean;
  /** Whether a wrong number is looked for among what an edit of its line gives. Default: it is. */
  readonly detect?: boolean;
  /** The sheet as it was marked before, the last time first: what was worked out with a number that is changed since is told so. */
  readonly earlier?: readonly MarkedSheet[];
  /** How an earlier answer is named, by its id; as plain text where this is left out. */
  readonly nameOf?: (id: string) => string;
}

/** Marks a sheet and says of each answer what a tutor would, with the student's own numbers. */
export const markAndExplain = (sheet: Sheet, answers: Answers, options: ExplainOptions): ExplainedSheet =>
  explain(sheet, mark(sheet, answers), options);

/** What a tutor would say of a sheet that is marked. */
export function explain(sheet: Sheet, marked: MarkedSheet, wanted: ExplainOptions): ExplainedSheet {
  const options = { ...wanted, t: withMinus(wanted.t) };
  const places = placesOf(sheet);
  const byId = new Map(marked.answers.map((one) => [one.id, one]));
  const earlier = (options.earlier ?? []).map(({ answers }) => new Map(answers.map((one) => [one.id, one])));
  const changedOf = (id: string): readonly Changed[] =>
    earlier.map((before) => changedSince(byId, before, id)).find(({ length }) => length > 0) ?? [];
  const detectives = new Map<Question, Detective>();
  const slipOf = (one: MarkedAnswer, question: Question): Slip | null => {
    if (one.verdict !== "wrong" && one.cause === undefined) return null;
    const detective = detectives.get(question) ?? detectiveFor(question, sheet, byId);
    detectives.set(question, detective);
    return detective(one);
  };
  return {
    ...marked,
    answers: marked.answers.map((one) => {
      const place = places.get(one.id);
      const changed = changedOf(one.id);
      if (place !== undefined && changed.length > 0)
        return { ...one, carriesEarlier: true, message: earlierSentence(changed, byId, options, place) };
      const slip = options.detect === false || place === undefined ? null : slipOf(one, place.question);
      const said =
        place === undefined
          ? ""
          : messageOf(one, place, byId, slip, { ...options, t: messagesOf(place.question, options.t) });
      const message = one.ruling === undefined ? said : ruledMessage(said, one.ruling, options.t);
      return { ...one, ...foundCause(one, slip), message };
    }),
  };
}

/** That a number was worked out with what stands there no more: it has to be worked out again with what does. */
function earlierSentence(
  changed: readonly Changed[],
  byId: ReadonlyMap<string, MarkedAnswer>,
  { t, nameOf }: ExplainOptions,
  place: AnswerPlace,
): string {
  const name = nameOf ?? place.nameOf;
  const listed = (shown: (one: Changed) => string): string =>
    changed.map((one) => t("marked.own", { symbol: name(one.id), value: shown(one) })).join(t("marked.join"));
  return t("marked.earlier", {
    was: listed(({ was }) => was),
    now: listed(({ id }) => known(byId, id).given.trim()),
  });
}

/** A cause with the edit that names it; an answer that it explains alone has a cause of its own. */
function foundCause(one: MarkedAnswer, slip: Slip | null): { readonly cause?: Cause } {
  const edit = slip?.edits.length === 1 ? slip.edits[0] : undefined;
  if (edit === undefined) return {};
  if (one.cause !== undefined) return { cause: { ...one.cause, edit } };
  const value = one.value ?? Number.NaN;
  const cost = tidy(one.maxPoints - one.points);
  return { cause: { definition: edit.line, from: value, to: value, boxes: [one.id], cost, edit } };
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

function messageOf(
  marked: MarkedAnswer,
  place: AnswerPlace,
  byId: ReadonlyMap<string, MarkedAnswer>,
  slip: Slip | null,
  { t, reveal = false, leading = true, nameOf = place.nameOf }: ExplainOptions,
): string {
  const { answer } = place;
  // A misconception is shown with the numbers that it was applied to; else a student is sent to where it began.
  const own = (marked.verdict === "misconception" ? marked.followsFrom : rootsOf(marked, byId))
    .map((id) => t("marked.own", { symbol: nameOf(id), value: known(byId, id).given.trim() }))
    .join(t("marked.join"));
  const from = own === "" ? "" : t("marked.owns", { list: own });
  const words = { byId, nameOf, t, leading, symbolOf: place.symbolOf };
  const alone =
    slip === null || marked.cause !== undefined
      ? null
      : slipSentence(marked.given.trim(), slip, place, words);
  const said =
    causeSentence(marked, place, words, { reveal, slip }) ??
    (alone === null ? sentenceOf(marked, place, from, words) : withFrom(alone, from, t));
  const tells = reveal && marked.verdict !== "correct" && answer.kind !== "written" && answer.kind !== "free";
  return tells ? `${said} ${t("marked.reveal", { value: answer.display })}` : said;
}

/** A sentence, and that an earlier answer that goes in is not right either. */
const withFrom = (sentence: string, from: string, t: Messages): string =>
  from === "" ? sentence : `${sentence} ${t("marked.slip.from", { from })}`;

/** How many digits an answer is asked with: "4 decimal places". */
function digitsAsked({ question, answer }: AnswerPlace, t: Messages): string {
  const rounding = preparedQuestion(question).roundingFor(answer.quantity);
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
      if (answer.kind === "choice" && answer.options.every(({ kind }) => kind !== "value"))
        return [
          ...claimSentence(answer, given, said),
          t("marked.option", { given, name }),
          t(keyOf("misconception", mistake, "tutor")),
        ].join(" ");
      const key = from === "" ? "marked.misconception" : "marked.misconception.own";
      return `${t(key, { given: chosenValue(place, given), name, from })} ${t(keyOf("misconception", mistake, "tutor"))}`;
    }
    case "wrong": {
      if (answer.kind === "formula") return formulaSentence(given, answer, place, from, said);
      if (answer.kind === "free") return freeSentence(marked, place, said);
      if (answer.kind !== "number") return chosenSentence(marked, place, said);
      const line = preparedQuestion(question).graph.byId.get(answer.quantity);
      // The reason of a line that has to be found would tell which it is.
      const reason =
        line === undefined || answer.unnamed === true
          ? ""
          : t("marked.because", { reason: t(keyOf("reason", line.reason)) });
      return `${wrongSentence(answer.quantity, place, from, said)} ${reason}`.trim();
    }
    case "blank":
      return t("marked.blank");
    case "unmarked":
      return t("marked.unmarked");
    case "marked":
      return t("marked.by-hand", { points: marked.points, most: marked.maxPoints });
    case "unreadable":
      if (answer.kind === "formula") return faultSentence(given, answer, place, said);
      return marked.reason === "no-marks"
        ? t("unreadable.no-marks", { given, most: marked.maxPoints })
        : answer.kind === "number" || (answer.kind === "free" && marked.reason !== "with-others")
          ? t("marked.unreadable", { given, why: t(keyOf("unreadable", marked.reason ?? "no-number")) })
          : t(keyOf("unreadable", marked.reason ?? "no-option"), { given });
  }
}
