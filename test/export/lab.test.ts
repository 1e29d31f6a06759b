import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { lab } from "../../src/export/formats/lab.js";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { readPreset } from "../../src/quiz/presets.js";
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

const PYTHON = "/usr/bin/python3";
const there = spawnSync(PYTHON, ["-c", "import nbclient, nbformat, ipykernel, numpy"]).status === 0;
const executed = there || process.env.CI === "true" ? test : test.skip;

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
});

test("no solution stands in the file, the name is whole, and every sheet with a network has one", async () => {
  const { cells } = JSON.parse(made?.text ?? "") as Notebook;
  expect(joined(cells[0]?.source)).toContain("역전파");
  expect(made?.text).not.toMatch(/np\.exp|1 - a/);
  expect(await exported(lab, [fullSheet("a", "ko")])).toHaveLength(1);
});
