import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readPreset } from "../../src/author/quiz/presets.js";
import { lastPlace } from "../../src/core/graph/rounding.js";
import type { NumberAnswer, Question, Sheet } from "../../src/core/sheet/sheet.js";
import { canvas } from "../../src/export/formats/canvas.js";
import { fieldsOf } from "../../src/export/item.js";
import { seeds } from "../seeds.js";
import { exported, fullSheet, HARD_NAME, held, ownMistakes } from "./exported.js";
import { type CanvasQuestion, canvasNumber, readCanvas } from "./readCanvas.js";
import { allOf, readXml } from "./readXml.js";

const read = async (sheets: readonly Sheet[]) => {
  const files = new Map(
    (await exported(canvas, sheets)).map(({ path, text, rest = [] }) => [path, [text, ...rest].join("")]),
  );
  return { files, groups: readCanvas(files.get("gradsheet/gradsheet.xml") ?? "") };
};
const sheet = fullSheet("a");
const { files, groups } = await read([sheet]);

/** Blanks beside their questions: an item's id is the question's, a dash, the blank's place. */
const placesOf = (made: Sheet, all: Awaited<ReturnType<typeof read>>["groups"]) =>
  held(canvas, made).items.flatMap((item) =>
    fieldsOf(item).map((field, k) => ({
      ...{ field, question: item.question, answer: field.answer },
      asked: all
        .flatMap(({ questions }) => questions)
        .find(({ id }) => id === `${item.question.id}-${k + 1}-v1`),
    })),
  );
const places = placesOf(sheet, groups);

/** What a student types who reads the question: the change of a weight, in the unit that it names. */
function typed(
  value: number,
  { quantity }: NumberAnswer,
  { html }: CanvasQuestion,
  { givens }: Question,
): number {
  const power = Number(/\?[^<]* ×10\^(-?\d+)<\/p>/.exec(html)?.[1] ?? 0);
  const old = html.includes("Asked is the change alone")
    ? (givens[quantity.replace(/_new$/, "")] ?? Number.NaN)
    : 0;
  return Number(((value - old) * 10 ** -power).toPrecision(12));
}

/** Bounds and key of a sheet's numbers are right; one unit of the last digit outside, and every wrong method's number, are not. */
function expectBounds(all: ReturnType<typeof placesOf>): number {
  let numbers = 0;
  for (const { field, answer, asked, question } of all) {
    if (answer.kind !== "number") continue;
    if (asked === undefined) throw new Error(`${answer.id} is not asked`);
    numbers += 1;
    const says = (value: number) => canvasNumber(asked, typed(value, answer, asked, question));
    const unit = lastPlace(answer.value, field.asked) || 1e-3;
    expect([answer.id, says(Number(answer.display)), says(answer.lower), says(answer.upper)]).toEqual([
      answer.id,
      true,
      true,
      true,
    ]);
    expect([answer.id, says(answer.lower - unit), says(answer.upper + unit)]).toEqual([
      answer.id,
      false,
      false,
    ]);
    for (const { display, id } of ownMistakes(answer))
      expect([answer.id, id, says(Number(display))]).toEqual([answer.id, id, false]);
  }
  return numbers;
}

test("rounded to four decimals as they are typed, key and bounds stay right, and no other number becomes so", () => {
  expect(expectBounds(places)).toBeGreaterThan(60);
});

test.each(["basics", "lecture"])("the same for sheets of %s", async (preset) => {
  for (let seed = 1; seed <= seeds(2, 40); seed++) {
    const { text, file } = readPreset(preset);
    const made = makeSheet(readQuiz(text, file, {}), { id: "1", seed: String(seed) });
    expect(expectBounds(placesOf(made, (await read([made])).groups))).toBeGreaterThan(10);
  }
});

test("of a choice the option that is right is, and a wrong one says why", () => {
  const choices = places.filter(({ answer }) => answer.kind === "choice");
  expect(choices.length).toBeGreaterThan(1);
  for (const { field, asked } of choices) {
    const right = field.options.findIndex((one) => one.right);
    expect(asked?.rights.map((one) => one.children.map(({ text }) => text))).toEqual([[`o${right + 1}`]]);
    for (const [k, { says }] of field.options.entries())
      if (says !== "") expect(readXml(asked?.feedback[`o${k + 1}_fb`] ?? "").text).toBe(says);
  }
});

test("no item is text alone, which New Quizzes leaves out: each asks for something, and says all that its question says", () => {
  const items = allOf(readXml(files.get("gradsheet/gradsheet.xml") ?? ""), "item");
  expect(items).toHaveLength(places.length);
  const KINDS = ["numerical_question", "short_answer_question", "multiple_choice_question"];
  expect(new Set(places.map(({ asked }) => asked?.kind))).toEqual(new Set(KINDS));
  for (const item of items)
    expect(allOf(item, "render_fib").length + allOf(item, "render_choice").length).toBe(1);
  // What all blanks of a question need stands in each of them, not in an item before them.
  for (const { id } of sheet.questions) {
    const said = places.filter(({ question }) => question.id === id).map(({ asked }) => asked?.html ?? "");
    const [block = ""] = /^(?:<p><img[^>]*><\/p>)?<p>.*?<\/p>/.exec(said[0] ?? "") ?? [];
    if (said.length > 0) expect(block.length).toBeGreaterThan(20);
    for (const html of said) expect(html.startsWith(block)).toBe(true);
  }
});

test("New Quizzes knows a number by the kind of its box, and makes an essay of any other", () => {
  for (const item of allOf(readXml(files.get("gradsheet/gradsheet.xml") ?? ""), "item")) {
    const numerical = allOf(item, "fieldentry").some(({ text }) => text === "numerical_question");
    const [box] = allOf(item, "render_fib");
    if (box !== undefined) expect(box.attributes.fibtype === "Decimal").toBe(numerical);
  }
});

test("three variants of a blank are a group of which one is picked, with the blank's points", async () => {
  const quiz = "title: 시험\nlocale: ko\nquestions: [{topic: output-gradient, network: {layers: [2, 2, 1]}}]";
  const sheets = ["1", "2", "3"].map((id) => makeSheet(readQuiz(quiz, "q.yaml"), { id, seed: "s" }));
  const three = (await read(sheets)).groups;
  const answers = held(canvas, sheets[0] as Sheet).items.flatMap(fieldsOf);
  expect(three.map(({ pick, points, questions }) => [pick, points, questions.length])).toEqual(
    answers.map(({ answer }) => [1, answer.points, 3]),
  );
  for (const { questions } of three) expect(new Set(questions.map(({ html }) => html)).size).toBe(3);
});

test("the manifest names every file, identifiers are unique, a hard name is whole", () => {
  const manifest = readXml(files.get("imsmanifest.xml") ?? "");
  const named = allOf(manifest, "file").map(({ attributes }) => attributes.href);
  expect(named.sort()).toEqual([...files.keys()].filter((path) => path !== "imsmanifest.xml").sort());
  const ids = groups.flatMap(({ questions }) => questions.map(({ id }) => id));
  expect(new Set(ids).size).toBe(places.length);
  expect(allOf(readXml(files.get("gradsheet/assessment_meta.xml") ?? ""), "title")[0]?.text).toBe(HARD_NAME);
  for (const { html } of groups.flatMap(({ questions }) => questions))
    for (const [, picture = ""] of html.matchAll(/src="%24IMS-CC-FILEBASE%24\/([^"]*)"/g))
      expect(files.has(picture)).toBe(true);
});
