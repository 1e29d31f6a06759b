import { describe, expect, test } from "@jest/globals";
import { mark } from "../../../src/core/marking/mark.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { drawSheet, workSheet } from "../../support/students.js";

const sheetOf = (seed: string): Sheet =>
  drawSheet("layers: [2, 2, 1]", "computational-graph", seed, { variant: "sum-product", level: "guided" });

const verdicts = (sheet: Sheet, answers: Readonly<Record<string, string>>) =>
  new Map(mark(sheet, answers).answers.map(({ id, verdict }) => [id.replace("q1.", ""), verdict]));

/** The right number of a quantity of the first question. */
const rightOf = ({ questions: [question] }: Sheet, quantity: string): number =>
  numberAnswers(question?.answers ?? []).find((one) => one.quantity === quantity)?.value ?? Number.NaN;

describe("u4 = u3 u1: the slope by u3 is u1", () => {
  test("u1 a tenth of what is right, carried on rightly, costs its own mark alone", () => {
    for (let k = 0; k < 30; k++) {
      const sheet = sheetOf(`${k}`);
      const said = verdicts(sheet, workSheet(sheet, { slips: { u1: rightOf(sheet, "u1") / 10 } }));
      const lost = [...said].filter(([, verdict]) => verdict !== "correct" && verdict !== "follow-through");
      expect({ k, lost }).toEqual({ k, lost: [["u1", "wrong"]] });
    }
  });

  test("a line that copies the line before carries nothing on: a wrong ∂f/∂u3 is as wrong as ∂f/∂u2 and ∂f/∂x4", () => {
    const sheet = sheetOf("7");
    const said = verdicts(sheet, workSheet(sheet, { slips: { df_du3: rightOf(sheet, "df_du3") * 3.3 } }));
    expect([said.get("df_du3"), said.get("df_du2"), said.get("df_dx4")]).toEqual(["wrong", "wrong", "wrong"]);
  });
});
