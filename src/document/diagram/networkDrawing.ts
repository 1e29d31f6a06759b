import { nth } from "../../core/base/known.js";
import { isGradient, names, readName } from "../../core/graph/quantity.js";
import { displayNumber } from "../../core/graph/rounding.js";
import { type Network, sizesOf } from "../../core/network/network.js";
import type { Mark, Notation } from "../../core/notation/notation.js";
import type { Typesetter } from "../formula/typesetter.js";
import type { Drawing, DrawnColumn, DrawnEdge, DrawnNode } from "./networkPicture.js";

/** In indexed notation names have two indices and a layer; beyond so many weights only their values are printed. */
const MOST_NAMED = 9;

export interface DrawingOptions {
  /** A derivative of the loss: the way from what it is taken by to the loss is drawn thick. */
  readonly highlighted?: string;
  /** Values of neurons beyond the inputs, by id, as they are to be printed. */
  readonly values?: ReadonlyMap<string, string>;
  /** CSS pixels. */
  readonly maxWidth?: number;
}

/** A given number as it is printed on a drawing. */
export const givenText = (value: number): string => displayNumber(value, "exact").replaceAll("-", "−");

/** Where a highlighted way starts: in a neuron of a layer (0: the inputs), through one edge or all. */
interface Start {
  readonly layer: number;
  readonly neuron: number;
  /** The neuron that the first edge leads to, when only one does. */
  readonly into?: number;
}

/** The network with its numbers. With several examples inputs and targets are not drawn: they stand in a table. */
export function networkDrawing(network: Network, setter: Typesetter, options: DrawingOptions = {}): Drawing {
  const { notation } = setter;
  const single = network.examples.length === 1 ? network.examples[0] : undefined;
  const sizes = sizesOf(network);
  const start = options.highlighted === undefined ? undefined : startOf(options.highlighted);
  const named = notation.name === "flat" || weightCount(sizes) <= MOST_NAMED;
  const last = network.layers.length;
  const columns = sizes.map((size, l): DrawnColumn => {
    const biases = l === 0 ? null : (network.layers[l - 1]?.biases ?? null);
    const nodes = Array.from({ length: size }, (_none, k): DrawnNode => {
      const id = names.activation(l, k + 1);
      const input = l === 0 ? single?.inputs[k] : undefined;
      const value = input === undefined ? options.values?.get(id) : givenText(input);
      const target = l === last ? single?.targets[k] : undefined;
      const bias = biases?.[k];
      return {
        id: `${l}.${k + 1}`,
        mark: markOf(notation, id),
        ...(value === undefined ? {} : { value }),
        ...(bias === undefined
          ? {}
          : { bias: givenText(bias), biasMark: markOf(notation, names.bias(l, k + 1)) }),
        ...(target === undefined
          ? {}
          : { target: { mark: markOf(notation, names.target(k + 1)), value: givenText(target) } }),
        highlighted: start !== undefined && isOnWay(start, l, k + 1),
      };
    });
    return { nodes, caption: captionOf(network, l, setter) };
  });
  const edges = network.layers.flatMap(({ weights }, before): DrawnEdge[] =>
    weights.flatMap((row, j) =>
      row.map((weight, i) => ({
        from: `${before}.${i + 1}`,
        to: `${before + 1}.${j + 1}`,
        label: givenText(weight),
        ...(named ? { mark: markOf(notation, names.weight(before + 1, j + 1, i + 1)) } : {}),
        highlighted:
          start !== undefined && isOnWay(start, before, i + 1) && isOnWay(start, before + 1, j + 1),
      })),
    ),
  );
  const alt = altOf(network, setter, options.highlighted);
  return { columns, edges, alt, ...(options.maxWidth === undefined ? {} : { maxWidth: options.maxWidth }) };
}

const weightCount = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, size, before) => sum + size * nth(sizes, before), 0);

export function markOf(notation: Notation, id: string): Mark {
  const symbol = notation.symbol(id);
  return "above" in symbol ? symbol.below : symbol;
}

/** The start of the way from a derivative's lower part; undefined for anything else than a derivative of the loss. */
function startOf(id: string): Start | undefined {
  const name = readName(id);
  if (!("above" in name) || !isGradient(id)) return undefined;
  const [, , input] = name.below.indices;
  const [layer, neuron] = [nth(name.below.indices, 0), nth(name.below.indices, 1)];
  return input === undefined ? { layer, neuron } : { layer: layer - 1, neuron: input, into: neuron };
}

function isOnWay({ layer, neuron, into }: Start, l: number, k: number): boolean {
  if (l < layer) return false;
  if (l === layer) return k === neuron;
  return into === undefined || l > layer + 1 || k === into;
}

function captionOf(network: Network, l: number, { t }: Typesetter): string {
  const layer = network.layers[l - 1];
  if (layer === undefined) return t("network.inputs");
  const hidden = network.layers.length - 1;
  const name =
    l > hidden
      ? t("network.outputs")
      : hidden === 1
        ? t("network.hidden")
        : t("network.hidden.numbered", { number: l });
  return `${name} · ${t(`activation.${layer.activation}`)}`;
}

/** The whole network in words. */
function altOf(network: Network, setter: Typesetter, highlighted: string | undefined): string {
  const { t, said } = setter;
  const single = network.examples.length === 1 ? network.examples[0] : undefined;
  const layers = sizesOf(network).map((size, l) => {
    const neurons = Array.from({ length: size }, (_none, k) => {
      const name = said(names.activation(l, k + 1));
      const input = l === 0 ? single?.inputs[k] : undefined;
      const bias = network.layers[l - 1]?.biases?.[k];
      const target = l === network.layers.length ? single?.targets[k] : undefined;
      return [
        input === undefined ? name : t("alt.given", { name, value: givenText(input) }),
        ...(bias === undefined ? [] : [t("alt.bias", { value: givenText(bias) })]),
        ...(target === undefined ? [] : [t("alt.target", { value: givenText(target) })]),
      ].join(" ");
    });
    return t("alt.layer", { caption: captionOf(network, l, setter), neurons: neurons.join(", ") });
  });
  const weights = network.layers.flatMap(({ weights: rows }, before) =>
    rows.flatMap((row, j) =>
      row.map((weight, i) =>
        t("alt.weight", {
          from: said(names.activation(before, i + 1)),
          to: said(names.activation(before + 1, j + 1)),
          value: givenText(weight),
        }),
      ),
    ),
  );
  return [
    t("alt.network", { layers: layers.join(" ") }),
    t("alt.weights", { weights: weights.join("; ") }),
    ...(highlighted === undefined ? [] : [t("alt.path", { quantity: said(highlighted) })]),
  ].join(" ");
}
