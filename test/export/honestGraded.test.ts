import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../src/author/quiz/presets.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { numberAnswers, type Question, type Sheet } from "../../src/core/sheet/sheet.js";
import { EXPORTS } from "../../src/export/index.js";
import { LONG, seeds } from "../seeds.js";
import { HONEST, honestPaper } from "../support/honestPapers.js";
import { held, ownMistakes } from "./exported.js";
import { byMark, GRADERS, type Grader } from "./graders.js";

const SHEETS = (LONG ? presetNames() : ["exam"]).flatMap((preset) =>
  Array.from({ length: seeds(1, 5) }, (_none, k) => {
    const { text, file } = readPreset(preset);
    const locale = k % 2 === 0 ? "en" : "ko";
    return makeSheet(readQuiz(text, file, { locale }), { id: "1", seed: `honest ${k}` });
  }),
);

const NAMES = Object.keys(GRADERS) as (keyof typeof GRADERS)[];
const FORMATS = { moodle: "moodle", gift: "gift", canvas: "canvas", qti: "qti3" } as const;

/** Of each question that a format holds what its grader makes of a paper. */
async function graded(
  name: keyof typeof GRADERS,
  sheet: Sheet,
  papersOf: (question: Question) => readonly Answers[],
) {
  const [right, own]: readonly Grader[] = [byMark(sheet), await GRADERS[name](sheet)];
  return held(EXPORTS[FORMATS[name]], sheet).items.flatMap(({ question }) =>
    papersOf(question).flatMap((paper) => {
      const [by, found] = [right?.(question, paper), own?.(question, paper)];
      return [...(found ?? [])].map(([id, share]) => ({
        id,
        text: paper[id],
        mark: by?.get(id),
        own: share,
      }));
    }),
  );
}

const full = ({ own }: { readonly own: number }): boolean => own === 1;

describe.each(NAMES)("by %s", (name) => {
  test("all marks are earned by the key, by both bounds, and by honest work rounded, cut, and with more digits", async () => {
    for (const sheet of SHEETS) {
      // Canvas rounds to four decimals what somebody has cut behind more of them: that is said before the export.
      const ways = Object.values(HONEST).filter((way) => {
        const written = "written" in way ? way.written : undefined;
        return name !== "canvas" || written?.more === 0;
      });
      const papers = ways.map((way) => honestPaper(sheet, way));
      const found = await graded(name, sheet, ({ answers }) => {
        const numbers = numberAnswers(answers);
        const paper = (of: (answer: (typeof numbers)[number]) => string): Answers =>
          Object.fromEntries(numbers.map((answer) => [answer.id, of(answer)]));
        return [
          paper(({ display }) => display),
          paper(({ lower }) => String(lower)),
          paper(({ upper }) => String(upper)),
          ...papers,
        ];
      });
      expect(found.length).toBeGreaterThan(ways.length);
      expect(found.filter((one) => !full(one)).slice(0, 5)).toEqual([]);
    }
  });

  test("a wrong method's number earns its share and no more", async () => {
    for (const sheet of SHEETS) {
      const found = await graded(name, sheet, ({ answers }) =>
        numberAnswers(answers).flatMap((answer) =>
          ownMistakes(answer).map(({ display }): Answers => ({ [answer.id]: display })),
        ),
      );
      const held = found.filter(({ mark }) => mark !== 1);
      expect(held.length).toBeGreaterThan(0);
      expect(held.filter(({ mark = 0, own }) => own > mark + 1e-9).slice(0, 5)).toEqual([]);
    }
  });
});
