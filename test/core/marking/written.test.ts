import { expect, test } from "@jest/globals";
import { mark } from "../../../src/core/marking/mark.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { drawSheet, NETWORKS } from "../../support/students.js";

const counts = drawSheet(NETWORKS["2-2-1 with biases"], "cost-count", "written");
const sums = drawSheet(NETWORKS["2-2-1 with biases"], "forward-pass", "written");

/** `79400` as people write it: `79,400`. */
const grouped = (digits: string): string => digits.replace(/(?<=\d)(?=(\d{3})+$)/g, ",");

test("a count with thousands marked by commas is right, in English too", () => {
  const answers = numberAnswers(counts.questions[0]?.answers ?? []).filter(({ display }) =>
    /^[1-9]\d{3,}$/.test(display),
  );
  expect(answers.some(({ display }) => display.length <= 6)).toBe(true);
  const written = Object.fromEntries(answers.map(({ id, display }) => [id, grouped(display)]));
  const { answers: marked } = mark(counts, written);
  for (const { id } of answers) expect(marked.find((one) => one.id === id)?.verdict).toBe("correct");
});

test("1,234 for a weighted sum is 1234 in Korean, and either of two numbers in English", () => {
  const [first] = sums.questions[0]?.answers ?? [];
  const written = { [first?.id ?? ""]: "1,234" };
  const [korean] = mark({ ...sums, locale: "ko" }, written).answers;
  const [english] = mark(sums, written).answers;
  expect(korean).toMatchObject({ verdict: "wrong", value: 1234 });
  expect(english).toMatchObject({ verdict: "unreadable", reason: "ambiguous-comma" });
});
