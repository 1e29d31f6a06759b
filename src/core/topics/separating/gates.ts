import { nth } from "../../base/known.js";
import type { Random } from "../../base/random.js";
import { roundNumber } from "../../graph/rounding.js";
import { drawNumber } from "../draw.js";
import { changed, type Numbers, type Pair, says, type Wanted } from "./neuron.js";

const CORNERS: readonly Pair[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

/** A neuron that makes each of two bits, by weights of one size and a bias half a weight from the nearest corner. */
const GATES = {
  and: [1, 1, -1.5],
  or: [1, 1, -0.5],
  nand: [-1, -1, 1.5],
  nor: [-1, -1, 0.5],
  "first-alone": [1, -1, -0.5],
  "second-alone": [-1, 1, -0.5],
} as const satisfies Readonly<Record<string, Numbers>>;

export type GateName = keyof typeof GATES;

/** What a gate makes of the four corners. */
export const tableOf = (gate: GateName): Wanted[] =>
  CORNERS.map((at) => ({ at, one: says(GATES[gate], at) }));

/** A gate's numbers in a size that is drawn. */
export function gateNumbers(gate: GateName, random: Random): Numbers {
  const size = drawNumber(random, 0.4, 3.9, 1, [1]);
  return changed(GATES[gate], (one) => roundNumber(one * size, { decimals: 2 }));
}

/** XOR from two hidden gates and one that takes in what they say. */
const XORS: readonly (readonly [first: GateName, second: GateName, output: GateName])[] = [
  ["or", "nand", "and"],
  ["nand", "or", "and"],
  ["or", "and", "first-alone"],
  ["and", "or", "second-alone"],
  ["first-alone", "second-alone", "or"],
  ["second-alone", "first-alone", "or"],
  ["and", "nor", "nor"],
  ["nor", "and", "nor"],
];
export const drawXor = (random: Random): (typeof XORS)[number] =>
  nth(XORS, random.integer(0, XORS.length - 1));

export const XOR_TABLE: readonly Wanted[] = CORNERS.map((at) => ({ at, one: at[0] !== at[1] }));
