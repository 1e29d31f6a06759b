import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { fontFaces } from "../../../src/paper/fonts/fonts.js";
import { printable } from "../../../src/paper/fonts/scriptFonts.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { SCRIPT_NAMES } from "../../support/scriptNames.js";

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
});
afterAll(() => printer.close());

const quiz = readQuiz("questions: [{topic: loss}]", "quiz.yaml");

/** The fonts in a PDF, without the letters that name a subset. */
async function fontsOf(name: string): Promise<string[]> {
  const sheet = makeSheet(quiz, { id: "1", seed: "names", student: { id: "1", name } });
  const pdf = await printer.print(renderSheet(sheet, "worksheet", "print"), { paper: "A4" });
  const text = Buffer.from(pdf).toString("latin1");
  return [...new Set(Array.from(text.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g), ([, font = ""]) => font))];
}

/** Names that no font of the machine may be asked for; one that is would differ from machine to machine. */
test.each(SCRIPT_NAMES)("%s is printed in %s, and in no font of the machine", async (name, font) => {
  const fonts = await fontsOf(name);
  expect(fonts).toContainEqual(expect.stringContaining(font));
  expect(fonts.filter((one) => !/^(STIXTwo|NotoSans|Unifont)/.test(one))).toEqual([]);
});

test("letters that no font has are replaced; a text at home brings no font of other scripts", () => {
  expect(printable("𠮷野 😀")).toBe("\uFFFD野 \uFFFD");
  expect(printable("홍길동 Łukasz ∂ → αβγ")).toBe("홍길동 Łukasz ∂ → αβγ");
  expect(fontFaces("홍길동 Łukasz ∂ → αβγ ℓ 𝑤", "print")).not.toMatch(/Gradsheet/);
});
