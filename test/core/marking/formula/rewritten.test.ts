import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "@jest/globals";
import * as z from "zod";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { mark } from "../../../../src/core/marking/mark.js";
import { judgedBy, PYTHON } from "../../../support/judge.js";

const NETWORKS = [
  "{layers: [2, 2, 1]}",
  "{layers: [2, 2, 1], activations: [tanh, sigmoid], loss: bce}",
  "{layers: [2, 2, 2], activation: tanh, bias: true}",
  "{layers: [2, 2, 3], activations: [sigmoid, softmax], loss: cross-entropy}",
];

judgedBy("python3-sympy")(
  "of derive's formulas 500 that SymPy has written otherwise are right, 500 that it has changed are not, in less than 5 ms each",
  () => {
    const sheets = NETWORKS.map((network) =>
      makeSheet(readQuiz(`network: ${network}\nquestions: [{topic: derive, as: formula}]`, "quiz.yaml"), {
        id: "001",
        seed: "rewritten",
      }),
    );
    const asked = sheets.flatMap((sheet) =>
      sheet.questions.flatMap(({ answers }) =>
        answers.flatMap((answer) => (answer.kind === "formula" ? [{ sheet, answer }] : [])),
      ),
    );
    const { stdout, stderr } = spawnSync(PYTHON, ["-B", join(import.meta.dirname, "rewritten.py")], {
      encoding: "utf8",
      input: JSON.stringify(asked.map(({ answer }) => ({ text: answer.display, letters: answer.letters }))),
    });
    expect(stderr).toBe("");
    const found = z.array(z.tuple([z.number(), z.string(), z.boolean()])).parse(JSON.parse(stdout));
    expect(found.filter(([, , same]) => same).length).toBe(500);
    expect(found.filter(([, , same]) => !same).length).toBe(500);
    const started = process.cpuUsage();
    const wrong = found.filter(([place, text, same]) => {
      const one = asked[place];
      if (one === undefined) throw new Error(`no formula ${place}`);
      const { answers } = mark(one.sheet, { [one.answer.id]: text });
      const verdict = answers.find(({ id }) => id === one.answer.id)?.verdict;
      return verdict === "unreadable" || (verdict === "correct") !== same;
    });
    const { user } = process.cpuUsage(started);
    expect(wrong).toEqual([]);
    expect(user / 1000 / found.length).toBeLessThan(5);
  },
);
