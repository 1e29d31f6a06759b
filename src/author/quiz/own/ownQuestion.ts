import type { Expression } from "../../../core/graph/expressionTree.js";
import type { Requirement } from "../../../core/graph/own/ownExpression.js";
import type { Network } from "../../../core/network/network.js";
import type { MarkFor } from "../../../core/sheet/sheet.js";

/** What a teacher asks in words, in the language of the paper: texts are Markdown with TeX. */
export interface OwnText {
  readonly kind: "text";
  readonly title?: string;
  readonly text: string;
  readonly solution?: string;
  /** Lines to write on. */
  readonly room: number;
  readonly scheme?: readonly MarkFor[];
}

/** One of the things that a teacher lets choose from; `why` it is right or not, as plain text. */
export interface OwnOption {
  readonly text: string;
  readonly right: boolean;
  readonly why?: string;
}

/** What is to be chosen: one option, or all that are right; with lines for a reason where they are wanted. */
export interface OwnChoice {
  readonly kind: "choice";
  readonly title?: string;
  readonly text: string;
  readonly solution?: string;
  readonly options: readonly OwnOption[];
  /** Whether all that are right are to be named, however many these are. */
  readonly several: boolean;
  /** Whether the options stand on every copy as they were written. */
  readonly keepOrder: boolean;
  /** Lines for a reason, 0 for none. */
  readonly reason: number;
  /** What the reason's marks are given for. */
  readonly scheme?: readonly MarkFor[];
}

/** Numbers that a given is drawn from; one alone is the same on every copy. */
export interface OwnGiven {
  readonly id: string;
  readonly numbers: readonly number[];
}

/** A line of a teacher's graph: what it defines, from givens and lines above. */
export interface OwnLine {
  readonly id: string;
  readonly expression: Expression;
  /** Of a derivative: what of and by what; it is checked against differences at every draw. */
  readonly derivative?: { readonly of: string; readonly by: string };
  /** Why the line holds, as plain text. */
  readonly because?: string;
}

/** A wrong method: what stands in a line's place, what it is called, and what to say of it, as plain text. */
export interface OwnMistake {
  readonly name: string;
  readonly line: string;
  readonly is: Expression;
  readonly say: string;
}

/** A line whose formula is to be written, in these letters. */
export interface OwnFormula {
  readonly line: string;
  readonly letters: readonly string[];
  readonly expression: Expression;
}

/** A requirement as it is read, and as it was written. */
export interface OwnRequirement extends Requirement {
  readonly written: string;
}

/** A question with numbers of its own: judged, bounded and followed through like a topic's. */
export interface OwnGraph {
  readonly kind: "graph";
  readonly title?: string;
  readonly text: string;
  readonly solution?: string;
  readonly givens: readonly OwnGiven[];
  readonly lines: readonly OwnLine[];
  readonly ask: readonly string[];
  /** Lines whose formulas are to be written, after the numbers. */
  readonly formulas: readonly OwnFormula[];
  /** Lines that are printed as worked out. */
  readonly show: readonly string[];
  readonly mistakes: readonly OwnMistake[];
  readonly require: readonly OwnRequirement[];
  /** TeX by id, for what is not printed by its id. */
  readonly symbols: Readonly<Record<string, string>>;
}

/** Quantities of a network of the teacher's, asked in their words. */
export interface OwnNetwork {
  readonly kind: "network";
  readonly title?: string;
  readonly text: string;
  readonly solution?: string;
  readonly network: Network;
  readonly ask: readonly string[];
  /** Quantities that are printed as worked out. */
  readonly show: readonly string[];
}

/** A question that is no topic's. */
export type OwnQuestion = OwnText | OwnChoice | OwnGraph | OwnNetwork;
