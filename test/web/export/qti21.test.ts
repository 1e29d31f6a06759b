import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";
import { expect, test } from "@jest/globals";
import { qti21 } from "../../../src/export/formats/qti.js";
import { fieldsOf } from "../../../src/export/item.js";
import { exported, fullSheet, held } from "../../export/exported.js";
import { LONG, seeds } from "../../seeds.js";
import { markAsExported } from "../../support/markAsExported.js";
import { papersOf, responsesTo } from "./papers.js";
import { playItems } from "./qtiPlayer.js";

const sheet = fullSheet("b", "ko");
const files = new Map((await exported(qti21, [sheet])).map(({ path, text }) => [path, text]));
// The conversion takes a second an item.
const chosen = held(qti21, sheet).items.filter((_item, k) => LONG || k % 9 === 2);
const items = chosen.map((item) => ({
  question: item.question,
  fields: fieldsOf(item),
  papers: papersOf(item.question, sheet, 5),
  xml: files.get(`items/${item.question.id}-v1.xml`) ?? "",
}));
const converted = await Promise.all(items.map(({ xml }) => convertQti2toQti3(xml)));
const { played, complaints } = await playItems(
  items.map(({ papers, fields }, k) => ({
    xml: converted[k] ?? "",
    papers: papers.map((one) => responsesTo(fields, one)),
  })),
);

test("an item of QTI 2.1, converted by others to QTI 3, earns in the player what mark gives, or a little less", () => {
  const scores = items.flatMap(({ question, papers }, k) =>
    papers.map((answers, p) => ({
      id: question.id,
      paper: p,
      marked: markAsExported({ ...sheet, questions: [question] }, answers).score,
      played: played[k]?.[p]?.score ?? Number.NaN,
    })),
  );
  expect(scores.length).toBeGreaterThan(seeds(30, 300));
  expect(scores.filter((one) => !(one.played <= one.marked + 1e-9))).toEqual([]);
  // Less for what has too few digits, and for what is carried on behind operators that QTI has not.
  expect(scores.filter((one) => one.played < one.marked - 1e-9).length / scores.length).toBeLessThan(0.1);
});

test("the key has the question's points, nothing has none, and the player has no complaint", () => {
  expect(played.map(([key]) => key?.score)).toEqual(items.map(({ question }) => question.points));
  expect(played.map((papers) => papers.at(-1)?.score)).toEqual(items.map(() => 0));
  expect(complaints).toEqual([]);
});
