import { fail } from "../../core/base/errors.js";
import { activationNamed } from "../../core/network/activations/index.js";
import { lossNamed } from "../../core/network/losses/index.js";
import type { Network } from "../../core/network/network.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import type { PackageFormat } from "../format.js";
import type { Variant } from "../item.js";
import { labData, labNetwork } from "../labData.js";
import { labDigitsData, labImages } from "../labDigits.js";
import { escapeMarkdown } from "../markdownText.js";
import { codeCell, markdownCell, PYTHON_NOTEBOOK } from "../notebookCells.js";
import { readPython } from "../pythonText.js";

/** A Jupyter notebook a variant, in which the quiz's first network is programmed and trained. */
export const lab: PackageFormat = {
  kind: "folder",
  about: "Jupyter notebooks in which students program and train the quiz's first network",
  loses: ["questions"],
  write: async function* (variants, head) {
    const t = messagesFor(head.locale);
    for await (const variant of variants) {
      const network = labNetwork(variant.items);
      if (network === null)
        throw fail(
          "USAGE",
          "--format lab needs a question with a network and targets; none of the quiz has them",
        );
      const made = notebookOf(network, variant, head.title, t);
      yield { path: `${variant.sheet.id}.ipynb`, text: `${JSON.stringify(made, null, 1)}\n` };
    }
  },
};

/** What the checks may say, by their names in Python. */
const words = (t: Messages) => ({
  unwritten: t("export.lab.unwritten"),
  broken: t("export.lab.broken"),
  layers: t("export.lab.layers"),
  shape: t("export.lab.shape"),
  numbers: t("export.lab.numbers"),
  transposed: t("export.lab.transposed"),
  sign: t("export.lab.sign"),
  factor: t("export.lab.factor"),
  sums: t("export.lab.sums"),
  right: t("export.lab.right"),
  first: t("export.lab.first"),
  pair: t("export.lab.pair"),
  differ: t("export.lab.differ"),
  history: t("export.lab.history"),
  rises: t("export.lab.rises"),
  astray: t("export.lab.astray"),
  steps: t("export.lab.steps"),
  overflow: t("export.lab.overflow"),
  rows: t("export.lab.rows"),
  predict: t("export.lab.predict"),
  accuracy: t("export.lab.accuracy"),
  too_few: t("export.lab.too-few"),
});

const literal = (data: unknown): string => `json.loads(${JSON.stringify(JSON.stringify(data))})`;

function notebookOf(network: Network, { sheet }: Variant, title: string, t: Messages) {
  const functions = {
    forward: ["x, W, b", "check_forward(forward)"],
    loss: ["output, y", "check_loss(loss)"],
    gradients: ["x, y, W, b", "check_gradients(gradients, forward, loss)"],
    train: ["x, y, W, b, eta, steps", "check_train(train)"],
    batch_gradients: ["X, Y, W, b", "check_batch(batch_gradients)"],
    softmax: ["Z", "check_softmax(softmax)"],
    softmax_gradients: ["X, Y, W, b", "check_softmax_gradients(softmax_gradients)"],
    train_digits: ["X, labels", "check_digits(train_digits)"],
  } as const;
  const said = {
    forward: [t("export.lab.forward"), ...activationsOf(network)],
    loss: [t("export.lab.loss"), `$${lossNamed(network.loss).tex}$`],
    gradients: [t("export.lab.gradients")],
    train: [t("export.lab.train")],
    batch_gradients: [t("export.lab.batch")],
    softmax: [t("export.lab.softmax"), `$${activationNamed("softmax").tex}$`],
    softmax_gradients: [t("export.lab.softmax-gradients"), `$${lossNamed("cross-entropy").tex}$`],
    train_digits: [t("export.lab.digits"), t("export.lab.digits-licence")],
  } as const;
  const tasks = (Object.keys(functions) as (keyof typeof functions)[]).flatMap((name) => {
    const [parameters, check] = functions[name];
    const code = `def ${name}(${parameters}):\n    raise NotImplementedError\n\n\n${check}\n`;
    return [markdownCell(`${name}-text`, said[name].join("\n\n")), codeCell(name, code)];
  });
  const data = { ...labData(network), ...labDigitsData() };
  const { trained, packed } = labImages();
  const hidden = [
    ...[readPython("lab"), "", readPython("labDigits"), ""],
    ...[
      `WORDS = ${literal(words(t))}`,
      `DATA = ${literal(data)}`,
      `IMAGES = images("${packed}", ${trained})`,
    ],
    "",
  ].join("\n");
  return {
    cells: [
      markdownCell("title", `# ${escapeMarkdown(`${title} · ${sheet.code}`)}\n\n${t("export.lab.how")}`),
      codeCell("judge", hidden, true),
      codeCell("given", givenText(network, t("export.lab.given"))),
      ...tasks,
    ],
    ...PYTHON_NOTEBOOK,
  };
}

/** The formula of every layer's activation, each once. */
const activationsOf = ({ layers }: Network): string[] =>
  [...new Set(layers.map(({ activation }) => activation))].map((name) => `$${activationNamed(name).tex}$`);

function givenText({ examples, layers, learningRate }: Network, comment: string): string {
  const array = (rows: unknown) => `np.array(${JSON.stringify(rows)})`;
  const list = (all: readonly unknown[]) => `[${all.map(array).join(", ")}]`;
  return [
    `# ${comment}`,
    `x = ${array(examples[0]?.inputs)}`,
    `y = ${array(examples[0]?.targets)}`,
    `W = ${list(layers.map(({ weights }) => weights))}`,
    `b = ${list(layers.map(({ biases }) => biases))}`,
    `eta = ${learningRate}`,
    "",
  ].join("\n");
}
