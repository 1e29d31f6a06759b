import type { Level, LocaleName, Paper } from "../base/settings.js";
import type { DigitPicture } from "../digits/digitFile.js";
import { type Definition, type Graph, graphOf } from "../graph/definition.js";
import { symbolsOf } from "../graph/expressionTree.js";
import type { Precision } from "../graph/precision.js";
import type { Network } from "../network/network.js";
import type { NotationName } from "../notation/notation.js";
import type {
  AskedFormula,
  AskedFree,
  AskedOption,
  AskedSeveral,
  AskedShape,
  AskedWritten,
  Check,
  Mistake,
  Option,
} from "../topics/asked.js";
import type { DrawnFigure } from "../topics/figure.js";

export type { Check, CheckCase, MarkFor, Mistake, Option } from "../topics/asked.js";
export type { DrawnFigure } from "../topics/figure.js";
export { isSymbolic, mistakeIn } from "./optionKinds.js";

/** A wrong method as it shows in one answer. */
export interface WrongAnswer {
  /** The misconception's name. */
  readonly id: string;
  readonly value: number;
  /** The value as it is printed in the key. */
  readonly display: string;
  /** Which of the question's mistakes it comes from: an index into `mistakes`. */
  readonly mistake: number;
  /** False where the bounds hold this value too, so that it cannot be told from the right one (fixed networks only). */
  readonly told: boolean;
}

/** What every blank has. */
interface Blank {
  /** The question's id, a dot, and the quantity, or the name of what is chosen. */
  readonly id: string;
  /** What the key prints; of options the letter or the line's number. */
  readonly display: string;
  readonly points: number;
}

/** A blank to be filled with a number. */
export interface NumberAnswer extends Blank {
  readonly kind: "number";
  readonly quantity: string;
  readonly value: number;
  /** What is marked right: lower <= answer <= upper. */
  readonly lower: number;
  readonly upper: number;
  readonly misconceptions: readonly WrongAnswer[];
  /** The quantity's name would give another answer away: it is not printed. */
  readonly unnamed?: true;
}

/** A blank to be filled with the label of an option: a letter, or the number of a line. */
export interface OptionAnswer extends Blank, AskedOption {}

/** What the texts about a choice are called: its own name, or `own` for one of a teacher's options. */
export const choiceName = ({ name, options }: Pick<OptionAnswer, "name" | "options">): string =>
  options[0]?.kind === "prose" ? "own" : name;

/** A blank to be filled with rows and columns, 3×2. */
export interface ShapeAnswer extends Blank, AskedShape {}

/** A blank to be filled with the labels of all options that are right. */
export interface SeveralAnswer extends Blank, AskedSeveral {}

/** Lines to be written on; no program marks them. */
export interface WrittenAnswer extends Blank, AskedWritten {}

/** A blank to be filled with a number of the student's own choosing; one of the question's checks judges it. */
export interface FreeAnswer extends Blank, AskedFree {}

/** A blank to be filled with a formula. */
export interface FormulaAnswer extends Blank, AskedFormula {}

/** A blank of a question, by what it is filled with. */
export type Answer =
  | NumberAnswer
  | OptionAnswer
  | ShapeAnswer
  | SeveralAnswer
  | WrittenAnswer
  | FreeAnswer
  | FormulaAnswer;

/** Whatever is asked that is no number, or none that is right alone. */
export type OtherAnswer = Exclude<Answer, NumberAnswer>;

/** The option that is right, of an answer that has one and one alone. */
export const rightOption = (answer: Answer): Option | undefined =>
  "options" in answer && answer.kind !== "several" ? answer.options[answer.right - 1] : undefined;

/** Under this id stand the marks that somebody gave for what is written: `q1.text.marks`. */
export const marksId = ({ id }: Pick<WrittenAnswer, "id">): string => `${id}.marks`;

/** What a teacher wrote of a question, in the sheet's language: Markdown with TeX, the copy's numbers put in. */
export interface OwnWords {
  /** What the quiz or the bank calls it. */
  readonly name?: string;
  /** Beside the question's number, as plain text. */
  readonly title?: string;
  readonly text: string;
  readonly solution?: string;
  /** Quantities whose numbers the text prints already. */
  readonly said?: readonly string[];
  /** Plain texts by the keys of those in whose place they stand: `reason.own-z`, `misconception.own:….name`. */
  readonly texts?: Readonly<Record<string, string>>;
  /** TeX by id, for what is not printed by its id. */
  readonly symbols?: Readonly<Record<string, string>>;
}

/** A step of a question: its answers are filled in together. `id` names its heading (`forward`, `output-gradient`). */
export interface Part {
  readonly id: string;
  readonly answers: readonly string[];
  /** Of a choice, the part of the topic in which its number would be asked. */
  readonly from?: string;
}

