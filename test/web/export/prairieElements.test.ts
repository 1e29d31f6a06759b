import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import type { Question, Sheet } from "../../../src/core/sheet/sheet.js";
import { prairielearn } from "../../../src/export/formats/prairielearn.js";
import { exported, fullSheet, held } from "../../export/exported.js";
import { judgedByPrairieLearn, playQuestions } from "../../export/prairiePlayer.js";
import { LONG } from "../../seeds.js";
import { markAsExported } from "../../support/markAsExported.js";
import { papersOf } from "./papers.js";

const OWN = `
questions:
  - {text: Why?, points: 2, room: 3, scheme: [{points: 2, for: so}]}
  - text: Which are bounded?
    points: 2
    options: [{text: tanh, right: true}, {text: ReLU}, {text: sigmoid, right: true}]
  - {text: Which is odd?, points: 3, reason: 2, options: [{text: tanh, right: true}, {text: sigmoid, why: no}]}
`;

const typedFrom = (question: Question, sheet: Sheet): Answers[] => [
  ...papersOf(question, sheet, 2),
  // Every option of what is chosen.
  ...question.answers.flatMap((answer) =>
    "options" in answer ? answer.options.map((_one, k) => ({ [answer.id]: String(k + 1) })) : [],
  ),
  Object.fromEntries(question.answers.map(({ id, display }) => [id, display])),
];

async function played(sheet: Sheet) {
  const files = new Map((await exported(prairielearn, [sheet])).map(({ path, text }) => [path, text]));
  const questions = held(prairielearn, sheet).items.map(({ question }) => ({
    question,
    papers: typedFrom(question, sheet),
  }));
  const found = playQuestions(files, mkdtempSync(join(tmpdir(), "prairie-")), questions);
  return questions.map((one, k) => ({ ...one, found: found[k] }));
}

judgedByPrairieLearn(
  "in PrairieLearn's own phases every paper earns of each blank what mark gives, and nothing is refused",
  async () => {
    const full = fullSheet("a");
    const own = makeSheet(readQuiz(OWN, "quiz.yaml"), { id: "a", seed: "own" });
    let papers = 0;
    for (const sheet of LONG ? [full, own, fullSheet("b", "ko")] : [full, own])
      for (const { question, papers: all, found } of await played(sheet)) {
        const wanted = all.map((answers) =>
          markAsExported({ ...sheet, questions: [question] }, answers).answers.flatMap(
            ({ id, points, maxPoints }) =>
              question.answers.some((one) => one.id === id && one.kind === "written")
                ? []
                : [[id.replace(/\W/g, "_"), points / maxPoints] as const],
          ),
        );
        expect([question.id, found?.papers.flatMap(({ refused }) => Object.values(refused))]).toEqual([
          question.id,
          [],
        ]);
        expect(found?.papers.map(({ shares }) => Object.entries(shares).sort())).toEqual(
          wanted.map((own) => own.map(([name, share]) => [name, share]).sort()),
        );
        papers += all.length;
      }
    expect(papers).toBeGreaterThan(400);
    process.stderr.write(`${papers} papers in PrairieLearn: all as by mark\n`);
  },
);

judgedByPrairieLearn("what is written in words is kept, and shown to who marks it", async () => {
  const own = makeSheet(readQuiz(OWN, "quiz.yaml"), { id: "a", seed: "own" });
  const [essay] = await played(own);
  expect(essay?.found?.papers.map(({ files }) => files)).toEqual(
    essay?.papers.map(() => [expect.stringMatching(/^q1_\w+\.html$/)]),
  );
  expect(essay?.found?.papers[0]?.submission).toContain("pl-rich-text-editor");
  expect(essay?.found?.question).toContain("pl-rich-text-editor");
});
