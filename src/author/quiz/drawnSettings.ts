import * as z from "zod";
import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { nth } from "../../core/base/known.js";
import { isOfLayer } from "../../core/network/activations/activation.js";
import { activationNamed, DEFAULT_ACTIVATION } from "../../core/network/activations/index.js";
import { NETWORK_DEFAULTS } from "../../core/network/checkNetwork.js";
import { lossNamed, lossTakes } from "../../core/network/losses/index.js";
import { activationField, lossField, reductionField } from "../../core/network/networkSchema.js";
import type { Path, SourceDocument } from "../../core/parse/document.js";
import type { NetworkSettings } from "../../core/topics/topic.js";
import { countIn, emptyRange, MOST_NUMBERS } from "./numbersIn.js";
import { checkPrintable, MOST } from "./printable.js";
import type { DrawnNetwork } from "./quiz.js";
import { RANGES } from "./ranges.js";

const rangeSchema = z.strictObject({
  from: z.number(),
  to: z.number(),
  decimals: z.int().min(0).max(4).optional(),
});

/** The keys of a network whose numbers are drawn. */
export const drawnSchema = z.strictObject({
  layers: z.array(z.int().min(1)).min(2).optional(),
  activation: activationField.optional(),
  activations: z.array(activationField).min(1).optional(),
  loss: lossField.optional(),
  bias: z.boolean().optional(),
  learningRate: z.number().positive().optional(),
  examples: z.int().min(1).max(MOST.examples).optional(),
  reduction: reductionField.optional(),
  inputs: rangeSchema.optional(),
  weights: rangeSchema.optional(),
  biases: rangeSchema.optional(),
  targets: rangeSchema.optional(),
});
export type DrawnData = Readonly<Omit<z.output<typeof drawnSchema>, keyof NetworkSettings>> & NetworkSettings;

const DRAWN_DEFAULTS = { layers: [2, 2, 1], bias: false, learningRate: 0.5, examples: 1 } as const;
const SAYABLE = ["inputs", "weights", "biases", "targets", "learningRate"] as const;

/** Settings over others; one activation for all layers and a list of them take each other's place. */
export function over(general: DrawnData, own: DrawnData): DrawnData {
  if (own.activation === undefined && own.activations === undefined) return { ...general, ...own };
  const { activation: _one, activations: _list, ...rest } = general;
  return { ...rest, ...own };
}

/** Settings with the defaults for what they leave out. Throws a GradsheetError with every fault and its place. */
export function checkDrawn(data: DrawnData, document: SourceDocument): DrawnNetwork {
  const sizes = data.layers ?? DRAWN_DEFAULTS.layers;
  const count = sizes.length - 1;
  const faults: Fault[] = [];
  const report = (code: Fault["code"], path: Path, message: string) => {
    faults.push({ code, message, place: document.place(path) });
  };
  if (data.activation !== undefined && data.activations !== undefined) {
    report(
      "WRONG_VALUE",
      ["activation"],
      '"activation" stands beside "activations"; give the one or the other',
    );
  }
  const activations =
    data.activations ?? Array.from({ length: count }, () => data.activation ?? DEFAULT_ACTIVATION);
  if (activations.length !== count) {
    report(
      "SHAPE",
      ["activations"],
      `${activations.length} activations for ${count} layers after the inputs; one for each`,
    );
  }
  const loss = data.loss ?? NETWORK_DEFAULTS.loss;
  activations.forEach((name, l) => {
    const path: Path = data.activations === undefined ? ["activation"] : ["activations", l];
    const ofLayer = isOfLayer(activationNamed(name));
    if (ofLayer && l < count - 1)
      report("WRONG_VALUE", path, `${name} before the last layer; it can only be the last layer's`);
    if (ofLayer && l === count - 1 && nth(sizes, -1) < 2) {
      report("SHAPE", path, `${name} over one neuron is always 1; it needs two neurons or more`);
    }
    if (l === count - 1 && loss === "cross-entropy" && !isOfLayer(activationNamed(name))) {
      report(
        "WRONG_VALUE",
        path,
        `cross-entropy of ${name} outputs does not change with an output whose target is 0, so there is nothing to ask of it; softmax, or the loss bce, would be right`,
      );
    } else if (l === count - 1 && !lossTakes(lossNamed(loss), activationNamed(name))) {
      report(
        "WRONG_VALUE",
        path,
        `the loss ${loss} has no value for some outputs of ${name}; sigmoid or softmax would be right`,
      );
    }
  });
  const range = (purpose: keyof typeof RANGES) => {
    const { decimals, ...given } = { ...RANGES[purpose], ...data[purpose] };
    if (given.from > given.to)
      report(
        "WRONG_VALUE",
        [purpose],
        `from ${given.from} to ${given.to} runs backwards; "from" is the smaller`,
      );
    const drawn = { ...given, decimals: decimals ?? 1 };
    // Beyond the numbers of a computer, the count is infinite or none at all.
    if (!(countIn(drawn) <= MOST_NUMBERS))
      report(
        "TOO_LARGE",
        [purpose],
        `more than ${MOST_NUMBERS} numbers from ${given.from} to ${given.to}; a narrower range or fewer decimals would be right`,
      );
    return drawn;
  };
  const said = SAYABLE.filter((key) => data[key] !== undefined);
  const drawn: DrawnNetwork = {
    kind: "drawn",
    sizes,
    activations,
    loss,
    bias: data.bias ?? DRAWN_DEFAULTS.bias,
    learningRate: data.learningRate ?? DRAWN_DEFAULTS.learningRate,
    examples: data.examples ?? DRAWN_DEFAULTS.examples,
    reduction: data.reduction ?? NETWORK_DEFAULTS.reduction,
    ranges: {
      inputs: range("inputs"),
      weights: range("weights"),
      biases: range("biases"),
      targets: range("targets"),
    },
    ...(said.length === 0 ? {} : { said }),
  };
  const empty = faults.length > 0 ? null : emptyRange(drawn);
  if (empty !== null) {
    report(
      "CANNOT_DRAW",
      [empty],
      `no number to draw the ${empty} from: 0 is never given, inputs are never 1 or -1, targets lie where the outputs do; a wider range would be right`,
    );
  }
  if (faults.length > 0) throw new GradsheetError(faults);
  checkPrintable(
    { inputs: nth(sizes, 0), layers: sizes.slice(1).map((size) => ({ size })) },
    document,
    (key) => [key],
  );
  return drawn;
}
