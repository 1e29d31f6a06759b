import { z } from "zod";
import { type Fault, GradsheetError } from "../errors.js";
import { activationNamed } from "../network/activations/index.js";
import { lossNamed, lossTakes } from "../network/losses/index.js";
import { topologyOf } from "../network/network.js";
import {
  activationField,
  checkNetwork,
  lossField,
  NETWORK_DEFAULTS,
  networkSchema,
  reductionField,
} from "../network/networkFile.js";
import { NOTATIONS } from "../notation/notation.js";
import { type Path, readDocument, type SourceDocument } from "../parse/document.js";
import { didYouMean, parseWith } from "../parse/schema.js";
import { emptyRange } from "../sheet/drawNetwork.js";
import { LEVELS, LOCALES, type LocaleName, type MarkingShares, PAPERS, SHARES } from "../sheet/sheet.js";
import { TOPICS, type TopicName, topicNamed } from "../topics/index.js";
import type { NetworkSettings, NetworkTopic, Topic } from "../topics/topic.js";
import type { DrawnNetwork, FixedNetwork, Quiz } from "./quiz.js";

/** What is printed: beyond this weights no longer have room on the drawing. */
const MOST = { neurons: 4, layers: 4, questions: 60, examples: 4 } as const;

const rangeSchema = z.strictObject({
  from: z.number(),
  to: z.number(),
  decimals: z.int().min(0).max(4).optional(),
});

