import type { Feedback, Level, LocaleName, Paper } from "../../core/base/settings.js";
import type { ActivationName } from "../../core/network/activations/index.js";
import type { LossName } from "../../core/network/losses/index.js";
import type { Network } from "../../core/network/network.js";
import type { NotationName } from "../../core/notation/notation.js";
import type { Look, MarkingShares, SelfCheckHelp } from "../../core/sheet/sheet.js";
import type { TopicName } from "../../core/topics/index.js";
import type { QuizPrecision } from "../../core/topics/topic.js";
import type { LeftOut } from "./leaveOut.js";
import type { OwnQuestion } from "./own/ownQuestion.js";

/** Numbers to draw from: `from` to `to` in steps of one unit of the last decimal. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
}

/** A network whose numbers are drawn. `sizes` starts with the inputs. */
export interface DrawnNetwork {
  readonly kind: "drawn";
  readonly sizes: readonly number[];
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
  readonly bias: boolean;
  readonly learningRate: number;
  readonly examples: number;
  readonly reduction: "mean" | "sum";
  readonly ranges: {
    readonly inputs: Range;
    readonly weights: Range;
    /** Of the layers after the first, where theirs differ. */
    readonly later?: Range;
    readonly biases: Range;
    readonly targets: Range;
  };
  /** What the quiz says itself: it stands, also where other numbers would suit its precision better. */
  readonly said?: readonly (keyof DrawnNetwork["ranges"] | "learningRate")[];
}

/** A network whose numbers are given. */
export interface FixedNetwork {
  readonly kind: "fixed";
  readonly network: Network;
}

/** How a topic's numbers are asked: to be written down, to be chosen, or with the blanks of a chain rule before them; its formulas, to be written. */
export type AskedAs =
  | { readonly as: "number" | "blanks" | "formula" }
  | { readonly as: "choice"; readonly options: number; readonly noneOfThese: boolean };

export interface QuizQuestion {
  /** What keeps its numbers when questions of its topic are put before it. */
  readonly name?: string;
  /** `own`: a teacher's own question. */
  readonly topic: TopicName | "own";
  readonly own?: OwnQuestion;
  /** Of a bank: what each copy draws `count` questions from. */
  readonly bank?: { readonly from: string; readonly questions: readonly QuizQuestion[] };
  readonly count: number;
  readonly points: number | null;
  readonly level: Level;
  readonly ask: AskedAs;
  /** Lines between that are not asked. */
  readonly leaveOut?: readonly LeftOut[];
  /** Null where the topic draws its own numbers. */
  readonly network: DrawnNetwork | FixedNetwork | null;
  /** The sizes of the layers that it is about, the inputs first, where the topic has no network but takes sizes. */
  readonly sizes?: readonly number[];
  /** The kind of problem, of those that the topic has; one is drawn where it is left out. */
  readonly variant?: string;
}

/** How a sheet may be handed in where a server gives it out; what is left out is as the server says. */
export interface HandIn {
  /** The share of its marks that each time earns which a question is checked, first first: so many times it may be. */
  readonly credits?: readonly number[];
  readonly feedback?: Feedback;
  /** As `momentOf` reads it. */
  readonly opens?: string;
  readonly due?: string;
  /** Whether each sheet has a PIN printed on it, without which the server does not open it. */
  readonly pin?: true;
}

/** What a teacher asks for. */
export interface Quiz {
  readonly title: string;
  /** A part of every random stream: quizzes of different series share no numbers, whatever their seed. */
  readonly series?: string;
  readonly course?: string;
  readonly instructions?: string;
  readonly locale: LocaleName;
  readonly paper: Paper;
  readonly notation: NotationName;
  readonly rounding: QuizPrecision;
  /** Whether all copies ask the same kinds of problem, their numbers apart. Left out: in a set made with a secret. */
  readonly alike?: boolean;
  readonly marking?: MarkingShares;
  readonly look?: Look;
  /** The time allowed. */
  readonly minutes?: number;
  readonly handIn?: HandIn;
  /** What helps on self-check and practice pages. */
  readonly selfcheck?: SelfCheckHelp;
  /** Where the course's practice page lies. */
  readonly practiceUrl?: string;
  readonly questions: readonly QuizQuestion[];
}
