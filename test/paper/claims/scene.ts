import type { DrawnNetwork } from "../drawing.js";
import { lookupIn } from "../lookup.js";
import type { Place } from "../names.js";
import { at, upTo } from "../networkDerivatives.js";
import type { PaperQuestion } from "../paper.js";
import { derivativeParts } from "../symbols.js";
import { Missing } from "../tree.js";

/** A number of the network that is not what is drawn. */
export type Change = readonly [place: Place, value: number];

/** A drawn network as it is, or with some of its numbers changed. Quantities by their printed symbols. */
export interface Scene {
  readonly drawn: DrawnNetwork;
  readonly place: (symbol: string) => Place;
  readonly value: (place: Place) => number;
  readonly slope: (above: Place, below: Place) => number;
  /** The number of a symbol or a derivative. */
  readonly number: (symbol: string) => number;
  readonly rate: number;
  readonly with: (changes: readonly Change[], rate?: number) => Scene;
}

/** Nothing but the drawing and the facts is taken: what is printed as worked out would not hold for other numbers. */
export function sceneOf(question: PaperQuestion, changes: readonly Change[] = [], rate?: number): Scene {
  const known = new Map(rate === undefined ? [] : [["η", rate] as const]);
  const lookup = lookupIn(question, known, changes);
  const { network, worker, names } = lookup;
  if (network === null || worker === null || names === null) throw new Missing("the network");
  const place = (symbol: string): Place => {
    const found = names(symbol);
    if (found === null) throw new Missing(`what ${symbol} is`);
    return found;
  };
  return {
    drawn: network,
    place,
    value: worker.value,
    slope: worker.derivative,
    number: (symbol) => {
      const parts = derivativeParts(symbol);
      if (parts === null) return worker.value(place(symbol));
      return worker.derivative(place(parts.above), place(parts.below));
    },
    rate: lookup.find("η"),
    with: (more, other) => sceneOf(question, [...changes, ...more], other ?? rate),
  };
}

export const LOSS = at("C", 0, 0);
export const after = (place: Place): Place => ({ ...place, mark: "new" });
export const sizesOf = ({ drawn }: Scene): number[] => drawn.layers.map(({ nodes }) => nodes.length);

/** All weights of a layer. */
export function weightsOf(scene: Scene, layer: number): Place[] {
  const sizes = sizesOf(scene);
  return upTo(sizes[layer] ?? 0).flatMap((j) =>
    upTo(sizes[layer - 1] ?? 0).map((input) => at("w", layer, j, { input })),
  );
}

/** All biases that are drawn. */
export const biasesOf = ({ drawn }: Scene): Place[] =>
  drawn.layers.flatMap(({ nodes }, layer) =>
    nodes.flatMap(({ bias }, k) => (bias === undefined ? [] : [at("b", layer, k + 1)])),
  );

export const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1e-3, Math.abs(a), Math.abs(b));

/** The factors that the chain rule writes a derivative with, each by its name; of a slope none. */
function factorsOf(scene: Scene, of: Place, by: Place): Set<string> {
  const name = ({ what, layer, neuron, input }: Place): string => `${what}${layer}_${neuron}_${input}`;
  const found = new Set<string>();
  if (of.what !== "C") return found;
  const back = (place: Place): void => {
    found.add(`C/${name(place)}`);
    const { what, layer, neuron } = place;
    if (what === "w" || what === "b") {
      if (what === "w") found.add(name(at("a", layer - 1, place.input)));
      back(at("z", layer, neuron));
    } else if (what === "z") back(at("a", layer, neuron));
    else if (layer + 1 < sizesOf(scene).length && sizesOf(scene)[layer + 1] === 1) {
      found.add(name(at("w", layer + 1, 1, { input: neuron })));
      back(at("z", layer + 1, 1));
    }
  };
  back(by);
  return found;
}

/** Whether one printed quantity is a factor of a printed derivative. */
export function isFactor(scene: Scene, factor: string, of: string): boolean {
  const whole = derivativeParts(of);
  if (whole === null) return false;
  const factors = factorsOf(scene, scene.place(whole.above), scene.place(whole.below));
  const parts = derivativeParts(factor);
  const { what, layer, neuron, input } = scene.place(parts?.below ?? factor);
  return factors.has(`${parts === null ? "" : "C/"}${what}${layer}_${neuron}_${input}`);
}
