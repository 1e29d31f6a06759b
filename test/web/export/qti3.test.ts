import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { Verdict } from "../../../src/core/marking/marked.js";
import { qti3 } from "../../../src/export/formats/qti.js";
import { fieldsOf } from "../../../src/export/item.js";
import { exported, fullSheet, HARD_NAME, held, ownMistakes } from "../../export/exported.js";
import { LONG, seeds } from "../../seeds.js";
import { markAsExported } from "../../support/markAsExported.js";
import { papersOf, responsesTo } from "./papers.js";
import { playItems } from "./qtiPlayer.js";

const sheet = fullSheet("a", LONG ? "ko" : "en");
const files = new Map((await exported(qti3, [sheet])).map(({ path, text }) => [path, text]));
const items = held(qti3, sheet).items.map((item) => ({
  question: item.question,
  fields: fieldsOf(item),
  papers: papersOf(item.question, sheet, seeds(2, 1000)),
  xml: files.get(`items/${item.question.id}-v1.xml`) ?? "",
}));
const { played, complaints } = await playItems(
  items.map(({ xml, papers, fields }) => ({ xml, papers: papers.map((one) => responsesTo(fields, one)) })),
);

/** What the player may say where mark says this; the first is the same. */
const SAID: Readonly<Record<Verdict, readonly string[]>> = {
  correct: ["right"],
  "follow-through": ["follow", "wrong"],
  misconception: ["mistake", "wrong"],
  imprecise: ["wrong"],
  wrong: ["wrong"],
  unreadable: ["wrong"],
  blank: ["none"],
  // What is written in words has no field.
  marked: [],
  unmarked: [],
};

const verdicts = items.flatMap(({ question, papers, fields }, k) =>
  papers.flatMap((answers, p) => {
    const marked = new Map(
      markAsExported({ ...sheet, questions: [question] }, answers).answers.map(({ id, verdict }) => [
        id,
        verdict,
      ]),
    );
    return fields.map(({ answer }, place) => ({
      ...{ id: answer.id, paper: p, given: answers[answer.id], marked: marked.get(answer.id) ?? "blank" },
      said: (played[k]?.[p]?.verdicts[`F${place + 1}`] ?? "").replace(/^m\d+$/, "mistake"),
    }));
  }),
);

test("the player says of every answer what mark says: right, wrong method, carried on, nothing", () => {
  expect(verdicts.length).toBeGreaterThan(700);
  expect(verdicts.filter(({ marked, said }) => !SAID[marked].includes(said))).toEqual([]);
  // A margin in proportion in place of mark's intervals: of a thousand answers three or four earn less.
  const less = verdicts.filter(({ marked, said }) => SAID[marked][0] !== said);
  expect(less.length / verdicts.length).toBeLessThan(seeds(0.006, 0.002));
  if (LONG) process.stderr.write(`${less.length} of ${verdicts.length} answers earn less than by mark\n`);
  for (const marked of ["correct", "follow-through", "misconception", "blank"])
    expect(verdicts.some((one) => one.marked === marked)).toBe(true);
});

test("the key has the question's points, nothing has none, and the player has no complaint", () => {
  expect(played.map(([key]) => key?.score)).toEqual(items.map(({ question }) => question.points));
  expect(played.map((papers) => papers.at(-1)?.score)).toEqual(items.map(() => 0));
  expect(complaints).toEqual([]);
});

test("a wrong method's number shows what a tutor would say, of its own blank", () => {
  const [{ fields = [], papers = [] } = {}] = items;
  const place = papers.findIndex((paper) => Object.keys(paper).length === 1);
  const field = fields.find(({ answer }) => papers[place]?.[answer.id] !== undefined);
  if (field?.answer.kind !== "number") throw new Error("no number is asked");
  const [mistake] = ownMistakes(field.answer);
  const says = field.wrong.find(({ id }) => id === mistake?.id)?.says;
  expect(played[0]?.[place]?.says).toEqual([`${field.name}: ${says}`]);
});

test("formulas are MathML, and a hard name stands in the test's title", () => {
  for (const { xml } of items) {
    expect(xml).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"');
    expect(xml).not.toMatch(/\\[a-z]+\{/);
  }
  expect(files.get("test.xml")).toContain(
    `title="${HARD_NAME.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")}"`,
  );
});

test("of several right options all and no other earn the points; words earn none, and spoil none", async () => {
  const quiz = `
questions:
  - {text: Which?, points: 2, options: [{text: a, right: true}, {text: b}, {text: c, right: true}]}
  - {text: Which one?, points: 3, reason: 2, options: [{text: a, right: true}, {text: b}]}
  - {text: Why?, points: 2, room: 3}
`;
  const own = makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "a", seed: "several" });
  const written = new Map((await exported(qti3, [own])).map(({ path, text }) => [path, text]));
  const chosen = ["A, B, C", "A, B", "A C", "C B", "A", "B", "C", ""];
  const asked = held(qti3, own).items.map((item) => ({
    question: item.question,
    fields: fieldsOf(item),
    papers: chosen.map((text) =>
      Object.fromEntries(
        item.question.answers.map(({ id, kind }) => [id, kind === "written" ? "because" : text]),
      ),
    ),
    xml: written.get(`items/${item.question.id}-v1.xml`) ?? "",
  }));
  const found = await playItems(
    asked.map(({ xml, papers, fields }) => ({ xml, papers: papers.map((one) => responsesTo(fields, one)) })),
  );
  const marked = asked.map(({ question, papers }) =>
    papers.map((answers) => markAsExported({ ...own, questions: [question] }, answers).score),
  );
  expect(found.played.map((all) => all.map(({ score }) => score))).toEqual(marked);
  expect(marked[0]?.filter((score) => score === 2)).toHaveLength(1);
  expect(found.complaints).toEqual([]);
});
