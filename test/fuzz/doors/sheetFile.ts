import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markAndExplain } from "../../../src/core/marking/explain.js";
import { mark } from "../../../src/core/marking/mark.js";
import { recheck } from "../../../src/core/marking/recheck.js";
import { parseSheet } from "../../../src/core/sheet/sheetFile.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { renderSheet, SHEET_DOCUMENTS } from "../../../src/paper/pages/documents.js";
import { feedbackHtml } from "../../../src/paper/pages/feedback.js";
import { selfCheckHtml } from "../../../src/paper/pages/selfCheck.js";
import type { DoorMaker } from "../door.js";
import { own } from "../own.js";
import { runProgram } from "../program.js";

const SETS = ["full", "lecture", "own"];

/** Questions of a teacher's own: written, chosen, and numbers. */
const OWN = `
title: Own
questions:
  - {text: "Why is $\\\\sigma(z) < 1$?", points: 4, room: 3, solution: "$e^{-z} > 0$", scheme: [{points: 4, for: the reason}]}
  - {text: Which can it learn?, options: [{text: "nothing, $w = 0$", right: true}, {text: the mean, why: no bias}], reason: 1}
  - name: swish
    text: "$a = z\\\\,\\\\sigma(z)$, $x = {{x}}$, $w = {{w}}$"
    givens: {x: {from: 0.2, to: 2, decimals: 1}, w: [0.5, 0.8]}
    lines: [{z: w*x}, {s: sigmoid(z)}, {a: z*s}, {da_dz: s + a*(1 - s), of: a, by: z}]
    ask: [z, a, da_dz]
    mistakes: [{name: product rule forgotten, line: da_dz, is: s*(1 - s), say: Two factors depend on z.}]
`;

export const sheetFile: DoorMaker = async (folder) => {
  writeFileSync(join(folder, "own.yaml"), OWN);
  for (const preset of SETS) {
    const made = [
      ...(preset === "own" ? ["own.yaml"] : ["--preset", preset]),
      "--seed",
      "sheet",
      "--formats",
      "html",
      "--progress",
      "none",
      "--out",
      preset,
    ];
    if ((await runProgram(["generate", ...made], folder)) !== 0) throw new Error("no sheet was made");
  }
  // A sheet of one question each, so that a change is not lost among twenty.
  const whole = SETS.map((preset) =>
    JSON.parse(readFileSync(join(folder, preset, "sheets/001.json"), "utf8")),
  );
  const corpus = whole.flatMap((sheet) =>
    sheet.questions.map((question: unknown) =>
      Buffer.from(JSON.stringify({ ...sheet, questions: [question] })),
    ),
  );
  for (const preset of [...SETS, "own.yaml"]) rmSync(join(folder, preset), { recursive: true });
  writeFileSync(join(folder, "a.json"), '{"q1.z1_1": "0.47"}');
  if (readdirSync(folder).length !== 1) throw new Error("the folder is not empty");
  return {
    name: "sheet",
    corpus,
    most: 60_000,
    open: async (input, random) => {
      writeFileSync(join(folder, "case.json"), input);
      await runProgram(["mark", "--sheet", "case.json", "--answers", "a.json"], folder);
      await own(() => {
        const sheet = parseSheet(Buffer.from(input).toString("utf8"), "case.json");
        recheck(sheet);
        mark(sheet, {});
        const marked = markAndExplain(
          sheet,
          { "q1.C": "0.5" },
          { t: messagesFor(sheet.locale), reveal: true },
        );
        random.pick([
          () => feedbackHtml(sheet, marked, "page", true),
          () => selfCheckHtml(sheet),
          ...SHEET_DOCUMENTS.map((document) => () => renderSheet(sheet, document, "page")),
        ])();
      });
    },
  };
};
