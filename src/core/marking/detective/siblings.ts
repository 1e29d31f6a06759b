import type { Definition, Graph } from "../../graph/definition.js";
import { givenOf, type Position, readDerivative, readName } from "../../graph/quantity.js";
import { DETECTIVE_LIMITS } from "./limits.js";

/** A quantity that may be taken for another; the lower its rank the likelier. */
export interface Sibling {
  readonly id: string;
  readonly rank: number;
}

/** What a quantity is, and where it stands. */
interface Place {
  readonly role: string;
  readonly letter: string;
  readonly at: Position;
  readonly numbers: readonly number[];
  readonly renewed: boolean;
}

const KINDS: readonly (keyof Position)[] = ["layer", "neuron", "input", "example"];

const places = new WeakMap<Graph, Map<string, Place>>();

function placeOf(graph: Graph, id: string): Place {
  const kept = places.get(graph) ?? new Map<string, Place>();
  places.set(graph, kept);
  const place = kept.get(id) ?? readPlace(graph, id);
  kept.set(id, place);
  return place;
}

function readPlace(graph: Graph, id: string): Place {
  const line = graph.byId.get(id);
  const name = readName(id);
  const { letter, indices, renewed } = "above" in name ? name.below : name;
  const above = "above" in name ? name.above.letter : "";
  const { role, at } = line ?? givenOf(id);
  return { role, letter: `${above}/${letter}`, at, numbers: indices, renewed };
}

/** In how many of its numbers a place differs from another. */
const apart = (one: Position, other: Position): number =>
  KINDS.filter((kind) => one[kind] !== other[kind]).length;

/**
 * The quantities that a student may take for an operand of a line, likeliest first: the same in the place beside it, at the
 * line's own neuron, in another layer, example or step, then any other. Lines that only copy are left to what they copy.
 */
export function siblingsOf(graph: Graph, line: Definition, operand: string): Sibling[] {
  if (graph.definitions.length + graph.givens.size > DETECTIVE_LIMITS.quantities) return [];
  const own = placeOf(graph, operand);
  const target = line.at;
  const before: string[] = [...graph.givens.keys()];
  for (const { id, expression } of graph.definitions) {
    if (id === line.id) break;
    if (typeof expression === "object") before.push(id);
  }
  return before
    .filter((id) => id !== operand)
    .map((id) => ({ id, rank: rankOf(placeOf(graph, id), own, target, id, operand) }))
    .sort((a, b) => a.rank - b.rank);
}

function rankOf(place: Place, own: Place, target: Position, id: string, operand: string): number {
  const same = place.role === own.role && place.letter === own.letter;
  if (same) {
    const steps =
      Object.keys(own.at).length === 0
        ? own.numbers.filter((one, k) => one !== place.numbers[k]).length
        : apart(place.at, own.at) + (place.renewed === own.renewed ? 0 : 1);
    return place.at.layer === own.at.layer ? Math.min(1 + steps, 3) : 3;
  }
  // dC/da for dC/dz, z for a: another quantity of the same neuron.
  if (own.at.layer !== undefined && isNeuron(place.at, own.at)) return 2.5;
  // The value or the weight of the neuron that the line belongs to.
  if (target.layer !== undefined && apart(place.at, target) <= 1 && place.at.layer === target.layer)
    return isDerivative(id) === isDerivative(operand) ? 2.5 : 4;
  if (isDerivative(id) !== isDerivative(operand)) return 5;
  return place.role === own.role ? 3.5 : 4;
}

const isNeuron = (one: Position, other: Position): boolean =>
  one.layer === other.layer && one.neuron === other.neuron && one.example === other.example;

const isDerivative = (id: string): boolean => readDerivative(id) !== null;
