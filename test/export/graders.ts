import type { Answers } from "../../src/core/marking/marked.js";
import { type NumberAnswer, numberAnswers, type Question, type Sheet } from "../../src/core/sheet/sheet.js";
import { askedOf } from "../../src/export/canvas/asked.js";
import { inOldNames, play, type Value } from "../../src/export/check/qtiPlayer.js";
import { readXml as readItem } from "../../src/export/check/xml.js";
import { EXPORTS } from "../../src/export/index.js";
import { fieldsOf } from "../../src/export/item.js";
import { markAsExported } from "../support/markAsExported.js";
import { exported, held } from "./exported.js";
import { canvasNumber, readCanvas } from "./readCanvas.js";
import { giftNumber, readGift } from "./readGift.js";
import { moodleNumber, readMoodle } from "./readMoodle.js";

/** The share of a blank's marks by a paper, for each of a question's numbers that it answers. */
export type Grader = (question: Question, paper: Answers) => ReadonlyMap<string, number>;

export const numbersIn = (question: Question, paper: Answers): NumberAnswer[] =>
  numberAnswers(question.answers).filter(({ id }) => (paper[id] ?? "") !== "");

export const byMark =
  (sheet: Sheet): Grader =>
  (question, paper) =>
    new Map(
      markAsExported({ ...sheet, questions: [question] }, paper).answers.map(({ id, points, maxPoints }) => [
        id,
        points / maxPoints,
      ]),
    );

async function byMoodle(sheet: Sheet): Promise<Grader> {
  const read = readMoodle((await exported(EXPORTS.moodle, [sheet])).join(""));
  const blanks = new Map(
    held(EXPORTS.moodle, sheet).items.flatMap((item, k) =>
      fieldsOf(item).map(({ answer }, b) => [answer.id, read[k]?.blanks[b]] as const),
    ),
  );
  return (question, paper) =>
    new Map(
      numbersIn(question, paper).map(({ id }) => {
        const blank = blanks.get(id);
        if (blank === undefined) throw new Error(`${id} is not there`);
        return [id, (moodleNumber(blank, Number(paper[id]))?.share ?? 0) / 100];
      }),
    );
}

async function byGift(sheet: Sheet): Promise<Grader> {
  const read = readGift((await exported(EXPORTS.gift, [sheet])).join(""));
  const asked = new Map(
    held(EXPORTS.gift, sheet)
      .items.flatMap(fieldsOf)
      .map(({ answer }, k) => [answer.id, read[k]] as const),
  );
  return (question, paper) =>
    new Map(
      numbersIn(question, paper).map(({ id }) => {
        const one = asked.get(id);
        if (one === undefined) throw new Error(`${id} is not there`);
        return [id, (giftNumber(one, Number(paper[id]))?.share ?? 0) / 100];
      }),
    );
}

/** A student types what is asked for there: thousandths, the change of a weight. */
async function byCanvas(sheet: Sheet): Promise<Grader> {
  const files = await exported(EXPORTS.canvas, [sheet]);
  const quiz = files.find(({ path }) => path === "gradsheet/gradsheet.xml");
  const asked = new Map(
    readCanvas([quiz?.text ?? "", ...(quiz?.rest ?? [])].join("")).flatMap(({ questions }) =>
      questions.map((one) => [one.id, one] as const),
    ),
  );
  const places = new Map(
    held(EXPORTS.canvas, sheet).items.flatMap((item) =>
      fieldsOf(item).map(
        (field, k) => [field.answer.id, { field, place: `${item.question.id}-${k + 1}-v1` }] as const,
      ),
    ),
  );
  return (question, paper) =>
    new Map(
      numbersIn(question, paper).flatMap(({ id }): [string, number][] => {
        const { field, place } = places.get(id) ?? {};
        const one = asked.get(place ?? "");
        const way = field === undefined ? null : askedOf(field, question);
        if (one === undefined || way === null) return [];
        const typed = Number(((Number(paper[id]) - (way.minus ?? 0)) / 10 ** way.power).toPrecision(12));
        return [[id, canvasNumber(one, typed) ? 1 : 0]];
      }),
    );
}

/** The item's own response processing, worked by the checker's player. */
async function byQti(sheet: Sheet): Promise<Grader> {
  const files = new Map((await exported(EXPORTS.qti3, [sheet])).map(({ path, text }) => [path, text]));
  const items = new Map(
    held(EXPORTS.qti3, sheet).items.map((item) => {
      const root = readItem(files.get(`items/${item.question.id}-v1.xml`) ?? "");
      if ("fault" in root) throw new Error(root.fault);
      return [item.question.id, { root: inOldNames(root), fields: fieldsOf(item) }] as const;
    }),
  );
  return (question, paper) => {
    const { root, fields = [] } = items.get(question.id) ?? {};
    if (root === undefined) throw new Error(`${question.id} is not there`);
    const responses = new Map<string, Value>(
      fields.map(({ answer }, place) => {
        const given = paper[answer.id] ?? "";
        return [`R${place + 1}`, given === "" ? null : Number(given)];
      }),
    );
    const outcomes = play(root, responses);
    const share = sheet.marking?.misconception ?? 0;
    return new Map(
      fields.flatMap(({ answer }, place): [string, number][] => {
        if (answer.kind !== "number" || (paper[answer.id] ?? "") === "") return [];
        const said = String(outcomes.get(`F${place + 1}`));
        const worth = said === "right" || said === "follow" ? 1 : /^m\d+$/.test(said) ? share : 0;
        return [[answer.id, worth]];
      }),
    );
  };
}

export const GRADERS = { moodle: byMoodle, gift: byGift, canvas: byCanvas, qti: byQti } as const;
