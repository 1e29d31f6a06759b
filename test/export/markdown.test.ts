import { expect, test } from "@jest/globals";
import { numberAnswers } from "../../src/core/sheet/sheet.js";
import { markdown, markdownStudent } from "../../src/export/formats/markdown.js";
import { exported, fullSheet } from "./exported.js";

/** A number of so many digits stands in a text by itself hardly ever by chance. */
const LONG = 4;

test.each(["en", "ko"] as const)(
  "the student's file has every question and no solution, in %s",
  async (locale) => {
    const sheet = fullSheet("hand-out", locale);
    const [key, student] = await Promise.all(
      [markdown, markdownStudent].map(async (format) => (await exported(format, [sheet])).join("")),
    );
    if (key === undefined || student === undefined) throw new Error("two files are wanted");
    const headings = (text: string) => text.match(/^## .*$/gm);
    expect(headings(student)).toEqual(headings(key));
    expect(student).not.toMatch(/^### /m);
    const isIn = (text: string, number: string) =>
      new RegExp(`(?<![\\d.])${number.replace(".", "\\.")}(?!\\d)`).test(text);
    const asked = sheet.questions.flatMap(({ answers, shown }) =>
      // What the question prints as worked out may be asked for again.
      numberAnswers(answers).flatMap(({ quantity, display }) => (shown.includes(quantity) ? [] : [display])),
    );
    const long = asked.filter((display) => display.replace(/\D/g, "").replace(/^0+/, "").length >= LONG);
    expect(long.length).toBeGreaterThan(40);
    expect(long.filter((display) => isIn(key, display)).length).toBe(long.length);
    expect(long.filter((display) => isIn(student, display)).length).toBeLessThan(long.length / 20);
  },
);
