import { known } from "../../core/base/known.js";
import type { Random } from "../../core/base/random.js";
import { roundingOf } from "../../core/graph/precision.js";
import { roundNumber } from "../../core/graph/rounding.js";
import type { Answers } from "../../core/marking/marked.js";
import { MISCONCEPTIONS, type MisconceptionName } from "../../core/misconceptions/index.js";
import {
  type Answer,
  graphOfQuestion,
  type Option,
  type OptionAnswer,
  type Question,
  type Sheet,
} from "../../core/sheet/sheet.js";
import { workedLines } from "./workedLines.js";
import { changedBy, workedNumbers, workQuestion } from "./workQuestion.js";

/** A simulated student: a whole sheet in, what stands in its boxes out. */
type Sitter = (sheet: Sheet, random: Random) => Answers;

const paper = (sheet: Sheet, of: (question: Question) => readonly (readonly [string, string])[]): Answers =>
  Object.fromEntries(sheet.questions.flatMap(of));

/** One line comes out a tenth too large and everything behind it is right; `place` from 0 (the first) to 1 (the last). */
function slip(question: Question, place: number): [string, string][] {
  const lines = workedLines(question);
  const line = lines[Math.round(place * (lines.length - 1))];
  if (line === undefined) return workQuestion(question);
  const rounding = roundingOf(graphOfQuestion(question), line, question.precision);
  const right = known(workedNumbers(question), line);
  return workQuestion(question, { slips: { [line]: roundNumber(right * 1.1, rounding) } });
}

const labelled = ({ kind }: Answer, place: number): string =>
  kind === "line" ? String(place) : String.fromCharCode(64 + place);

/** What is chosen by `choose`, every box for a number by `fill`; what is written in words stays empty. */
const choosing =
  (
    choose: (answer: OptionAnswer, random: Random) => number,
    fill: (random: Random) => string = () => "",
  ): Sitter =>
  (sheet, random) =>
    paper(sheet, ({ answers }) =>
      answers.map((answer): [string, string] => {
        switch (answer.kind) {
          case "number":
          case "free":
            return [answer.id, fill(random)];
          case "several":
            return [
              answer.id,
              answer.options
                .map((_option, k) => labelled(answer, k + 1))
                .filter(() => random.uniform() < 0.5)
                .join(""),
            ];
          case "shape":
            return [answer.id, `${random.integer(1, 4)}×${random.integer(1, 4)}`];
          case "written":
            return [answer.id, ""];
          // Whoever has no idea writes a letter down that stands there, or the number that fills the other boxes.
          case "formula":
            return [answer.id, fill(random) || random.pick(answer.letters)];
          default:
            return [answer.id, labelled(answer, choose(answer, random))];
        }
      }),
    );

/** How long an option is on paper: a stranger to the subject compares lengths. Sentences of gradsheet's own count as alike. */
function sizeOf(option: Option): number {
  switch (option.kind) {
    case "value":
      return option.display.length;
    case "quantity":
      return option.quantity.length;
    case "words":
      return 0;
    case "formula":
      return JSON.stringify(option.expression).length;
    case "code":
      return option.code.length;
    case "prose":
      return option.text.length;
  }
}

/** The option that differs most in length from the middle of all; of several one by chance. */
function oddOne({ options }: OptionAnswer, random: Random): number {
  const sizes = options.map(sizeOf);
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const far = sizes.map((size) => Math.abs(size - middle));
  const most = Math.max(...far);
  return random.pick(far.flatMap((one, k) => (one === most ? [k + 1] : [])));
}

/** Of values that lie beside each other the middle one, as who guesses by size does; else one by chance. */
function middleOne({ options }: OptionAnswer, random: Random): number {
  const values = options.flatMap((option, k) =>
    option.kind === "value" ? [{ value: option.value, place: k + 1 }] : [],
  );
  if (values.length < options.length) return random.integer(1, options.length);
  values.sort((a, b) => a.value - b.value);
  return values[Math.floor(values.length / 2)]?.place ?? 1;
}

/** Works rightly, with a slip somewhere, and has no time for the last quarter of each question. */
const hurried: Sitter = (sheet, random) =>
  paper(sheet, (question) => {
    const worked = slip(question, random.uniform());
    const done = Math.ceil(worked.length * 0.75);
    return worked.map(([id, text], k) => [id, k < done ? text : ""] as const);
  });

const NAMES = Object.keys(MISCONCEPTIONS) as MisconceptionName[];

/** Holds one of the named misconceptions, wherever in the sheet it changes anything. */
const mistaken: Sitter = (sheet, random) => {
  const held = NAMES.filter((name) => sheet.questions.some((question) => changedBy(question, name).size > 0));
  if (held.length === 0) return paper(sheet, (question) => workQuestion(question));
  const name = random.pick(held);
  return paper(sheet, (question) => {
    const changed = changedBy(question, name);
    return workQuestion(question, { method: (id) => changed.get(id) });
  });
};

/** The students of a rehearsal, and how many of them sit each copy. Whoever guesses reads no question. */
export const SITTERS = {
  careful: { of: (sheet) => paper(sheet, (question) => workQuestion(question)), papers: 1, guesses: false },
  hurried: { of: hurried, papers: 1, guesses: false },
  mistaken: { of: mistaken, papers: 2, guesses: false },
  "early slip": { of: (sheet) => paper(sheet, (question) => slip(question, 0)), papers: 1, guesses: false },
  "late slip": { of: (sheet) => paper(sheet, (question) => slip(question, 0.75)), papers: 1, guesses: false },
  "by chance": {
    of: choosing(({ options }, random) => random.integer(1, options.length)),
    papers: 5,
    guesses: true,
  },
  "by size": { of: choosing(middleOne), papers: 1, guesses: true },
  "odd one out": { of: choosing(oddOne), papers: 1, guesses: true },
  constant: {
    of: (sheet, random) => {
      const constant = random.pick(["0", "1", "0.5", "0.1"]);
      return choosing(
        () => 1,
        () => constant,
      )(sheet, random);
    },
    papers: 1,
    guesses: true,
  },
} as const satisfies Readonly<Record<string, { of: Sitter; papers: number; guesses: boolean }>>;

export type SitterName = keyof typeof SITTERS;
