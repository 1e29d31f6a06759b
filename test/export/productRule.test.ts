import { expect, test } from "@jest/globals";
import type { Answers } from "../../src/core/marking/marked.js";
import { numberAnswers, type Question, type Sheet } from "../../src/core/sheet/sheet.js";
import { judgedBy } from "../support/judge.js";
import { markAsExported } from "../support/markAsExported.js";
import { drawSheet, workSheet } from "../support/students.js";
import { GRADERS } from "./graders.js";
import { differing, served } from "./serverGrades.js";

const drawn = (topic: string, seed: string, variant = ""): Sheet =>
  drawSheet("layers: [2, 2, 1]", topic, seed, { variant, level: "guided" });

const SHEETS = [
  ...["0", "1", "2"].map((seed) => drawn("computational-graph", seed, "sum-product")),
  ...["1", "4"].map((seed) => drawn("computational-graph", seed, "exponential")),
  drawn("computational-graph", "1", "sigmoid-in-pieces"),
  drawn("gradient-check", "101"),
  drawn("vanishing-gradient", "106"),
];

const questionOf = ({ questions: [question] }: Sheet): Question => {
  if (question === undefined) throw new Error("a sheet without a question");
  return question;
};

/** A slip in each answer, carried on: with a sign turned, a tenth, a third too much. */
function slips(sheet: Sheet): Answers[] {
  return numberAnswers(questionOf(sheet).answers).flatMap(({ quantity, value }) =>
    [-1, 0.1, 1.3].map((times) => workSheet(sheet, { slips: { [quantity]: value * times } })),
  );
}

/** The key's numbers, each with so many digits alone, zeros at the end written and left out. */
function short(sheet: Sheet): Answers[] {
  const papers = [1, 2, 3, 4, 5, 6, 7].flatMap((digits) => {
    const texts = numberAnswers(questionOf(sheet).answers).map(
      ({ id, display }) => [id, Number(display).toPrecision(digits)] as const,
    );
    return [texts, texts.map(([id, text]) => [id, String(Number(text))] as const)];
  });
  return papers.map((texts) => Object.fromEntries(texts.filter(([, text]) => !text.includes("e"))));
}

judgedBy("python3")(
  "server.py carries a product rule's copy on, and takes short numbers, as mark does",
  async () => {
    for (const sheet of SHEETS) {
      const papers = [...slips(sheet), ...short(sheet)];
      expect(differing(await served(sheet), [papers])).toEqual([]);
    }
  },
);

test("in QTI a wrong u1 that is ∂f/∂u3 too costs its own marks alone, and a copy of a wrong ∂f/∂u3 earns none", async () => {
  const [sheet] = SHEETS;
  if (sheet === undefined) throw new Error("no sheet");
  const question = questionOf(sheet);
  const grade = await GRADERS.qti(sheet);
  const right = (quantity: string) =>
    numberAnswers(question.answers).find((one) => one.quantity === quantity)?.value ?? Number.NaN;
  const lost = (quantity: string): string[] => {
    const paper = workSheet(sheet, { slips: { [quantity]: right(quantity) / 10 } });
    const own = [...grade(question, paper)].filter(([, share]) => share < 1).map(([id]) => id);
    const by = markAsExported(sheet, paper).answers.filter(({ points, maxPoints }) => points < maxPoints);
    expect(own).toEqual(by.map(({ id }) => id));
    return own;
  };
  expect(lost("u1")).toEqual(["q1.u1"]);
  expect(lost("df_du3")).toEqual(["q1.df_du3", "q1.df_du2", "q1.df_dx4"]);
});
