import { expect, test } from "@jest/globals";
import { tallyClass } from "../../../src/core/marking/classTally.js";
import { mark } from "../../../src/core/marking/mark.js";
import { drawSheet, keyOf } from "../../support/students.js";

test("where one student's question has 4 answers and another's 12, the mean mark is of the mean maximum", () => {
  const tally = tallyClass();
  const sheets = ["momentum", "adam"].map((variant) =>
    drawSheet("layers: [2, 2, 1]", "optimizer-step", "tally", { variant }),
  );
  const [short, long] = sheets.map(({ points }) => points);
  expect(short).toBeLessThan(long ?? 0);
  for (const sheet of sheets) tally.add(sheet, mark(sheet, keyOf(sheet)));
  const [question] = tally.result().questions;
  expect(question?.maxPoints).toBe(((short ?? 0) + (long ?? 0)) / 2);
  expect(question?.mean).toBe(question?.maxPoints);
});
