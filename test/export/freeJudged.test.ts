import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { stream } from "../../src/core/base/random.js";
import { mark } from "../../src/core/marking/mark.js";
import { freeAnswers } from "../../src/core/sheet/runCheck.js";
import type { Question } from "../../src/core/sheet/sheet.js";
import { prairielearn } from "../../src/export/formats/prairielearn.js";
import { judgedBy, PYTHON } from "../support/judge.js";
import { exported } from "./exported.js";

const VARIANTS = ["and", "or", "nand", "xor, level: guided", "xor", "xor, level: exam", "half-plane", "line"];
const quiz = readQuiz(
  `questions: [${VARIANTS.map((variant) => `{topic: choose-weights, variant: ${variant}}`).join(", ")}]`,
  "quiz.yaml",
);
const sheet = makeSheet(quiz, { id: "a", seed: "free" });

type Paper = Readonly<Record<string, string>>;

/** The key's numbers, the same turned over, with the bias turned or gone or moved, one box empty, and numbers by chance. */
function papersOf(question: Question): Paper[] {
  const all = freeAnswers(question);
  const random = stream("free", question.id);
  const paper = (change: (value: number, isBias: boolean) => number | null): Paper =>
    Object.fromEntries(
      all.flatMap(({ id, quantity, value }) => {
        const own = change(value, quantity.startsWith("b"));
        return own === null ? [] : [[id, String(own)]];
      }),
    );
  return [
    paper((value) => value),
    paper((value) => -value),
    paper((value, isBias) => (isBias ? -value : value)),
    paper((value, isBias) => (isBias ? 0 : value)),
    paper((value, isBias) => (isBias ? 3 * value : value)),
    paper((value, isBias) => (isBias ? null : value)),
    ...Array.from({ length: 30 }, () => paper(() => random.integer(-40, 40) / 10)),
  ];
}

judgedBy("python3")(
  "server.py works numbers of a student's own choosing through as mark does, and names the same mistakes",
  async () => {
    const files = new Map((await exported(prairielearn, [sheet])).map(({ path, text }) => [path, text]));
    const server = join(mkdtempSync(join(tmpdir(), "free-")), "server.py");
    writeFileSync(server, files.get("q1-choose-weights/server.py") ?? "");
    const papers = sheet.questions.map(papersOf);
    const named = (paper: Paper) =>
      Object.fromEntries(Object.entries(paper).map(([id, text]) => [id.replace(".", "_"), text]));
    const input = papers.map((own, k) =>
      JSON.stringify([
        JSON.parse(files.get(`q${k + 1}-choose-weights/variants/a.json`) ?? "null"),
        own.map((paper) => [
          Object.fromEntries(Object.entries(named(paper)).map(([name, text]) => [name, Number(text)])),
          named(paper),
        ]),
      ]),
    );
    const { stdout, stderr } = spawnSync(PYTHON, ["test/export/grade.py", server], {
      input: input.join("\n"),
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const found = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { verdicts: string[] }).verdicts);
    const wanted = papers.flatMap((own, k) =>
      own.map((paper) =>
        mark({ ...sheet, questions: sheet.questions.slice(k, k + 1) }, paper).answers.map(
          ({ verdict, reason }) => (reason === "with-others" ? "waiting" : verdict),
        ),
      ),
    );
    expect(found).toEqual(wanted);
    expect(new Set(wanted.flat())).toEqual(
      new Set(["correct", "misconception", "wrong", "waiting", "blank"]),
    );
  },
);
