import { names, positionOf } from "../../graph/quantity.js";
import type { Said } from "../asked.js";
import type { Situation } from "./situation.js";

/** Why a sentence is said to hold or not: a statement that is itself true or false of the network. */
export interface Reason {
  /** Whether it is given for "true". */
  readonly verdict: boolean;
  readonly says: Said;
  /** Whether what it says is so. */
  readonly fact: boolean;
  /** The wrong method of whoever gives it. */
  readonly misconception?: string;
}

/** A sentence about a network, whether it holds, and reasons of which one alone is right. */
export interface Claim {
  readonly says: Said;
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
  /** The quantity that is worked out to decide it; null where the printed numbers are enough. */
  readonly about: string | null;
  /** The error (dC/dz) whose sign decides, where one does: two statements of a question hang on two. */
  readonly hangsOn?: string;
  /** The end of the key of what a teacher says of it. */
  readonly why: string;
}

/** A kind of claim: all that can be made of it on this network, true ones and false ones. */
export interface Pattern {
  readonly name: string;
  /** What the claim is about; a question has one claim of a family, as long as there are others. */
  readonly family: string;
  readonly claims: (situation: Situation) => readonly Claim[];
}

/** A statement with its opposite, and which of the two is so. */
export interface Fact {
  readonly says: Said;
  readonly opposite: Said;
  readonly holds: boolean;
}

export const said = (
  words: string,
  symbols: Readonly<Record<string, string>> = {},
  numbers?: Readonly<Record<string, string>>,
): Said => ({ words, symbols, ...(numbers === undefined ? {} : { numbers }) });

/**
 * True or false for a statement and for its opposite: one has to know which of the two is so, and what follows from it.
 * `inference`: the wrong method of whoever knows it and turns around what follows.
 */
export const crossed = ({ says, opposite, holds }: Fact, right: boolean, inference?: string): Reason[] =>
  [true, false].flatMap((verdict) => {
    const turned = verdict !== right && inference !== undefined ? { misconception: inference } : {};
    return [
      { verdict, says, fact: holds, ...(holds ? turned : {}) },
      { verdict, says: opposite, fact: !holds, ...(holds ? {} : turned) },
    ];
  });

/** A statement that is given as a reason, whether it is so, and the wrong method of whoever believes it. */
export type Given = readonly [says: Said, fact: boolean, misconception?: string];

/** Two reasons for "true" and two for "false". */
export const listed = (forTrue: readonly [Given, Given], forFalse: readonly [Given, Given]): Reason[] =>
  [forTrue, forFalse].flatMap((two, k) =>
    two.map(([says, fact, misconception]) => ({
      ...{ verdict: k === 0, says, fact },
      ...(misconception === undefined ? {} : { misconception }),
    })),
  );

/** The place of the right reason among all; -1 where none or several are right, so that the claim cannot be asked. */
export function rightReason({ holds, reasons }: Claim): number {
  const right = reasons.flatMap(({ verdict, fact }, k) => (verdict === holds && fact ? [k] : []));
  const [place = -1] = right;
  return right.length === 1 ? place : -1;
}

/** Only statements in whose words something true and something false can be said: others are answered by their words. */
export function bothWays(claims: readonly Claim[]): Claim[] {
  const askable = claims.filter((one) => rightReason(one) >= 0);
  return askable.filter(({ says, holds }) =>
    askable.some((other) => other.says.words === says.words && other.holds !== holds),
  );
}

/** By so much of the larger one two numbers differ of which one is called the larger. */
const APART = 0.05;
/** A number of a smaller size has no sign that is seen. */
const SEEN = 2e-4;

export const isSeen = (value: number): boolean => Math.abs(value) > SEEN;

export const isApart = (a: number, b: number): boolean =>
  Math.abs(a - b) > APART * Math.max(Math.abs(a), Math.abs(b)) && isSeen(a - b);

/** Nothing but what a calculator loses. */
export const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

/** That a quantity is positive, or negative. */
export const signOf = (p: string, value: number): Fact => ({
  says: said("since-positive", { p }),
  opposite: said("since-negative", { p }),
  holds: value > 0,
});

/** The error whose sign is that of a parameter's gradient, but for what the parameter is multiplied with. */
export function errorOf(parameter: string): string {
  const { layer, neuron } = positionOf(parameter);
  return names.bySum(layer, neuron);
}

/** That one quantity is larger than another, or less. */
export const orderOf = (p: string, q: string, a: number, b: number): Fact => ({
  says: said("since-above", { p, q }),
  opposite: said("since-below", { p, q }),
  holds: a > b,
});

/** The signs of two factors, all four cases: the product's sign follows from each. `positive`: whether it is said to be positive. */
export function signsOf(p: string, q: string, a: number, b: number, positive: boolean): Reason[] {
  const cases = [
    ["since-both-positive", a > 0 && b > 0, true],
    ["since-both-negative", a < 0 && b < 0, true],
    ["since-first-positive", a > 0 && b < 0, false],
    ["since-first-negative", a < 0 && b > 0, false],
  ] as const;
  return cases.map(([words, fact, product]) => ({
    verdict: product === positive,
    says: said(words, { p, q }),
    fact,
  }));
}

/** Which of two sizes is the larger, and the same of two others that have nothing to do with it and lie the other way round. */
export function rivals(
  [p, q]: readonly [string, string],
  [r, s]: readonly [string, string],
  size: (id: string) => number,
): Reason[] {
  const above = (a: string, b: string): Given => [said("since-larger", { p: a, q: b }), size(a) > size(b)];
  const below = (a: string, b: string): Given => [said("since-smaller", { p: a, q: b }), size(a) < size(b)];
  return listed([above(p, q), above(r, s)], [below(p, q), below(r, s)]);
}

/**
 * The sign of what decides, and that of another number that has nothing to do with it and has the other sign. `positive`:
 * whether the claim holds where the sign is positive. Empty where both have the same sign.
 */
export function rivalSigns(p: string, r: string, value: (id: string) => number, positive: boolean): Reason[] {
  if (!(value(p) * value(r) < 0)) return [];
  const above = (q: string): Given => [said("since-positive", { p: q }), value(q) > 0];
  const below = (q: string): Given => [said("since-negative", { p: q }), value(q) < 0];
  return positive
    ? listed([above(p), above(r)], [below(p), below(r)])
    : listed([below(p), below(r)], [above(p), above(r)]);
}
