import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { numberAnswers, type Sheet } from "../../src/core/sheet/sheet.js";
import { latex } from "../../src/export/formats/latex.js";
import { tikzOf } from "../../src/export/latex/tikz.js";
import { judgedBy } from "../support/judge.js";
import { exported, fullSheet } from "./exported.js";

jest.setTimeout(120_000);

const documentOf = async (sheet: Sheet): Promise<string> => (await exported(latex, [sheet]))[0]?.text ?? "";

const judged = judgedBy("pdflatex", "pdftotext");

judged.each(["en", "ko"] as const)("pdflatex sets every topic with its solutions, in %s", async (locale) => {
  const folder = mkdtempSync(join(tmpdir(), "latex-"));
  const text = await documentOf(fullSheet("a", locale));
  writeFileSync(join(folder, "a.tex"), text.replace("% \\printanswers", "\\printanswers"));
  const { status } = spawnSync("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "a.tex"], {
    cwd: folder,
  });
  const log = readFileSync(join(folder, "a.log"), "latin1");
  expect([status, log.match(/^!.*/gm)]).toEqual([0, null]);
  // A line that stands out by more than 3 mm would be seen.
  const wide = [...log.matchAll(/Overfull \\hbox \(([\d.]+)pt/g)].filter(
    ([, points]) => Number(points) > 8.5,
  );
  expect(wide.map(([line]) => line)).toEqual([]);
  expect(log).not.toMatch(/Missing character/);
  const { stdout } = spawnSync("pdftotext", ["a.pdf", "-"], { cwd: folder, encoding: "utf8" });
  expect(stdout.length).toBeGreaterThan(5000);
  expect(stdout).not.toMatch(/\$|\\[()[\]]|\\[a-zA-Z]{2,}/);
});

test("every blank has its key, every drawing is drawn, and a hard name loses nothing that a font has", async () => {
  const sheet = fullSheet("a");
  const text = await documentOf(sheet);
  const answers = sheet.questions.flatMap((question) => question.answers);
  const keys = [...text.matchAll(/\\fillin\[(.*)\]\[3\.2cm\]/g)].map(([, key = ""]) =>
    key.replace(/\\ensuremath\{-\}/g, "-").replace(/\$(.*)\\times10\^\{(.*)\}\$/, "$1e$2"),
  );
  expect(keys).toHaveLength(answers.length);
  for (const { display } of numberAnswers(answers)) expect(keys).toContain(display);
  expect(text).toContain(
    String.raw`Backprop \{=\#\textasciitilde{} check \textless{} \& \textquotedbl{}q\textquotedbl{} ]]\textgreater{} 역전파 \textbackslash{} U+1F600`,
  );
  expect(text.match(/\\begin\{tikzpicture\}/g)?.length).toBeGreaterThan(10);
});

test("a plot's axes and dashes go level and upright to where they go in the picture", () => {
  const drawn = tikzOf({
    ...{ width: 128, height: 90, view: { x: 0, y: 0, width: 128, height: 90 }, spoken: "" },
    shapes: [
      {
        kind: "path",
        steps: [
          ["M", 34, 16],
          ["V", 90],
          ["H", 128],
          ["M", 34, 36.5],
          ["H", 37],
        ],
        paint: { stroke: "#000" },
      },
    ],
  });
  expect(drawn).toContain(" (34,16) -- (34,90) -- (128,90) (34,36.5) -- (37,36.5);");
});
