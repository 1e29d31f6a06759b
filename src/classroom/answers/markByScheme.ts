import { readOptions } from "../../core/marking/judgeSeveral.js";
import { waitingPoints } from "../../core/marking/judgeWritten.js";
import { mark } from "../../core/marking/mark.js";
import type { Answers, MarkedAnswer, MarkedSheet, Ruling } from "../../core/marking/marked.js";
import { readNumber } from "../../core/marking/readNumber.js";
import { readOption } from "../../core/marking/readOption.js";
import type { SheetRules } from "../../core/scheme/rulesFor.js";
import type { Accepted, Scheme } from "../../core/scheme/scheme.js";
import { type Answer, SHARES, type Sheet } from "../../core/sheet/sheet.js";

/**
 * A sheet with the shares and points of a scheme in place of its own; what is taken out has no points. The sheet that was
 * signed is left as it is.
 */
export function withScheme(sheet: Sheet, { marking }: Scheme, { points, voids }: SheetRules): Sheet {
  const questions = sheet.questions.map((question) => {
    const answers = question.answers.map((answer) => {
      const own = voids.get(answer.id) === "drop" ? 0 : (points.get(answer.id) ?? answer.points);
      return { ...answer, points: own };
    });
    return { ...question, answers, points: sumOf(answers, (one) => one.points) };
  });
  return {
    ...sheet,
    marking: { ...SHARES, ...sheet.marking, ...marking },
    questions,
    points: sumOf(questions, (one) => one.points),
  };
}

/** Marks a sheet that `withScheme` gave by the rest of the scheme. */
export function markByScheme(sheet: Sheet, answers: Answers, rules: SheetRules): MarkedSheet {
  const places = new Map(sheet.questions.flatMap((question) => question.answers.map((one) => [one.id, one])));
  const first = mark(sheet, answers).answers.map((one) => {
    const answer = places.get(one.id);
    const accepted = rules.accepts.get(one.id) ?? [];
    return answer !== undefined &&
      one.verdict !== "correct" &&
      accepted.some((each) => matches(one, answer, each))
      ? ruled({ ...one, verdict: "correct", misconception: null, followsFrom: [] }, one.maxPoints, {
          by: "accept",
        })
      : one;
  });
  const right = carriedBy(first);
  const marked = first.map((one) => lastWord(one, right, rules));
  const waiting = waitingPoints(marked);
  return {
    score: sumOf(marked, ({ points }) => points),
    maxScore: sumOf(marked, ({ maxPoints }) => maxPoints),
    ...(waiting === 0 ? {} : { unmarked: waiting }),
    answers: marked,
  };
}

/** The answers that are accepted, and those that follow through from them alone, one from another. */
function carriedBy(marked: readonly MarkedAnswer[]): ReadonlySet<string> {
  const right = new Set(marked.flatMap(({ id, ruling }) => (ruling === undefined ? [] : [id])));
  for (let before = -1; before < right.size; ) {
    before = right.size;
    // What follows from a value that was not asked follows from no answer.
    for (const { id, verdict, followsFrom } of marked)
      if (
        verdict === "follow-through" &&
        followsFrom.length > 0 &&
        followsFrom.every((from) => right.has(from))
      )
        right.add(id);
  }
  return right;
}

/** A mark given by hand, or to everybody, comes over all else; what follows from accepted values alone has full marks. */
function lastWord(one: MarkedAnswer, accepted: ReadonlySet<string>, rules: SheetRules): MarkedAnswer {
  const overrule = rules.overrules.get(one.id);
  if (overrule !== undefined) return ruled(one, overrule.points, { by: "overrule", why: overrule.why });
  const voided = rules.voids.get(one.id);
  if (voided !== undefined) return ruled(one, one.maxPoints, { by: voided });
  const follows = one.verdict === "follow-through" && one.points < one.maxPoints && accepted.has(one.id);
  return follows ? ruled(one, one.maxPoints, { by: "follow" }) : one;
}

const ruled = (one: MarkedAnswer, points: number, ruling: Ruling): MarkedAnswer => ({
  ...one,
  points,
  ruling,
});

/** Whether one of the accepted values is what was written. */
function matches(marked: MarkedAnswer, answer: Answer, accepted: Accepted): boolean {
  const { value } = marked;
  switch (accepted.kind) {
    case "number":
      return isTyped(answer) ? value === accepted.value : sameOption(marked, answer, String(accepted.value));
    case "range":
      return value !== null && value >= accepted.from && value <= accepted.to;
    case "text":
      return (
        marked.misconception === accepted.text ||
        (isTyped(answer) ? sameNumber(value, accepted.text) : sameOption(marked, answer, accepted.text))
      );
  }
}

/** Whether a number is typed in. */
const isTyped = ({ kind }: Answer): boolean => kind === "number" || kind === "free";

function sameNumber(value: number | null, text: string): boolean {
  const read = readNumber(text);
  return value !== null && read.kind === "number" && read.value === value;
}

/** Whether two texts name one option; of a shape or a formula, whether they are written alike. */
function sameOption({ given }: MarkedAnswer, answer: Answer, text: string): boolean {
  if (answer.kind === "number" || answer.kind === "free" || answer.kind === "written") return false;
  if (answer.kind === "several")
    return (
      readOptions(given, answer.options.length)?.join() === readOptions(text, answer.options.length)?.join()
    );
  if (answer.kind === "shape") return tight(given) === tight(text);
  if (answer.kind === "formula") return given.replace(/\s/g, "") === text.replace(/\s/g, "");
  const option = (label: string) => readOption(label, answer.options.length, answer.kind === "line");
  return typeof option(text) === "number" && option(given) === option(text);
}

const tight = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").replace(/[x×*]/gi, "×");

const sumOf = <T>(items: readonly T[], of: (one: T) => number): number =>
  Number(items.reduce((sum, one) => sum + of(one), 0).toPrecision(12));
