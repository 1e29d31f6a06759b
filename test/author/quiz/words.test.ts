import { expect, test } from "@jest/globals";
import { wordsField, wordsIn, writtenIn } from "../../../src/author/quiz/words.js";

test("a text in English and Korean is either in its place", () => {
  const words = wordsField().parse({ en: "Midterm", ko: "중간고사" });
  expect([wordsIn(words, "en"), wordsIn(words, "ko"), wordsIn("Midterm", "ko")]).toEqual([
    "Midterm",
    "중간고사",
    "Midterm",
  ]);
});

test("a text that is not there in a language is the first language's", () => {
  expect(wordsIn({ en: "Midterm" }, "ko")).toBe("Midterm");
  expect(writtenIn({ en: "Midterm" })).toEqual([[["en"], "Midterm"]]);
});

test("English and Korean are both required", () => {
  expect(wordsField().safeParse({ en: "Midterm" }).success).toBe(false);
  expect(wordsField().safeParse({ ko: "중간고사" }).success).toBe(false);
});
