import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { build } from "esbuild";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import { sheetText } from "../src/core/sheet/sheetText.js";
import { compiledFolder } from "./support/compiled.js";

/** A part of the library as a page would carry it: its code, and the packages and rooms that came along. */
async function bundled(
  entry: string,
  folder = join(process.cwd(), "src"),
): Promise<{ readonly code: string; readonly from: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from "./${entry}.js";`, resolveDir: folder },
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "library",
    target: "es2022",
  });
  const from = Object.keys(metafile.inputs).map(
    (path) => /(?<=node_modules\/|^src\/(?:core\/)?)(?!core\/)[^/]+/.exec(path)?.[0] ?? path,
  );
  return { code: outputFiles[0]?.text ?? "", from: [...new Set(from)] };
}

const quiz = readQuiz("questions: [{topic: hidden-gradient}, {topic: loss}]", "quiz.yaml");
const made = makeSheet(quiz, { id: "1", seed: "subpath" });
const text = sheetText(made);

/** The sources, and what the package has of them: files that the command line shares. */
const FOLDERS = {
  sources: () => join(process.cwd(), "src"),
  package: () => join(compiledFolder(), "dist", "program"),
};

/** A new context has the language alone: no process, no require, no URL, and no document either. */
test.each(["sources", "package"] as const)(
  "gradsheet/mark and gradsheet/sheet of the %s run where nothing of Node is, and the key scores in full",
  async (which) => {
    const folder = FOLDERS[which]();
    const [mark, sheet] = [await bundled("mark", folder), await bundled("sheet", folder)];
    // A sixth of it names slips that nobody has written down.
    // 2 kB of each are branches, angles and other operations that own questions may have.
    expect(mark.code.length).toBeLessThan(116_000);
    expect(sheet.code.length).toBeLessThan(156_000);
    const parts = `${mark.code.replace("library", "marking")};${sheet.code.replace("library", "sheets")}`;
    const program = `${parts};
    const read = sheets.parseSheet(text, "sheet.json");
    const answers = read.questions.flatMap((question) => question.answers);
    const key = Object.fromEntries(answers.map(({ id, display }) => [id, display]));
    const { score, maxScore } = marking.mark(read, key);
    JSON.stringify({ score, maxScore, none: marking.mark(read, {}).score, written: sheets.sheetText(read) });`;
    expect(made.points).toBeGreaterThan(1);
    const result = JSON.parse(String(runInNewContext(program, { text })));
    expect(JSON.parse(result.written)).toEqual(JSON.parse(text));
    expect(result).toEqual({
      score: made.points,
      maxScore: made.points,
      none: 0,
      written: expect.any(String),
    });
  },
);

test("they carry what marking needs, no templates, no mathjs and no YAML", async () => {
  const [mark, sheet] = [await bundled("mark"), await bundled("sheet")];
  const rooms = ["<stdin>", "base", "graph", "marking", "network", "notation", "parse", "sheet", "words"];
  expect(mark.from.filter((one) => ![...rooms, "mark.ts"].includes(one))).toEqual([]);
  expect(
    sheet.from.filter((one) => ![...rooms, "sheet.ts", "zod", "fastest-levenshtein"].includes(one)),
  ).toEqual([]);
});
