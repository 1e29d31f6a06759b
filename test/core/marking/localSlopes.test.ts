import { expect, test } from "@jest/globals";
import { mark } from "../../../src/core/marking/mark.js";
import { seeds } from "../../seeds.js";
import { HONEST, honestPaper } from "../../support/honestPapers.js";
import { drawSheet } from "../../support/students.js";

/** Sheets of each graph whose local slopes are numbers with many digits; `npm run verify:long` works 500. */
const SHEETS = seeds(60, 500);

test.each(["exponential", "sigmoid-in-pieces", "reciprocal"])(
  "%s: the slope of e^u by u is e^u, rounded or cut to four figures as the sheet asks of slopes, and loses no mark",
  (variant) => {
    const lost: string[] = [];
    for (let k = 0; k < SHEETS; k++) {
      const sheet = drawSheet("layers: [2, 2, 1]", "computational-graph", `${k}`, { variant });
      for (const way of [
        "each line and each local slope rounded",
        "each line and each local slope cut",
      ] as const) {
        const { answers } = mark(sheet, honestPaper(sheet, HONEST[way]));
        const wrong = answers.filter(({ verdict }) => verdict !== "correct");
        lost.push(...wrong.map(({ id, given, verdict }) => `${k} ${way}: ${id} ${given} ${verdict}`));
      }
    }
    expect(lost).toEqual([]);
  },
);
