import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { numbers } from "../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { mark } from "../../../src/core/marking/mark.js";
import { graphOfQuestion, numberAnswers, type Question, type Sheet } from "../../../src/core/sheet/sheet.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { keyOf } from "../../support/students.js";

const sheetFor = (seed: number, level = "standard"): Sheet =>
  makeSheet(
    readQuiz(`network: {bias: true}\nquestions: [{topic: find-the-mistake, level: ${level}}]`, "quiz.yaml"),
    {
      id: "001",
      seed: `mistake-${seed}`,
    },
  );

const questionIn = ({ questions: [question] }: Sheet): Question => {
  if (question === undefined) throw new Error("no question");
  return question;
};

/** Every line's number with the mistake made, and how many lines do not follow from those above them. */
function wrongLines({ givens, definitions, worked, mistakes }: Question): string[] {
  const replace = mistakes[worked?.mistake ?? -1]?.replace ?? {};
  const values = new Map(Object.entries(givens));
  const wrong: string[] = [];
  for (const { id, expression } of definitions) {
    const written = evaluateExpression(replace[id] ?? expression, values, numbers);
    const follows = evaluateExpression(expression, values, numbers);
    if (Math.abs(written - follows) > 1e-9 * Math.abs(follows)) wrong.push(id);
    values.set(id, written);
  }
  return wrong;
}

test("one line alone does not follow from the lines above it, and it is the one asked for", () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 100; seed++) {
    const question = questionIn(sheetFor(seed));
    const [line] = question.answers;
    if (line?.kind !== "line") throw new Error("no line");
    const picked = line.options[line.right - 1];
    expect(wrongLines(question)).toEqual([picked?.kind === "quantity" ? picked.quantity : ""]);
    seen.add(question.mistakes[question.worked?.mistake ?? -1]?.id ?? "");
  }
  expect(seen.size).toBeGreaterThan(6);
});

test("neither the answer's id nor the rounding rule gives the line away", () => {
  for (let seed = 0; seed < 20; seed++) {
    const question = questionIn(sheetFor(seed));
    expect(question.answers.map(({ id }) => id)).toEqual(["q1.line", "q1.value"]);
    const { shown, worked } = question;
    const [value] = numberAnswers(question.answers);
    expect(graphOfQuestion(question).byId.has(value?.quantity ?? "")).toBe(true);
    expect(shown.filter((id) => worked?.lines.includes(id)).length).toBe(
      (worked?.lines ?? []).indexOf(value?.quantity ?? ""),
    );
  }
});

test("the key scores in full; a line that only carries the mistake on is told so, and earns nothing", () => {
  for (let seed = 0; seed < 30; seed++) {
    const sheet = sheetFor(seed);
    expect(mark(sheet, keyOf(sheet))).toMatchObject({ score: 3, maxScore: 3 });
    const wrong = mark(sheet, { ...keyOf(sheet), "q1.line": "99" });
    expect(wrong.answers[0]).toMatchObject({ verdict: "unreadable", reason: "no-line", points: 0 });
  }
});

test("guided prints formulas, standard numbers, an exam what comes out", () => {
  const solution = (level: string): string => {
    const html = renderSheet(sheetFor(3, level), "worksheet", "page");
    return html.slice(html.indexOf('class="worked'), html.indexOf('class="part"'));
  };
  const [guided, standard, exam] = ["guided", "standard", "exam"].map((level) => solution(level).length);
  expect(guided).toBeGreaterThan(standard ?? 0);
  expect(standard).toBeGreaterThan(exam ?? 0);
});
