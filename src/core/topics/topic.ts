import type { Random } from "../base/random.js";
import type { DigitPicture } from "../digits/digitFile.js";
import type { Graph, Stage } from "../graph/definition.js";
import type { Precision } from "../graph/precision.js";
import type { Rounding } from "../graph/rounding.js";
import { problemOf } from "../graph/solutionGraph.js";
import type { ActivationName } from "../network/activations/index.js";
import type { LossName } from "../network/losses/index.js";
import { type Network, type Topology, topologyOf } from "../network/network.js";
import type { OptimizerName } from "../network/optimizers/index.js";
import type { AskedOther, Check, Mistake, Worked } from "./asked.js";
import type { DrawnFigure } from "./figure.js";

/** A step of a question: the quantities asked in the order in which they are worked out, and then what is no number. */
export interface PlannedPart {
  readonly id: string;
  readonly quantities: readonly string[];
  readonly others?: readonly AskedOther[];
  /** The part that it was asked in, where it is asked otherwise now. */
  readonly from?: string;
}

/** What a question prints as known and what it asks: quantities by name. No part is empty. */
export interface Plan {
  readonly shown: readonly string[];
  readonly parts: readonly PlannedPart[];
  /** Asked by another name, since the quantity's own would give an answer away. */
  readonly unnamed?: string;
}

/** The precision that a quiz asks for; `auto`: new weights to as many decimals as show the change. */
export type QuizPrecision = Omit<Precision, "weights"> & { readonly weights: Rounding | "auto" };

/** A question before it is worked out: its lines, the numbers they start from, and what is asked. */
export interface Setup {
  /** Where the topic has one: it is drawn on paper. */
  readonly network?: Network;
  readonly graph: Graph;
  readonly givens: ReadonlyMap<string, number>;
  readonly plan: Plan;
  /** Quantities whose formulas are part of the question, since no network says what they are. */
  readonly stated?: readonly string[];
  /** Quantities that may well be 0: the question is about them. */
  readonly zeros?: readonly string[];
  /** Whether units may be saturated: the network is a trained one. */
  readonly saturated?: boolean;
  /** Printed in place of the network's drawing. */
  readonly picture?: DigitPicture;
  /** Where the topic needs other digits than the quiz's: these, for those that the quiz has. */
  readonly precision?: (quiz: QuizPrecision) => Partial<QuizPrecision>;
  /** Wrong methods beside those that are modelled. */
  readonly mistakes?: readonly Mistake[];
  /** What numbers of the student's own choosing have to do. */
  readonly checks?: readonly Check[];
  /** What is asked in its place as a choice, of a topic that has options of its own. */
  readonly asChoice?: Setup;
  /** What is asked in its place as formulas to be written. */
  readonly asFormula?: Setup;
  /** Drawn where there is no network. */
  readonly figure?: DrawnFigure;
  /** What these numbers lack: they are drawn again. */
  readonly unfit?: string;
  /** Lines of a program to print. */
  readonly code?: readonly string[];
  /** A worked solution to print, and the mistake made in it. */
  readonly worked?: Worked;
}

/** What a topic builds from beside a network: `exam` asks for end results alone, `guided` may ask step by step. */
export interface TopicWish {
  readonly exam: boolean;
  readonly guided: boolean;
  readonly random: Random;
  /** For what makes a question easier or harder, which all copies of an exam have in common. */
  readonly kinds: Random;
  /** The layers' sizes that the quiz asks for, the inputs first, where the topic takes them. */
  readonly sizes?: readonly number[];
}

/** A quiz's settings for networks whose numbers are drawn. */
export interface NetworkSettings {
  readonly layers?: readonly number[] | undefined;
  readonly activation?: ActivationName | undefined;
  readonly activations?: readonly ActivationName[] | undefined;
  readonly loss?: LossName | undefined;
  readonly bias?: boolean | undefined;
  readonly examples?: number | undefined;
}

/** How a topic's numbers may be asked otherwise, where not all topics can: as a choice, as the factors of a product. */
export interface Asks {
  /** `own`: the topic has options of its own, which are no values of one number. */
  readonly choice?: false | "own";
  /** The topic has formulas that may be written in place of its options. */
  readonly formula?: true;
  readonly blanks?: true;
}

/** The rule that a question is about. */
export type Rule =
  | { readonly kind: "activation"; readonly name: ActivationName }
  | { readonly kind: "optimizer"; readonly name: OptimizerName };

/** What pages show of a topic beside its numbers. No page guesses it from the name of a variant or a part. */
export interface Shows {
  /** Drawn where there is no network: the question's nodes from its inputs to the last. */
  readonly figure?: "graph";
  /** The rule that a variant is about, stated with its definition. */
  readonly rule?: (variant: string) => Rule | null;
  /** Parts that are worked out along a chain: a key draws the way of their first gradient by a parameter. */
  readonly chained?: readonly string[];
  /** Parts whose answers tell what is on the way to them: no formulas of lines between stand beside their boxes. */
  readonly withoutHelp?: readonly string[];
  /** A number that is to be judged, and what it is judged by. */
  readonly judged?: { readonly claimed: string; readonly found: string };
  /** The network is drawn and all facts of a training step are stated, whatever is worked out. */
  readonly wholeStep?: true;
  /** Weights stand as matrices among the facts, and vectors and matrices of the key too. */
  readonly matrices?: true;
}

/** A kind of question about a network. */
export interface NetworkTopic {
  readonly asks?: Asks;
  readonly shows?: Shows;
  readonly kind: "network";
  readonly name: string;
  /** Settings without which the topic cannot be asked; they come over the quiz's, and under the question's own. */
  readonly needs?: (general: NetworkSettings) => NetworkSettings;
  /** Why this network cannot be asked about, or null where it can. */
  readonly refuses: (topology: Topology) => string | null;
  readonly build: (network: Network, wish: TopicWish) => Setup;
}

/** A kind of question without a network from the quiz: the topic draws its own numbers. */
export interface OwnTopic {
  readonly asks?: Asks;
  readonly shows?: Shows;
  readonly kind: "own";
  readonly name: string;
  /** What a quiz may choose between by `variant`; drawn where it does not. */
  readonly variants: readonly string[];
  /** Those that are drawn, where not all are: what takes more than a calculator is asked for by name alone. */
  readonly drawn?: readonly string[];
  /** The variant that is about a network of layers of these sizes, the inputs first; null where none is. Left out: it takes no sizes. */
  readonly ofSizes?: (sizes: readonly number[]) => string | null;
  readonly build: (variant: string, wish: TopicWish) => Setup;
}

export type Topic = NetworkTopic | OwnTopic;

/** A topic whose lines are a network's solution graph, as far as stage `until`. */
export function solutionTopic({
  until,
  plan,
  ...rest
}: Pick<NetworkTopic, "name" | "needs" | "refuses" | "asks" | "shows"> & {
  readonly until: Stage;
  readonly plan: (topology: Topology, exam: boolean, random: Random, kinds: Random, network: Network) => Plan;
}): NetworkTopic {
  return {
    kind: "network",
    ...rest,
    build: (network, { exam, random, kinds }) => ({
      network,
      ...problemOf(network, until),
      plan: plan(topologyOf(network), exam, random, kinds, network),
    }),
  };
}

/** Only the parts that ask for something. */
export const filled = (parts: Plan["parts"]): Plan["parts"] =>
  parts.filter(({ quantities, others = [] }) => quantities.length + others.length > 0);
