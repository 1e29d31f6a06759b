import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { expect, jest, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readPreset } from "../../src/author/quiz/presets.js";
import { lab } from "../../src/export/formats/lab.js";
import { readMnist } from "../../src/mnist/data/mnistFiles.js";
import { judgedBy, PYTHON } from "../support/judge.js";
import { exported, fullSheet, HARD_NAME } from "./exported.js";

jest.setTimeout(60_000);

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  source: string | readonly string[];
  readonly outputs?: readonly { readonly text?: string | readonly string[] }[];
}
interface Notebook {
  readonly cells: readonly Cell[];
}

const executed = judgedBy("python3-nbclient", "python3-nbformat", "python3-ipykernel", "python3-numpy");

const { text, file } = readPreset("lecture");
const lecture = { ...makeSheet(readQuiz(text, file, {}), { id: "1", seed: "s" }), title: HARD_NAME };
const [made] = await exported(lab, [lecture]);

const joined = (lines: string | readonly string[] = ""): string =>
  typeof lines === "string" ? lines : lines.join("");

/** Runs it with cells changed, and gives what each code cell printed, by its name. */
function run(change: (cell: Cell) => string, name = made?.text ?? ""): Map<string, string> {
  const notebook = JSON.parse(name) as Notebook;
  for (const cell of notebook.cells) if (cell.cell_type === "code") cell.source = change(cell);
  const { status, stdout, stderr } = spawnSync(PYTHON, ["test/export/execute.py"], {
    input: JSON.stringify(notebook),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  const { cells } = JSON.parse(stdout) as Notebook;
  return new Map(
    cells.map(({ id, outputs = [] }) => [
      id,
      outputs
        .map((one) => joined(one.text))
        .join("")
        .trim(),
    ]),
  );
}

const solution = new Map(
  readFileSync(join(import.meta.dirname, "labSolution.py"), "utf8")
    .split("# --- ")
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1)]),
);
/** A skeleton's cell with the model solution in place of what raises. */
const solved = (cell: Cell): string => {
  const source = joined(cell.source);
  const own = solution.get(cell.id);
  return own === undefined ? source : own + source.slice(source.indexOf("\n\n\n"));
};

executed("the skeleton fails kindly: every check says that nothing is written yet", () => {
  const said = run((cell) => joined(cell.source));
  expect([...said].filter(([id]) => solution.has(id))).toEqual([
    ["forward", "forward is not written yet."],
    ["loss", "loss is not written yet."],
    ["gradients", "forward is not written yet.\nThe gradients are checked when forward and loss are right."],
    ["train", "train is not written yet."],
    ["batch_gradients", "batch_gradients is not written yet."],
    ["softmax", "softmax is not written yet."],
    ["softmax_gradients", "softmax_gradients is not written yet."],
    ["train_digits", "train_digits is not written yet."],
  ]);
});

