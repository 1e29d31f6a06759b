import { stream } from "../../base/random.js";
import type { Network } from "../../network/network.js";
import { apart, judgeGradients } from "./judge.js";
import { nearKink } from "./kinks.js";
import { randomNetwork } from "./randomNetwork.js";

/** How near the printed gradients have to be: to the tape, and to the differences. */
export const LIMITS = { tape: 1e-9, difference: 1e-6 } as const;

/** How many gradients there were of a kind, and how far the worst lay from each judge. */
export interface Deviation {
  readonly name: string;
  readonly gradients: number;
  readonly tape: number;
  readonly difference: number;
}

/** A gradient on which the judges do not agree. */
export interface Disagreement {
  readonly network: number;
  readonly id: string;
  readonly printed: number;
  readonly tape: number;
  readonly difference: number;
}

export interface GradientReport {
  readonly seed: string;
  readonly networks: number;
  readonly gradients: number;
  readonly tape: number;
  readonly difference: number;
  /** Of the networks that use it somewhere. */
  readonly activations: readonly Deviation[];
  readonly losses: readonly Deviation[];
  readonly disagreements: readonly Disagreement[];
}

/** Judges every gradient of so many random networks. The same seed, the same networks. */
export function judgeMany(count: number, seed: string): GradientReport {
  const total = tally("all");
  const activations = new Map<string, Tally>();
  const losses = new Map<string, Tally>();
  const disagreements: Disagreement[] = [];
  for (let k = 0; k < count; k++) {
    const network = drawNetwork(seed, k);
    const tallies = [
      total,
      tallyIn(losses, network.loss),
      ...activationsOf(network).map((name) => tallyIn(activations, name)),
    ];
    for (const { id, printed, tape, difference } of judgeGradients(network)) {
      const far = { tape: apart(printed, tape), difference: apart(printed, difference) };
      for (const one of tallies) add(one, far.tape, far.difference);
      if (far.tape <= LIMITS.tape && far.difference <= LIMITS.difference) continue;
      disagreements.push({ network: k, id, printed, tape, difference });
    }
  }
  const { gradients, tape, difference } = total;
  const sorted = (tallies: ReadonlyMap<string, Tally>) =>
    [...tallies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    seed,
    networks: count,
    gradients,
    tape,
    difference,
    activations: sorted(activations),
    losses: sorted(losses),
    disagreements,
  };
}

/** Drawn again while it stands at a kink of an activation, where no derivative exists. */
export function drawNetwork(seed: string, k: number): Network {
  for (let draw = 1; ; draw++) {
    const network = randomNetwork(stream(seed, "network", k, draw));
    if (!nearKink(network)) return network;
  }
}

interface Tally {
  readonly name: string;
  gradients: number;
  tape: number;
  difference: number;
}

const tally = (name: string): Tally => ({ name, gradients: 0, tape: 0, difference: 0 });

function tallyIn(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name) ?? tally(name);
  tallies.set(name, known);
  return known;
}

/** A deviation that is no number counts as infinite. */
function add(one: Tally, tape: number, difference: number): void {
  const worse = (a: number, b: number) => (Number.isNaN(b) ? Number.POSITIVE_INFINITY : Math.max(a, b));
  one.gradients += 1;
  one.tape = worse(one.tape, tape);
  one.difference = worse(one.difference, difference);
}

const activationsOf = ({ layers }: Network): string[] => [
  ...new Set(layers.map(({ activation }) => activation)),
];
