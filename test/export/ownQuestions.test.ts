import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import type { TextFormat } from "../../src/export/format.js";
import { canvas } from "../../src/export/formats/canvas.js";
import { qti3, qti21 } from "../../src/export/formats/qti.js";
import { EXPORTS, type ExportName } from "../../src/export/index.js";
import type { Variant } from "../../src/export/item.js";
import { withoutLost } from "../../src/export/loss.js";
import { Losses } from "../../src/export/losses.js";
import { toVariant } from "../../src/export/toItem.js";
import { judgedBy } from "../support/judge.js";
import { exported } from "./exported.js";
import { type CanvasQuestion, readCanvas } from "./readCanvas.js";
import { allOf } from "./readXml.js";
import { differing, served } from "./serverGrades.js";

const QUIZ = `
questions:
  - text: "Why is $W_2 W_1 < 3$ & <b>one</b> matrix?"
    points: 2
    room: 3
    scheme: [{points: 2, for: a product of matrices}]
    solution: It *is* one.
  - text: Which are bounded?
    points: 2
    options: [{text: $\\tanh$, right: true}, {text: ReLU, why: it grows}, {text: sigmoid, right: true}]
  - text: Which is odd?
    points: 3
    reason: 2
    options: [{text: $\\tanh$, right: true}, {text: sigmoid, why: it is never negative}]
  - text: "With $x = {{x}}$."
    givens: {x: {from: 0.2, to: 2, decimals: 1}}
    lines: [{y: 3*x^2}, {dy_dx: 6*x, of: y, by: x}]
    ask: [y, dy_dx]
    mistakes: [{name: factor forgotten, line: dy_dx, is: 3*x, say: The exponent comes down.}]
`;
const variant = toVariant(makeSheet(readQuiz(QUIZ, "quiz.yaml"), { id: "001", seed: "export" }));

async function* one(held: Variant): AsyncGenerator<Variant> {
  yield held;
}

async function textOf(name: ExportName): Promise<string> {
  const format = EXPORTS[name] as TextFormat;
  let text = "";
  const head = { title: "Own", locale: "en" as const, variants: 1 };
  for await (const piece of format.write(one(withoutLost(format.loses, variant)), head)) text += piece;
  return text;
}

const lost = (name: ExportName): string[] =>
  new Losses(EXPORTS[name].loses).look(variant).filter((line) => /^(?:written|reason|several)/.test(line));

const textOfOption = (asked: CanvasQuestion | undefined, id: string): string =>
  asked?.options.find((one) => one.id === id)?.html ?? "";