const drawnSchema = z.strictObject({
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
type DrawnData = Readonly<Omit<z.output<typeof drawnSchema>, keyof NetworkSettings>> & NetworkSettings;

const roundingSchema = z
  .strictObject({
    decimals: z.int().min(1).max(8).optional(),
    significant: z.int().min(2).max(8).optional(),
  })
  .refine(({ decimals, significant }) => (decimals === undefined) !== (significant === undefined), {
    message: 'it needs either "decimals" or "significant", and one of them alone',
  })
  .transform(({ decimals, significant }) =>
    decimals === undefined ? { significant: significant ?? 4 } : { decimals },
  );

/** A share of an answer's points, 0 to 1. */
const shareField = z.number().min(0).max(1);

/** One text for every language, or one for each. */
const wordsSchema = z.union([
  z.string().min(1),
  z.strictObject({ en: z.string().min(1), ko: z.string().min(1) }),
]);
type Words = z.output<typeof wordsSchema>;

const wordsIn = (words: Words, locale: LocaleName): string =>
  typeof words === "string" ? words : words[locale];

const quizSchema = z.strictObject({
  title: wordsSchema.optional(),
  course: wordsSchema.optional(),
  instructions: wordsSchema.optional(),
  locale: z.enum(LOCALES).optional(),
  paper: z.enum(PAPERS).optional(),
  notation: z.enum(NOTATIONS).optional(),
  rounding: z
    .strictObject({
      values: roundingSchema.optional(),
      gradients: roundingSchema.optional(),
      weights: z.union([z.literal("auto"), roundingSchema]).optional(),
    })
    .optional(),
  marking: z
    .strictObject({ followThrough: shareField.optional(), misconception: shareField.optional() })
    .optional(),
  network: z.looseObject({}).optional(),
  questions: z
    .array(
      z.strictObject({
        topic: z.enum(Object.keys(TOPICS) as [TopicName, ...TopicName[]]),
        count: z.int().min(1).max(MOST.questions).optional(),
        points: z.number().positive().optional(),
        level: z.enum(LEVELS).optional(),
        variant: z.string().optional(),
        network: z.looseObject({}).optional(),
      }),
    )
    .min(1),
});

const DRAWN_DEFAULTS = { layers: [2, 2, 1], bias: false, learningRate: 0.5, examples: 1 } as const;
const RANGES = {
  inputs: { from: 0.1, to: 0.9, decimals: 1 },
  weights: { from: -0.9, to: 0.9, decimals: 1 },
  biases: { from: -0.5, to: 0.5, decimals: 1 },
  targets: { from: 0.1, to: 1, decimals: 1 },
} as const;

/** What the command line may set over a quiz file. */
export type QuizOverrides = Partial<Pick<Quiz, "locale" | "paper" | "notation">>;

/** Reads a quiz file. Throws a GradsheetError with every fault and its place. */
export function parseQuiz(text: string, file: string, overrides: QuizOverrides = {}): Quiz {
  const document = readDocument(text, file);
  const data = parseWith(quizSchema, document);
  const faults: Fault[] = [];
  const questions = data.questions.map((question, k) => {
    const base: Path = ["questions", k];
    const topic = topicNamed(question.topic);
    const report = (key: string, what: string) => {
      const place = document.place([...base, key]);
      faults.push({ code: "SHAPE", message: `${question.topic}: ${what}`, place });
    };
    const wrongVariant = variantFault(topic, question.variant);
    if (wrongVariant !== null) report("variant", wrongVariant);
    let network: DrawnNetwork | FixedNetwork | null = null;
    if (topic.kind === "own") {
      if (question.network !== undefined)
        faults.push({
          code: "WRONG_VALUE",
          message: `the topic ${topic.name} brings its own numbers; leave the network out`,
          place: document.place(base, "network"),
        });
    } else {
      network = networkFor(document, base, data.network, question.network, topic, faults);
      const refused = network === null ? null : refusal(network, topic);
      if (refused !== null) report("topic", refused);
    }
    return {
      ...(question.variant === undefined ? {} : { variant: question.variant }),
      topic: question.topic,
      count: question.count ?? 1,
      points: question.points ?? null,
      level: question.level ?? ("standard" as const),
      network,
    };
  });
  const total = questions.reduce((sum, { count }) => sum + count, 0);
  if (total > MOST.questions) {
    faults.push({
      code: "TOO_LARGE",
      message: `${total} questions in all; at most ${MOST.questions}`,
      place: document.place(["questions"]),
    });
  }
  if (faults.length > 0) throw new GradsheetError(faults);
  const locale = overrides.locale ?? data.locale ?? "en";
  return {
    title: wordsIn(data.title ?? { en: "Backpropagation", ko: "역전파" }, locale),
    ...(data.course === undefined ? {} : { course: wordsIn(data.course, locale) }),
    ...(data.instructions === undefined ? {} : { instructions: wordsIn(data.instructions, locale) }),
    locale,
    paper: overrides.paper ?? data.paper ?? "A4",
    notation: overrides.notation ?? data.notation ?? "indexed",
    rounding: {
      values: data.rounding?.values ?? { decimals: 4 },
      gradients: data.rounding?.gradients ?? { significant: 4 },
      weights: data.rounding?.weights ?? "auto",
    },
    ...(data.marking === undefined ? {} : { marking: sharesOf(data.marking) }),
    questions,
  };
}

const sharesOf = (data: {
  followThrough?: number | undefined;
  misconception?: number | undefined;
}): MarkingShares => ({
  followThrough: data.followThrough ?? SHARES.followThrough,
  misconception: data.misconception ?? SHARES.misconception,
});

type Loose = Readonly<Record<string, unknown>>;

/** A network is fixed when its layers have weights, drawn when they are sizes; a question's own keys come over the quiz's. */
function networkFor(
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
  const at = part(document, [...from, "network"], source ?? {});
  if (isFixed(source)) {
    return collect(() => {
      const network = checkNetwork(parseWith(networkSchema, at), at);
      checkPrintable(topologyOf(network), at, (key) => [key]);
      return { kind: "fixed", network };
    });
  }
  return collect(() => {
    const outer = isFixed(general) ? {} : parseWith(drawnSchema, part(document, ["network"], general ?? {}));
    const inner = own === undefined ? {} : parseWith(drawnSchema, part(document, [...base, "network"], own));
    return checkDrawn(over(over(outer, topic.needs?.(outer) ?? {}), inner), at);
  });
}

/** Settings over others; one activation for all layers and a list of them take each other's place. */
function over(general: DrawnData, own: DrawnData): DrawnData {
  if (own.activation === undefined && own.activations === undefined) return { ...general, ...own };
  const { activation: _one, activations: _list, ...rest } = general;
  return { ...rest, ...own };
}

/** Why a topic has no such variant, or null where it has. */
function variantFault(topic: Topic, variant: string | undefined): string | null {
  if (variant === undefined) return null;
  const known = topic.kind === "own" ? topic.variants : [];
  if (known.length === 0) return "it has no variants; leave the variant out";
  return known.includes(variant)
    ? null
    : `no variant is called "${variant}"; there are ${known.join(", ")}${didYouMean(variant, known)}`;
}

/** A part of a document as a document of its own, faults still naming the whole file's places. */
const part = (document: SourceDocument, base: Path, data: unknown): SourceDocument => ({
  file: document.file,
  data,
  place: (path, key) => document.place([...base, ...path], key),
});

function checkDrawn(data: DrawnData, document: SourceDocument): DrawnNetwork {
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
    data.activations ?? Array.from({ length: count }, () => data.activation ?? ("sigmoid" as const));
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
    if (name === "softmax" && l < count - 1)
      report("WRONG_VALUE", path, "softmax before the last layer; it can only be the last layer's");
    if (name === "softmax" && l === count - 1 && (sizes.at(-1) ?? 0) < 2) {
      report("SHAPE", path, "softmax over one neuron is always 1; it needs two neurons or more");
    }
    if (l === count - 1 && !lossTakes(lossNamed(loss), activationNamed(name))) {
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
    return { ...given, decimals: decimals ?? 1 };
  };
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
    { inputs: sizes[0] ?? 0, layers: sizes.slice(1).map((size) => ({ size })) },
    document,
    (key) => [key],
  );
  return drawn;
}

function checkPrintable(
  { inputs, layers }: { readonly inputs: number; readonly layers: readonly { readonly size: number }[] },
  document: SourceDocument,
  pathTo: (key: string) => Path,
): void {
  const widest = Math.max(inputs, ...layers.map(({ size }) => size));
  const shape = [inputs, ...layers.map(({ size }) => size)].join("-");
  const large =
    widest > MOST.neurons
      ? `at most ${MOST.neurons} neurons a layer`
      : layers.length > MOST.layers
        ? `at most ${MOST.layers} layers after the inputs`
        : null;
  if (large !== null) {
    throw new GradsheetError([
      {
        code: "TOO_LARGE",
        message: `${shape} is too large to print with its weights; ${large}`,
        place: document.place(pathTo("layers")),
      },
    ]);
  }
}

/** Why a topic cannot be asked about a network. */
function refusal(network: DrawnNetwork | FixedNetwork, topic: NetworkTopic): string | null {
  if (network.kind === "fixed") return topic.refuses(topologyOf(network.network));
  return topic.refuses({
    inputs: network.sizes[0] ?? 0,
    layers: network.sizes.slice(1).map((size, l) => ({
      size,
      activation: network.activations[l] ?? "sigmoid",
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
