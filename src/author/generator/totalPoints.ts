import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import type { SourceDocument } from "../../core/parse/document.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import { apportion } from "./apportion.js";
import { canShare, wholePoints } from "./points.js";
import { type EntryReference, referenceOf } from "./reference.js";

/** The smallest part of a point that an answer is worth. */
const QUARTER = 0.25;
/** Lines named in one message. */
const MOST_NAMED = 8;

/**
 * A quiz whose questions have their points: those without any share what the total leaves, in proportion to their
 * estimated minutes, in whole points or halves that add up exactly; without a total, they have whole points by their work.
 * Questions of one entry get the same where the numbers allow it. Throws a GradsheetError where points, counts and total contradict each other.
 */
export function settlePoints(quiz: Quiz, total: number | undefined, document: SourceDocument): Quiz {
  const faults = total === undefined ? [] : sumFaults(quiz, total, document);
  if (faults.length > 0) throw new GradsheetError(faults);
  const references = referenceOf(quiz);
  faults.push(...tooFew(quiz, references, document));
  if (faults.length > 0) throw new GradsheetError(faults);
  const questions =
    total === undefined
      ? quiz.questions.map((entry, k) => worked(quiz, entry, nth(references, k)))
      : shared(quiz, references, total, document);
  return { ...quiz, questions };
}

/** A question that has as many points as its work is worth, where nobody says; in a bank each has its own. */
function worked(quiz: Quiz, entry: QuizQuestion, { worths }: EntryReference): QuizQuestion {
  const { bank, points } = entry;
  if (points !== null) return entry;
  if (bank === undefined) return { ...entry, points: wholePoints([...worths.values()]) };
  const references = referenceOf({ ...quiz, questions: bank.questions });
  const questions = bank.questions.map((one, k) => worked(quiz, one, nth(references, k)));
  return { ...entry, bank: { ...bank, questions } };
}

const ownSum = ({ questions }: Quiz): number =>
  questions.reduce((sum, { count, points }) => sum + count * (points ?? 0), 0);

/** What a total has against the questions' own points, with the lines of both. */
function sumFaults(quiz: Quiz, total: number, document: SourceDocument): Fault[] {
  const own = ownSum(quiz);
  const open = quiz.questions.flatMap(({ points }, k) => (points === null ? [k] : []));
  const because = `the questions' own points add up to ${own} (${ownWords(quiz, document)})`;
  const fault = (message: string): Fault[] => [
    { code: "WRONG_VALUE", message, place: document.place(["points"]) },
  ];
  if (open.length === 0)
    return own === total ? [] : fault(`${total} in all, and ${because}; ${own} would be right`);
  if (own >= total) {
    const lines = listed(open.map((k) => lineOf(document, k)));
    return fault(`${total} in all, and ${because}; nothing is left for the questions on ${lines}`);
  }
  return (total - own) % 0.5 === 0
    ? []
    : fault(`${total} in all, and ${because}; ${total - own} cannot be shared in whole or half points`);
}

/** `10 on line 4, 2 × 5 on line 6`. */
const ownWords = ({ questions }: Quiz, document: SourceDocument): string =>
  listed(
    questions.flatMap(({ count, points }, k) =>
      points === null ? [] : [`${count === 1 ? "" : `${count} × `}${points} on ${lineOf(document, k)}`],
    ),
  );

const lineOf = (document: SourceDocument, k: number): string =>
  `line ${document.place(["questions", k], "points").line ?? 1}`;

const listed = (parts: readonly string[]): string =>
  parts.length > MOST_NAMED
    ? `${parts.slice(0, MOST_NAMED).join(", ")} and ${parts.length - MOST_NAMED} more`
    : parts.join(", ");

/** Own points that leave less than a quarter for an answer. */
function tooFew(quiz: Quiz, references: readonly EntryReference[], document: SourceDocument): Fault[] {
  return quiz.questions.flatMap(({ topic, points }, k) => {
    const least = QUARTER * nth(references, k).answers;
    if (points === null || points >= least) return [];
    const { answers } = nth(references, k);
    return [
      {
        code: "WRONG_VALUE" as const,
        message: `${topic}: ${points} for ${answers} answers is less than a quarter of a point each; ${least} or more would be right`,
        place: document.place(["questions", k, "points"]),
      },
    ];
  });
}

interface Entry {
  readonly question: QuizQuestion;
  readonly reference: EntryReference;
}

/** The questions with the points that the total leaves for them. */
function shared(
  quiz: Quiz,
  references: readonly EntryReference[],
  total: number,
  document: SourceDocument,
): QuizQuestion[] {
  const rest = total - ownSum(quiz);
  const together = quiz.questions.map((question, k): Entry => {
    return { question, reference: nth(references, k) };
  });
  // An entry of several questions comes apart only where they cannot all be worth the same.
  const apart = together.flatMap((entry) => {
    const { question } = entry;
    if (question.points !== null) return [entry];
    return Array.from({ length: question.count }, () => ({ ...entry, question: { ...question, count: 1 } }));
  });
  for (const most of FITTING) {
    for (const entries of [together, apart]) {
      for (const unit of [1, 0.5]) {
        const settled = sharedIn(unit, rest, entries, most);
        if (settled !== null) return settled;
      }
    }
  }
  const open = apart.filter(({ question }) => question.points === null);
  const answers = open.reduce((sum, { reference }) => sum + reference.answers, 0);
  const least = open.reduce((sum, { reference }) => sum + leastUnits(reference, 0.5) / 2, 0);
  const message = `${rest} for ${answers} answers is less than a quarter of a point each; ${total - rest + least} or more would be right`;
  throw new GradsheetError([{ code: "WRONG_VALUE", message, place: document.place(["points"]) }]);
}

/** Units that a question needs for a quarter of a point an answer. */
const leastUnits = ({ answers }: EntryReference, unit: number): number =>
  Math.max(1, Math.ceil((QUARTER * answers) / unit));

/** Of how many of the kinds of question that an entry may come to its points are shared fairly among the answers. */
const FITTING = [1, 0.5, 0] as const;

/** Points in one unit, which at least so many of the kinds of each question can share fairly; null where none add up. */
function sharedIn(
  unit: number,
  rest: number,
  entries: readonly Entry[],
  most: number,
): QuizQuestion[] | null {
  if (rest % unit !== 0) return null;
  const open = entries.filter(({ question }) => question.points === null);
  const sharers = open.map(({ question: { count }, reference }) => {
    const { minutes, worths } = reference;
    const kinds = [...worths.values()];
    const fits = (units: number) =>
      kinds.filter((worth) => canShare(units * unit, worth)).length >= most * kinds.length;
    return { count, weight: minutes, least: leastUnits(reference, unit), fits };
  });
  const shares = apportion(rest / unit, sharers);
  if (shares === null) return null;
  const points = new Map(open.map((entry, k) => [entry, nth(shares, k) * unit]));
  return entries.map((entry) => ({
    ...entry.question,
    points: points.get(entry) ?? entry.question.points,
  }));
}
