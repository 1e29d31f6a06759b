import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import { checkNetwork } from "../../core/network/checkNetwork.js";
import { topologyOf } from "../../core/network/network.js";
import { networkSchema } from "../../core/network/networkSchema.js";
import { type Path, partOf, type SourceDocument } from "../../core/parse/document.js";
import { parseWith } from "../../core/parse/schema.js";
import type { NetworkTopic } from "../../core/topics/topic.js";
import { checkDrawn, drawnSchema, over } from "./drawnSettings.js";
import { checkPrintable } from "./printable.js";
import type { DrawnNetwork, FixedNetwork } from "./quiz.js";

type Loose = Readonly<Record<string, unknown>>;

/** A network is fixed when its layers have weights, drawn when they are sizes; a question's own keys come over the quiz's. */
export function networkFor(
  document: SourceDocument,
  base: Path,
  general: Loose | undefined,
  own: Loose | undefined,
  topic: NetworkTopic,
  faults: Fault[],
): DrawnNetwork | FixedNetwork | null {
  const isFixed = (data: Loose | undefined) =>
    Array.isArray(data?.["layers"]) && typeof data["layers"][0] === "object";
  const collect = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
      const known = new Set(faults.map((fault) => JSON.stringify(fault)));
      faults.push(...error.faults.filter((fault) => !known.has(JSON.stringify(fault))));
      return null;
    }
  };
  const from =
    own === undefined || (!isFixed(own) && own["layers"] === undefined && isFixed(general)) ? [] : base;
  const source = from.length === 0 ? general : own;
  const at = partOf(document, [...from, "network"], source ?? {});
  if (isFixed(source)) {
    return collect(() => {
      const network = checkNetwork(parseWith(networkSchema, at), at);
      checkPrintable(topologyOf(network), at, (key) => [key]);
      return { kind: "fixed", network };
    });
  }
  return collect(() => {
    const outer = isFixed(general)
      ? {}
      : parseWith(drawnSchema, partOf(document, ["network"], general ?? {}));
    const inner =
      own === undefined ? {} : parseWith(drawnSchema, partOf(document, [...base, "network"], own));
    return checkDrawn(over(over(outer, topic.needs?.(outer) ?? {}), inner), at);
  });
}

/** Why a topic cannot be asked about a network. */
export function refusal(network: DrawnNetwork | FixedNetwork, topic: NetworkTopic): string | null {
  if (network.kind === "fixed") return topic.refuses(topologyOf(network.network));
  return topic.refuses({
    inputs: nth(network.sizes, 0),
    layers: network.sizes.slice(1).map((size, l) => ({
      size,
      activation: nth(network.activations, l),
      biased: network.bias,
    })),
    examples: network.examples,
    loss: network.loss,
    reduction: network.reduction,
    penalised: false,
    trainBiases: true,
    batchSize: network.examples,
    optimizer: "sgd",
  });
}
