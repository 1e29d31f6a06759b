import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Frame } from "puppeteer-core";
import { mark } from "../../../src/core/marking/mark.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import { numberAnswers } from "../../../src/core/sheet/sheet.js";
import { edgePapers } from "../../export/edgePapers.js";
import { fullSheet } from "../../export/exported.js";
import { HONEST, honestPaper } from "../../support/honestPapers.js";
import { workQuestion } from "../../support/students.js";
import { openPlatform, told, type Visit } from "./scormPlatform.js";

jest.setTimeout(120_000);

const sheet = fullSheet("scorm");
const key: Answers = Object.fromEntries(
  sheet.questions.flatMap(({ answers }) => answers.map(({ id, display }) => [id, display])),
);
const together = (papers: readonly (Answers | undefined)[]): Answers => Object.assign({}, ...papers);
const edges = sheet.questions.map(edgePapers);
const numbers = sheet.questions.flatMap(({ answers }) => numberAnswers(answers));

/** Papers of the whole sheet, and whether they earn all that there is. */
const PAPERS: Readonly<Record<string, { readonly paper: Answers; readonly whole: boolean }>> = {
  "the key": { paper: key, whole: true },
  "each line rounded": { paper: { ...key, ...honestPaper(sheet, HONEST["each line rounded"]) }, whole: true },
  "each line cut": { paper: { ...key, ...honestPaper(sheet, HONEST["each line cut"]) }, whole: true },
  "lower bounds": { paper: { ...key, ...together(edges.map(([lower]) => lower)) }, whole: true },
  "upper bounds": { paper: { ...key, ...together(edges.map(([, upper]) => upper)) }, whole: true },
  "just below": { paper: together(edges.map(([, , below]) => below)), whole: false },
  "just above": { paper: together(edges.map(([, , , above]) => above)), whole: false },
  "a slip in each question's first number, carried on": {
    paper: together(
      sheet.questions.map((question) => {
        const [first] = numberAnswers(question.answers);
        if (first === undefined) return {};
        return Object.fromEntries(workQuestion(question, { slips: { [first.quantity]: first.value * 1.1 } }));
      }),
    ),
    whole: false,
  },
  ...Object.fromEntries(
    [0, 1].map((k) => [
      `each number's wrong method ${k + 1}`,
      {
        paper: Object.fromEntries(
          numbers.flatMap(({ id, misconceptions }) => {
            const display = misconceptions[k]?.display;
            return display === undefined ? [] : [[id, display]];
          }),
        ),
        whole: false,
      },
    ]),
  ),
};

let platform: Awaited<ReturnType<typeof openPlatform>>;
let visit: Visit;
beforeAll(async () => {
  platform = await openPlatform([sheet]);
  visit = await platform.visit("20241234");
});
afterAll(() => platform.close());

/** What is typed or chosen: of options the place of the right one, where its label stands on the paper. */
const entries = (paper: Answers): [string, string][] =>
  sheet.questions.flatMap(({ answers }) =>
    answers.map((answer): [string, string] => {
      const given = paper[answer.id] ?? "";
      return [answer.id, "right" in answer && given === answer.display ? String(answer.right) : given];
    }),
  );

/** Fills the page in, has every question checked, and says of each blank what the page says: verdict and wrong method. */
const played = (copy: Frame, paper: Answers): Promise<string[]> =>
  copy.evaluate((given: [string, string][]) => {
    for (const [id, text] of given) {
      const field = document.querySelector<HTMLInputElement>(`[data-answer="${id}"]`);
      if (field === null) throw new Error(`${id} is not on the page`);
      const options = field.querySelectorAll<HTMLInputElement>("input");
      for (const [k, option] of options.entries()) option.checked = String(k + 1) === text;
      if (options.length === 0) field.value = text;
      (options[0] ?? field).dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-question]"))
      form.requestSubmit();
    return given.map(([id]) => {
      const named = document.querySelector(`[data-answer="${id}"]`)?.getAttribute("aria-describedby") ?? "";
      const { verdict, misconception } = document.getElementById(named.split(" ")[0] ?? "")?.dataset ?? {};
      return `${id} ${verdict} ${misconception ?? ""}`;
    });
  }, entries(paper));

test.each(Object.keys(PAPERS))(
  "%s: the page says what mark says, and the platform has its points",
  async (name) => {
    const { paper = {}, whole = false } = PAPERS[name] ?? {};
    const said = await played(visit.copy, paper);
    const marked = mark(sheet, paper);
    expect([...said].sort()).toEqual(
      marked.answers
        .map(({ id, verdict, misconception }) => `${id} ${verdict} ${misconception ?? ""}`)
        .sort(),
    );
    const { score, max, error } = await told(visit.page);
    // A platform takes no points above 100: of a longer sheet it is told hundredths of the maximum.
    expect(sheet.points).toBeGreaterThan(100);
    expect([Number(max), error]).toEqual([100, "0"]);
    expect(Number(score)).toBeCloseTo((100 * marked.score) / sheet.points, 3);
    expect(marked.score === sheet.points).toBe(whole);
    expect(visit.faults).toEqual([]);
  },
);

test("the papers have every verdict that numbers can have", () => {
  const verdicts = Object.values(PAPERS).flatMap(({ paper }) =>
    mark(sheet, paper).answers.map((one) => one.verdict),
  );
  for (const verdict of [
    "correct",
    "follow-through",
    "imprecise",
    "misconception",
    "wrong",
    "blank",
  ] as const)
    expect([verdict, verdicts.includes(verdict)]).toEqual([verdict, true]);
});