executed("the model solution passes, its loss falls, and slips are named by what they look like", () => {
  const slips = {
    forward: "check_forward(lambda x, W, b: [W[0] @ x + b[0], W[1] @ x + b[1]])",
    loss: "check_loss(lambda output, y: 0.5 * np.mean((y - output) ** 2))",
    gradients: [
      "check_gradients(lambda *all: tuple([-g for g in part] for part in gradients(*all)), forward, loss)",
      "check_gradients(lambda *all: tuple([g.T for g in part] for part in gradients(*all)), forward, loss)",
      "check_gradients(lambda *all: 1 / 0, forward, loss)",
    ].join("\n"),
    train: "check_train(lambda x, y, W, b, eta, steps: train(x, y, W, b, -eta, steps))",
    softmax: [
      "check_softmax(lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))",
      "check_softmax(lambda Z: softmax(Z.T).T)",
    ].join("\n"),
    softmax_gradients: [
      "check_softmax_gradients(lambda *all: tuple(len(all[0]) * g for g in softmax_gradients(*all)))",
      "check_softmax_gradients(lambda *all: softmax_gradients(*all)[0])",
    ].join("\n"),
    train_digits: [
      "check_digits(lambda X, labels: lambda X: np.zeros(len(X)))",
      "check_digits(lambda X, labels: 0.9)",
      "check_digits(lambda X, labels: lambda X: X @ np.ones(3))",
    ].join("\n"),
  };
  const said = run((cell) => `${solved(cell)}\n${slips[cell.id as keyof typeof slips] ?? ""}\n`);
  const last = (id: string): string[] => said.get(id)?.split("\n").slice(-3) ?? [];
  expect(said.get("forward")).toBe(
    "forward: right.\nThese are the weighted sums: the activation is missing.",
  );
  expect(said.get("loss")).toBe(
    "loss: right.\nLayer 1 has other numbers than it should. Every number is 0.5 times what it should be.",
  );
  expect(said.get("gradients")?.split("\n")).toEqual([
    "gradients: right.",
    "Layer 1 has other numbers than it should. The sign is the other way round.",
    "That is dW, beside differences of your own loss.",
    "Layer 1 has other numbers than it should. Rows and columns are exchanged.",
    "That is dW, beside differences of your own loss.",
    "<lambda> breaks off: ZeroDivisionError: division by zero",
  ]);
  expect(said.get("train")).toContain("train: right.");
  expect(last("train").at(-1)).toBe("The loss rises: do the steps go against the gradient?");
  expect(said.get("batch_gradients")).toBe("batch_gradients: right.");
  expect(said.get("softmax")?.split("\n")).toEqual([
    "softmax: right.",
    "Some outputs are no numbers. Take the largest sum of each row off before the exponentials: it changes no output.",
    "The outputs of an example, a row each, should come to 1.",
  ]);
  expect(said.get("softmax_gradients")?.split("\n")).toEqual([
    "softmax_gradients: right.",
    "Layer 1 has other numbers than it should. Every number is 4 times what it should be.",
    "Two lists were wanted: of the weights and of the biases.",
  ]);
  const digits = said.get("train_digits")?.split("\n") ?? [];
  expect(Number(/^[\d.]+/.exec(digits[0] ?? "")?.[0])).toBeGreaterThan(80);
  expect(digits.slice(1)).toEqual([
    "train_digits: right.",
    "10.0 % of 200 images that it was not trained on are recognized.",
    "75 % or more was wanted. Does the loss still fall? Are gradients means over a batch?",
    "A function was wanted that takes rows of pixels and gives a digit for each.",
    expect.stringMatching(/breaks off: ValueError/),
  ]);
});

test("the images are MNIST's own, the first 60 of each digit to train on and the first 20 of its test images", async () => {
  const packed = readFileSync(join(import.meta.dirname, "../../templates/export/mnist.txt"), "utf8");
  const bytes = inflateSync(Buffer.from(packed, "base64"));
  const { training, test: others } = await readMnist({ checksums: true });
  const wanted = [training, others].flatMap((set, k) => {
    const seen = Array.from({ length: 10 }, (): Buffer[] => []);
    for (const [place, label] of set.labels.entries())
      seen[label]?.push(Buffer.from(set.images.subarray(place * 784, (place + 1) * 784)));
    return Array.from({ length: k === 0 ? 60 : 20 }, (_none, n) =>
      seen.map((images, label) => [label, ...(images[n] ?? []).map((grey) => Math.round((grey * 15) / 255))]),
    ).flat();
  });
  expect(bytes.equals(Buffer.from(wanted.flat()))).toBe(true);
});

test("no solution stands in the file, the name is whole, and every sheet with a network has one", async () => {
  const { cells } = JSON.parse(made?.text ?? "") as Notebook;
  expect(joined(cells[0]?.source)).toContain("역전파");
  expect(made?.text).not.toMatch(/np\.exp|1 - a/);
  expect(await exported(lab, [fullSheet("a", "ko")])).toHaveLength(1);
});
