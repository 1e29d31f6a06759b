import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { moodle } from "../../src/export/formats/moodle.js";
import { fieldsOf } from "../../src/export/item.js";
import { exported, fullSheet, HARD_NAME, held, ownMistakes, probesOf } from "./exported.js";
import { formulasOf } from "./formulas.js";
import { htmlText, moodleNumber, readMoodle } from "./readMoodle.js";
import { readXml } from "./readXml.js";

const read = async (...sheets: Sheet[]) => readMoodle((await exported(moodle, sheets)).join(""));
const sheet = fullSheet("a");
const questions = await read(sheet);
const items = held(moodle, sheet).items;
const places = items.flatMap((item, k) =>
  fieldsOf(item).map(({ answer, wrong, asked }, b) => ({
    answer,
    wrong,
    asked,
    blank: questions[k]?.blanks[b],
  })),
);

test("every question is one, with all its blanks", () => {
  expect(questions.map(({ blanks }) => blanks.length)).toEqual(items.map((item) => fieldsOf(item).length));
  // A solution has formulas; that of a program has its lines.
  expect(questions.filter(({ feedback }) => !/\\\(|np\.outer/.test(feedback))).toEqual([]);
});

test("the key comes first, and every number is taken that mark takes, longer ones too, and no other", () => {
  for (const { answer, asked, blank } of places) {
    if (answer.kind !== "number" || blank === undefined) continue;
    expect([answer.id, blank.answers[0]?.text.split(":")[0]]).toEqual([answer.id, answer.display]);
    const probes = probesOf(answer, asked);
    expect(
      probes.map(({ text }) => [answer.id, text, moodleNumber(blank, Number(text))?.share === 100]),
    ).toEqual(probes.map(({ text, right }) => [answer.id, text, right]));
  }
});

test("a wrong method's number is told what a tutor would say, any other how numbers are typed", () => {
  for (const { answer, wrong, blank } of places) {
    if (answer.kind !== "number" || blank === undefined) continue;
    for (const mistake of ownMistakes(answer)) {
      const says = wrong.find(({ id, value }) => id === mistake.id && value === mistake.value)?.says;
      expect(moodleNumber(blank, Number(mistake.display))?.feedback).toBe(says);
    }
    expect(moodleNumber(blank, 1e9)?.feedback).toMatch(/^Type numbers with a point/);
  }
});

test("points of a question's blanks stand to each other as the sheet's, in whole numbers", () => {
  for (const [k, { blanks }] of questions.entries()) {
    const points = items[k] === undefined ? [] : fieldsOf(items[k]).map(({ answer }) => answer.points);
    const factor = (blanks[0]?.points ?? 0) / (points[0] ?? 1);
    expect(blanks.map((blank) => blank.points)).toEqual(points.map((one) => Math.round(one * factor)));
    expect(blanks.every((blank) => Number.isInteger(blank.points) && blank.points > 0)).toBe(true);
  }
});

/** Text with its tags and the HTML of blanks taken out, signs that are written as numbers still so. */
const besideBlanks = (html: string): string =>
  html.replace(/\{\d+:[A-Z_]+:[^}]*\}/g, "").replace(/<[^>]*>/g, "");

test("beside the blanks every formula has its own signs, and nothing that begins a blank", () => {
  for (const [k, { html }] of questions.entries()) {
    const beside = besideBlanks(html);
    const wanted = items[k] === undefined ? 0 : formulasOf(items[k]).text.length;
    expect([k, beside.match(/\\\(/g)?.length ?? 0]).toEqual([k, wanted]);
    expect(beside).not.toMatch(/\{\d*:|&#(?:92|123|125);/);
    expect(beside.replace(/\\\(.*?\\\)/gs, "")).not.toMatch(/[~{}%\\]/);
  }
});

test("braces of a teacher's TeX and text begin no blank, and no tag is within braces", async () => {
  const text = String.raw`{1:NUMERICAL:=5} $\left\{ x^{2:} \right. \text{1:NM:}$`;
  const quiz = `questions: [{text: ${JSON.stringify(text)}, options: [{text: a, right: true}, {text: b}]}]`;
  const [own] = await read(makeSheet(readQuiz(quiz, "q.yaml"), { id: "1", seed: "s" }));
  expect(own?.blanks.map(({ kind }) => kind)).toEqual(["MULTICHOICE_V"]);
  const html = own?.html ?? "";
  expect(html).toContain(String.raw`\(\left\lbrace  x^{ 2:} \right. \text{ 1:NM:}\)`);
  for (const [braced] of html.replace(/\{\d+:MULTI[^}]*\}/, "").matchAll(/\{[^}]+\}/g))
    expect(braced).not.toMatch(/[<>]/);
});

test("a hard name survives but for < and >", () => {
  expect(questions[0]?.category).toBe(
    `$course$/top/${HARD_NAME.replace("<", "‹").replace(">", "›")}/Question 1 · Chain rule`,
  );
});

test("the drawing is a file of the question, its words beside it", () => {
  const [drawn] = questions.filter(({ files }) => files.length > 0);
  expect(readXml(drawn?.files[0]?.text ?? "").name).toBe("svg");
  expect(drawn?.html).toMatch(/src="@@PLUGINFILE@@\/q3\.svg" alt="Graph drawn/);
});

test("three variants of a question lie in one category, each with its own numbers, in Korean too", async () => {
  const quiz =
    "title: 시험\nlocale: ko\nmarking: {misconception: 0.37}\nquestions: [{topic: output-gradient, network: {layers: [2, 2, 1]}}]";
  const sheets = ["1", "2", "3"].map((id) => makeSheet(readQuiz(quiz, "q.yaml"), { id, seed: "s" }));
  const three = await read(...sheets);
  expect(three.map(({ category }) => category)).toEqual(
    Array(3).fill("$course$/top/시험/문제 1 · 출력층의 기울기"),
  );
  expect(new Set(three.map(({ html }) => htmlText(html))).size).toBe(3);
  const shares = three.flatMap(({ blanks }) =>
    blanks.flatMap(({ answers }) => answers.map(({ share }) => share)),
  );
  expect(new Set(shares)).toEqual(new Set([100, 37, 0]));
});

test("a question of one number is a numerical one, with its points", async () => {
  const quiz = "questions: [{topic: hidden-gradient, level: exam, points: 3, network: {layers: [2, 2, 1]}}]";
  const one = makeSheet(readQuiz(quiz, "q.yaml"), { id: "1", seed: "s" });
  const [question] = await read(one);
  const [answer] = one.questions.flatMap(({ answers }) => answers);
  expect(question).toMatchObject({ type: "numerical", blanks: [{ points: 3 }] });
  if (answer?.kind !== "number" || question?.blanks[0] === undefined) throw new Error("no number is asked");
  const blank = question.blanks[0];
  const shares = [answer.display, String(answer.lower), String(answer.upper), "1e9"].map(
    (given) => moodleNumber(blank, Number(given))?.share,
  );
  expect(shares).toEqual([100, 100, 100, 0]);
});