describe("a teacher's own questions in other programs", () => {
  test("Moodle: an essay with its scheme, a choice of several, the rest as blanks in a text", async () => {
    const xml = await textOf("moodle");
    expect([...xml.matchAll(/<question type="(\w+)">/g)].map(([, kind]) => kind)).toEqual([
      ...["category", "essay", "category", "multichoice", "category", "cloze", "category", "cloze"],
    ]);
    expect(xml).toContain("<responsefieldlines>3</responsefieldlines>");
    expect(xml).toContain("2 for: a product of matrices");
    expect([...xml.matchAll(/<answer fraction="([-\d]+)"/g)].map(([, share]) => share).sort()).toEqual([
      ...["-100", "50", "50"],
    ]);
    expect(xml).not.toContain("<b>one</b>");
    expect(lost("moodle").map((line) => line.split(" ")[0])).toEqual(["reason", "several-in-part"]);
  });

  test("GIFT: an essay, a choice of several, and a question a blank", async () => {
    const gift = await textOf("gift");
    expect(gift).toMatch(/\{####/);
    expect([...gift.matchAll(/~%([-\d]+)%/g)].map(([, share]) => share).sort()).toEqual(["-100", "50", "50"]);
    expect(gift).toContain("The exponent comes down.");
  });

  test.each(["notebook"] as const)("%s leaves out what it cannot hold, and says so", (name) => {
    expect(lost(name).map((line) => line.split(":")[0])).toEqual(["written (q1, q3)", "several (q2)"]);
    expect(withoutLost(EXPORTS[name].loses, variant).items.map(({ question }) => question.id)).toEqual([
      "q3",
      "q4",
    ]);
  });

  test("PrairieLearn: an editor for words, boxes to tick for several, radio buttons for one", async () => {
    const { variants, files } = await served(variant.sheet);
    expect(lost("prairielearn")).toEqual([]);
    const inputs = variants.map(({ html }) => [...html.matchAll(/<(pl-(?!question|answer)[\w-]+)/g)]);
    expect(inputs.map((own) => own.map(([, tag]) => tag))).toEqual([
      ...[["pl-rich-text-editor"], ["pl-checkbox"], ["pl-multiple-choice", "pl-rich-text-editor"]],
      ["pl-number-input", "pl-number-input"],
    ]);
    // What a person is to read is shown with what was handed in, and the rest in the question alone.
    const alone = variants.map(({ html }) =>
      html
        .replace(/<pl-question-panel>.*?<\/pl-question-panel>/gs, "")
        .replaceAll(/\s*<[^>]*>\s*/g, "#")
        .trim(),
    );
    expect(alone).toEqual(["##", "", "##", ""]);
    const infos = [...files].flatMap(([path, text]) =>
      path.endsWith("info.json") ? [JSON.parse(text)] : [],
    );
    expect(infos.map(({ gradingMethod, singleVariant }) => [gradingMethod, singleVariant])).toEqual([
      ...[
        ["Manual", true],
        [undefined, undefined],
        [undefined, true],
      ],
      [undefined, undefined],
    ]);
  });

  judgedBy("python3")("of several right options server.py wants all and no other, as mark does", async () => {
    const one = await served(variant.sheet);
    const id = one.sheet.questions[1]?.answers[0]?.id ?? "";
    const every = ["A, B, C", "A, B", "C A", "B C", "A", "B", "C", ""];
    const papers = every.map((text) => ({ [id]: text }));
    expect(differing(one, [[], papers, [], []])).toEqual([]);
    const found = one.grade([[], papers, [], []]);
    expect(found.map(({ score }) => score).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(found.at(-1)?.verdicts).toEqual(["blank"]);
  });

  test("Canvas: an essay, several answers, a choice with its reason as an essay of its own", async () => {
    const files = await exported(canvas, [variant.sheet]);
    const file = files.find(({ path }) => path === "gradsheet/gradsheet.xml");
    const asked = readCanvas([file?.text ?? "", ...(file?.rest ?? [])].join("")).flatMap(
      ({ questions }) => questions,
    );
    expect(asked.map(({ kind, points }) => [kind, points])).toEqual([
      ...[
        ["essay_question", 2],
        ["multiple_answers_question", 2],
      ],
      ...[
        ["multiple_choice_question", 1],
        ["essay_question", 2],
      ],
      ...[
        ["numerical_question", 1],
        ["numerical_question", 1],
      ],
    ]);
    // Canvas takes what stands alone for right, and what stands within not for wrong.
    const [, several] = asked;
    const within = several?.rights.flatMap((one) => allOf(one, "and").flatMap(({ children }) => children));
    const wrong = within?.filter(({ name }) => name === "not").flatMap(({ children }) => children);
    expect(within).toHaveLength(3);
    expect(wrong?.map(({ text }) => textOfOption(several, text))).toEqual([expect.stringContaining("ReLU")]);
    expect(lost("canvas").map((line) => line.split(" ")[0])).toEqual(["several-in-part"]);
  });

  test("QTI: words to a person, all that are right together as one answer", async () => {
    for (const format of [qti3, qti21]) {
      const files = new Map((await exported(format, [variant.sheet])).map(({ path, text }) => [path, text]));
      const [essay, several, reason] = [1, 2, 3].map((k) => files.get(`items/q${k}-v1.xml`) ?? "");
      expect(essay).toMatch(/<(?:qti-extended-text-interaction|extendedTextInteraction) [^>]*="3">/);
      expect(several).toMatch(/max-?choices="0"/i);
      expect(several?.match(/<(?:qti-)?value>o\d<\/(?:qti-)?value>/g)).toHaveLength(2);
      expect(reason).toMatch(/max-?choices="1"/i);
      // QTI 2.1 has no word for it.
      const byHand = [essay, several, reason].map((one) => one?.includes('external-scored="human"'));
      expect(byHand).toEqual(format === qti3 ? [true, false, true] : [false, false, false]);
    }
    expect(lost("qti3")).toEqual([]);
  });

  test.each(["markdown", "markdown-student", "csv", "json"] as const)(
    "%s has every question",
    async (name) => {
      const text = await textOf(name);
      for (const words of ["matrix?", "bounded?", "odd?", "With"]) expect(text).toContain(words);
      expect(lost(name)).toEqual([]);
    },
  );

  test("JSON keeps marks and options", async () => {
    const text = await textOf("json");
    expect(text).toContain("tanh");
    expect(() => JSON.parse(text)).not.toThrow();
  });
});