/** A question of a sheet with all that it prints and is marked by. */
export interface Question {
  readonly id: string;
  /** `own` for a teacher's own question. */
  readonly topic: string;
  /** Of a teacher's own question. */
  readonly own?: OwnWords;
  readonly level: Level;
  readonly points: number;
  /** Which draw was kept, from 1; 1 for a network with fixed numbers. */
  readonly attempt: number;
  /** Where the topic has one. */
  readonly network?: Network;
  /** Printed in place of the network's drawing. */
  readonly picture?: DigitPicture;
  /** Drawn where there is no network: a plane with points, losses against updates. */
  readonly figure?: DrawnFigure;
  /** Which of a topic's own kinds of problem this is: an optimizer, a setting. */
  readonly variant?: string;
  /** How the lines of this question are rounded, new weights among them. */
  readonly precision: Precision;
  readonly givens: Readonly<Record<string, number>>;
  readonly definitions: readonly Definition[];
  /** Quantities whose formulas are printed in the question, where no network says what they are. */
  readonly stated?: readonly string[];
  /** Quantities that the question prints as already worked out, in order. */
  readonly shown: readonly string[];
  readonly parts: readonly Part[];
  readonly answers: readonly Answer[];
  readonly mistakes: readonly Mistake[];
  /** What numbers of the student's own choosing have to do: each of them is judged by one. */
  readonly checks?: readonly Check[];
  /** Lines of a program that the question prints. */
  readonly code?: readonly string[];
  /** A worked solution that the question prints, and which of the mistakes was made in it. */
  readonly worked?: { readonly lines: readonly string[]; readonly mistake: number };
}

/** Which share of an answer's points, 0 to 1, a verdict between right and wrong earns. */
export interface MarkingShares {
  readonly followThrough: number;
  /** For what is right with fewer digits than asked; half where a sheet does not say it, as older ones do not. */
  readonly imprecise?: number;
  readonly misconception: number;
  /**
   * False: a slip in what was not asked costs all that follows from it. A number: what it costs where it is in no box, as
   * a share of the marks that hang on it. Left out: by its share of the question's work.
   */
  readonly inferred?: false | number;
}

/** What holds where the quiz says nothing. */
export const SHARES = { followThrough: 1, imprecise: 0.5, misconception: 0 } as const satisfies MarkingShares;

/** What a self-check page helps with: hints, and the worked solution never, once tried, or at any time. */
export interface SelfCheckHelp {
  readonly hints: boolean;
  readonly solution: SolutionShown;
}

export const SOLUTIONS_SHOWN = ["never", "after-trying", "always"] as const;
export type SolutionShown = (typeof SOLUTIONS_SHOWN)[number];

/** Whose sheet it is. */
export interface SheetStudent {
  readonly id: string;
  readonly name: string;
  readonly section?: string;
}

/** How a course's paper looks. */
export interface Look {
  /** A picture as a `data:` address. */
  readonly logo?: string;
  /** Of headings and rules: `#rrggbb`, dark enough for text on white. */
  readonly color?: string;
  /** At the head of every page. */
  readonly header?: string;
  /** At the foot of every page, between the sheet's code and the page number. */
  readonly footer?: string;
}

/** One copy of a quiz with its own numbers: all that is needed to print it and to mark it for ever. */
export interface Sheet {
  readonly format: "gradsheet/sheet@1";
  readonly generator: string;
  readonly id: string;
  /** Letters and figures that name this sheet on paper: `7KQF-2M9X`, more of them where it is an exam's. */
  readonly code: string;
  /** Printed on the worksheet, and asked for before it opens on the web. */
  readonly pin?: string;
  readonly title: string;
  readonly course?: string;
  readonly instructions?: string;
  readonly locale: LocaleName;
  readonly paper: Paper;
  readonly notation: NotationName;
  readonly rounding:
    | Precision
    | {
        readonly values: Precision["values"];
        readonly gradients: Precision["gradients"];
        readonly weights: "auto";
      };
  /** Left out: full marks for follow-through, none for a misconception. */
  readonly marking?: MarkingShares;
  readonly look?: Look;
  /** Left out: a self-check page checks and helps with nothing. */
  readonly selfcheck?: SelfCheckHelp;
  /** The address of a practice page, printed as a code to scan. */
  readonly practiceUrl?: string;
  /** The time allowed, in minutes. */
  readonly minutes?: number;
  /** Pages of its worksheet, as all copies of its set have; left out: as few as will do. */
  readonly pages?: number;
  readonly student?: SheetStudent;
  /** Only without a secret. */
  readonly seed?: string;
  readonly points: number;
  readonly questions: readonly Question[];
}

/** By lines, the graph over givens of these names, which hardly ever differ. */
const graphs = new WeakMap<Question["definitions"], { readonly givens: string; readonly graph: Graph }>();

/** The solution graph that a question was made from: the same for all questions that share their lines and the names of their givens. */
export function graphOfQuestion({ givens, definitions }: Pick<Question, "givens" | "definitions">): Graph {
  const ids = Object.keys(givens);
  const key = ids.join(" ");
  const known = graphs.get(definitions);
  if (known?.givens === key) return known.graph;
  const graph = graphOf(ids, definitions, symbolsOf);
  graphs.set(definitions, { givens: key, graph });
  return graph;
}

/** The answers of a question that are numbers. */
export const numberAnswers = (answers: readonly Answer[]): NumberAnswer[] =>
  answers.filter((answer) => answer.kind === "number");
