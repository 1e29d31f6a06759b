import { fail } from "../../core/base/errors.js";
import { compile, type Program } from "../../core/graph/compile.js";
import { biasesOf, upTo, weightsOf } from "../../core/graph/forward.js";
import { names } from "../../core/graph/quantity.js";
import { solutionGraph, startOf } from "../../core/graph/solutionGraph.js";
import { statesOf, trainedOf } from "../../core/graph/update.js";
import { type Network, type Topology, topologyOf } from "../../core/network/network.js";
import { checkSteps } from "./size.js";

/** What many updates lead to. */
export interface Training {
  /** C over all examples: before each step, and after the last. */
  readonly lossHistory: readonly number[];
  readonly network: Network;
}

/**
 * Trains a network for so many updates. Batches go through the examples in file order and start again at the end;
 * the optimizer's memory starts at 0. Throws NOT_FINITE when C leaves the range of numbers,
 * TOO_LARGE for more work than is done.
 */
export function trainNetwork(network: Network, steps: number): Training {
  checkSteps(network, steps);
  const all = network.examples.length;
  const whole = loadProgram({ ...network, batchSize: all }, "loss");
  // One topology for every batch, whichever examples are in it.
  const batch = loadProgram({ ...network, examples: network.examples.slice(0, network.batchSize) }, "update");
  const topology = topologyOf(network);
  const carried = carriedSlots(topology, batch.program);
  const shared = sharedSlots(topology, batch.program, whole.program);
  const feed = feeder(network, batch);
  const full = network.batchSize === all;
  const history: number[] = [];
  const { slots } = batch.program;
  const loss = (program: Program) => program.slots[slotIn(program, names.loss())] ?? Number.NaN;
  const copyBack = () => {
    for (const [from, to] of shared) whole.program.slots[to] = slots[from] ?? Number.NaN;
    whole.program.run();
  };
  const record = (C: number, step: number) => {
    if (!Number.isFinite(C)) throw notFinite(C, step);
    history.push(C);
  };
  for (let step = 0; step < steps; step++) {
    if (!full) {
      copyBack();
      record(loss(whole.program), step);
      feed(step);
    }
    if (batch.counter !== undefined) slots[batch.counter] = step + 1;
    batch.program.run();
    if (full) record(loss(batch.program), step);
    for (const [from, to] of carried) slots[to] = slots[from] ?? Number.NaN;
  }
  copyBack();
  record(loss(whole.program), steps);
  return { lossHistory: history, network: readNetwork(network, whole.program) };
}

const notFinite = (C: number, step: number) =>
  fail("NOT_FINITE", `C is ${C} after ${step} updates; a smaller learningRate would keep it finite`);

function slotIn({ slotOf }: Program, id: string): number {
  const slot = slotOf.get(id);
  if (slot === undefined) throw new RangeError(`${id} is not in the graph`);
  return slot;
}

interface Loaded {
  readonly program: Program;
  readonly inputsAndTargets: readonly (readonly string[])[];
  /** Where the number of the step stands, for a rule that counts. */
  readonly counter: number | undefined;
}

/** A compiled graph with the network's numbers in its slots and the optimizer's memory at 0. */
function loadProgram(network: Network, until: "loss" | "update"): Loaded {
  const graph = solutionGraph(topologyOf(network), until);
  const program = compile(graph);
  for (const [id, value] of startOf(network, graph)) program.slots[slotIn(program, id)] = value;
  const inputsAndTargets = network.examples.map(({ inputs, targets }, k) => {
    const prefix = names.prefix(k + 1, network.examples.length);
    return [
      ...inputs.map((_x, i) => names.input(i + 1, prefix)),
      ...targets.map((_y, j) => names.target(j + 1, prefix)),
    ];
  });
  return { program, inputsAndTargets, counter: program.slotOf.get("t") };
}

/** From the slot of each new value to that of the old: parameters and the optimizer's memory. */
function carriedSlots(topology: Topology, program: Program): (readonly [number, number])[] {
  return [...trainedOf(topology), ...statesOf(topology)].map((id) => [
    slotIn(program, names.renewed(id)),
    slotIn(program, id),
  ]);
}

/** From the slots of one program's parameters to another's. */
function sharedSlots(topology: Topology, from: Program, to: Program): (readonly [number, number])[] {
  return [...weightsOf(topology), ...biasesOf(topology)].map((id) => [slotIn(from, id), slotIn(to, id)]);
}

/** Puts the examples of a step's batch into the slots. */
function feeder(network: Network, { program, inputsAndTargets }: Loaded): (step: number) => void {
  const slots = inputsAndTargets.map((ids) => ids.map((id) => slotIn(program, id)));
  const rows = network.examples.map(({ inputs, targets }) => [...inputs, ...targets]);
  return (step) => {
    slots.forEach((places, k) => {
      const row = rows[(step * network.batchSize + k) % rows.length] ?? [];
      places.forEach((place, n) => {
        program.slots[place] = row[n] ?? Number.NaN;
      });
    });
  };
}

/** The network with the parameters that a program holds. */
function readNetwork(network: Network, program: Program): Network {
  const value = (id: string) => program.slots[slotIn(program, id)] ?? Number.NaN;
  return {
    ...network,
    layers: network.layers.map(({ weights, biases, activation }, before) => ({
      activation,
      weights: weights.map((row, j) => row.map((_w, i) => value(names.weight(before + 1, j + 1, i + 1)))),
      biases: biases === null ? null : upTo(biases.length).map((j) => value(names.bias(before + 1, j))),
    })),
  };
}
