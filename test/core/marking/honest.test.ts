import { describe, expect, test } from "@jest/globals";
import { LEVELS } from "../../../src/core/base/settings.js";
import { mark } from "../../../src/core/marking/mark.js";
import { numberAnswers, type Sheet } from "../../../src/core/sheet/sheet.js";
import { TOPICS, type TopicName } from "../../../src/core/topics/index.js";
import { acceptedRange } from "../../../src/document/build/acceptedRange.js";
import { seeds } from "../../seeds.js";
import { HONEST, honestPaper, SHORT, SHORT_THROUGHOUT } from "../../support/honestPapers.js";
import { turnSheet } from "../../support/students.js";

/** Sheets of each topic, at each level in turn; `npm run verify:long` works 500. */
const SHEETS = seeds(9, 500);

const sheetOf = (topic: TopicName, k: number): Sheet =>
  turnSheet(topic, "honest", k, LEVELS[k % LEVELS.length]);

/** The answers of a paper that got none of these verdicts. */
const others = (sheet: Sheet, answers: Readonly<Record<string, string>>, ...verdicts: string[]): string[] =>
  mark(sheet, answers)
    .answers.filter(({ verdict }) => !verdicts.includes(verdict))
    .map(({ id, given, verdict }) => `${id} ${given} ${verdict}`);

describe.each(Object.keys(TOPICS) as TopicName[])(`${SHEETS} sheets of %s`, (topic) => {
  test("no honest paper loses a mark, however it was worked and written", () => {
    for (let k = 0; k < SHEETS; k++) {
      const sheet = sheetOf(topic, k);
      for (const [name, way] of Object.entries(HONEST))
        expect({ k, name, lost: others(sheet, honestPaper(sheet, way), "correct") }).toEqual({
          k,
          name,
          lost: [],
        });
    }
  });

  test("with one digit too few, every number is right or imprecise", () => {
    for (let k = 0; k < SHEETS; k++) {
      const sheet = sheetOf(topic, k);
      for (const [name, way] of Object.entries(SHORT)) {
        const paper = honestPaper(sheet, way);
        // 0.0003 with one digit fewer is 0.000: nothing is left of it.
        const said = Object.fromEntries(Object.entries(paper).filter(([, text]) => !/^-?[0.]+$/.test(text)));
        const lost = others(sheet, said, "correct", "imprecise", "blank");
        expect({ k, name, lost }).toEqual({ k, name, lost: [] });
      }
    }
  });

  test("worked with one digit too few throughout, 49 of 50 numbers are right, imprecise or followed through", () => {
    const lost: string[] = [];
    let numbers = 0;
    for (let k = 0; k < SHEETS; k++) {
      const sheet = sheetOf(topic, k);
      const paper = honestPaper(sheet, SHORT_THROUGHOUT);
      const said = Object.fromEntries(Object.entries(paper).filter(([, text]) => !/^-?[0.]+$/.test(text)));
      numbers += Object.keys(said).length;
      lost.push(...others(sheet, said, "correct", "imprecise", "follow-through", "blank"));
    }
    expect({ lost, few: lost.length <= numbers / 50 }).toEqual({ lost, few: true });
  });

  test("both ends of every range that the key prints are right", () => {
    for (let k = 0; k < SHEETS; k++) {
      const sheet = sheetOf(topic, k);
      for (const end of [0, 1] as const) {
        const answers = sheet.questions.flatMap((question) => numberAnswers(question.answers));
        const printed = answers.map((answer) => [answer.id, acceptedRange(answer)[end]] as const);
        const wrong = others(sheet, Object.fromEntries(printed), "correct", "blank");
        expect({ k, wrong }).toEqual({ k, wrong: [] });
      }
    }
  });
});
