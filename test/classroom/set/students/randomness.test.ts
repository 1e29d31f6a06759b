import { createHmac } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { drawerOf } from "../../../../src/classroom/set/make/drawCopies.js";
import { headOf } from "../../../../src/classroom/set/make/setWish.js";
import { numberedCopies } from "../../../../src/classroom/set/students/copy.js";
import { numbersFor, type Randomness } from "../../../../src/classroom/set/students/randomness.js";
import type { Sheet } from "../../../../src/core/sheet/sheet.js";

const quiz = readQuiz("series: midterm\nquestions: [{topic: forward-pass}]", "quiz.yaml");
const other = readQuiz("series: final\nquestions: [{topic: forward-pass}]", "other.yaml");
const secret = Buffer.alloc(32, 7);
const keyed: Randomness = { kind: "secret", secret };
const [one, two] = numberedCopies(2);
if (one === undefined || two === undefined) throw new Error("no copies");

function draw(randomness: Randomness, copy = one, of = quiz): Sheet {
  if (copy === undefined) throw new Error("no copy");
  const drawn = drawerOf(of, randomness, () => {}).draw(copy);
  if ("error" in drawn) throw drawn.error;
  return drawn.sheet;
}
const givens = (sheet: Sheet) => sheet.questions.map((question) => question.givens);

describe("a set with a secret", () => {
  test("a copy's numbers come from HMAC-SHA-256(secret, series, copy)", () => {
    const mac = createHmac("sha256", secret).update(`["gradsheet","copy","midterm","001"]`).digest("hex");
    expect(numbersFor(keyed, "midterm", "001")).toMatchObject({ numbers: mac });
    expect(givens(draw(keyed))).toEqual(givens(makeSheet(quiz, { id: "001", seed: mac })));
  });

  test("another secret, copy or series: other numbers and another code", () => {
    const first = draw(keyed);
    const others = [
      draw({ kind: "secret", secret: Buffer.alloc(32, 8) }),
      draw(keyed, two),
      draw(keyed, one, other),
    ];
    expect(draw(keyed)).toEqual(first);
    for (const sheet of others) {
      expect(givens(sheet)).not.toEqual(givens(first));
      expect(sheet.code).not.toBe(first.code);
    }
  });

  test("its sheets have no seed, and codes of 13 letters out of 27: 61 bits", () => {
    const sheet = draw(keyed);
    expect("seed" in sheet).toBe(false);
    expect(sheet.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{5}$/);
    expect(13 * Math.log2(27)).toBeGreaterThan(60);
    expect(
      JSON.stringify(headOf({ quiz, randomness: keyed, copies: [], formats: [], tagged: true })),
    ).not.toMatch(new RegExp(`seed|${secret.toString("hex")}`));
  });
});

test("a practice sheet has its seed and the short code", () => {
  const sheet = draw({ kind: "seed", seed: "a" });
  expect({ ...sheet, pages: undefined }).toEqual(makeSheet(quiz, { id: "001", seed: "a" }));
  expect(sheet.pages).toBe(1);
  expect([sheet.seed, sheet.code]).toEqual(["a", expect.stringMatching(/^\w{4}-\w{4}$/)]);
});

test("a sheet holds its student's id, name and section, and no address", () => {
  const student = { id: "7", name: "Kim", section: "B", email: "kim@example.org" };
  expect(draw(keyed, { id: "7", file: "7", student }).student).toEqual({
    id: "7",
    name: "Kim",
    section: "B",
  });
});
