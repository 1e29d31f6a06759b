import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "@jest/globals";
import { readOptions } from "../../src/core/marking/judgeSeveral.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { readOption } from "../../src/core/marking/readOption.js";
import type { Answer, Question } from "../../src/core/sheet/sheet.js";

/** A clone of PrairieLearn: it is others' and not in the project. */
const CLONE = process.env["GRADSHEET_PRAIRIELEARN"] ?? "";
const isThere = existsSync(join(CLONE, "apps/prairielearn/python/prairielearn"));
if (!isThere)
  process.stderr.write("skipped for want of PrairieLearn: GRADSHEET_PRAIRIELEARN names a clone of it\n");

/** A test that PrairieLearn's own phases and elements judge, where a clone is at hand. */
export const judgedByPrairieLearn: typeof test | typeof test.skip = isThere ? test : test.skip;

/** What PrairieLearn shows of a question, and what it made of papers. */
export interface PlayedQuestion {
  readonly question: string;
  readonly answer: string;
  readonly papers: readonly {
    readonly score: number;
    readonly shares: Readonly<Record<string, number>>;
    /** Inputs that were refused, with what is said of them: then nothing is graded. */
    readonly refused: Readonly<Record<string, string>>;
    /** Names of what was written in words. */
    readonly files: readonly string[];
    readonly submission: string;
  }[];
}

/** Writes an export's files into a folder, and plays papers of its questions by the elements that PrairieLearn has. */
export function playQuestions(
  files: ReadonlyMap<string, string>,
  folder: string,
  questions: readonly { readonly question: Question; readonly papers: readonly Answers[] }[],
): PlayedQuestion[] {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const lines = questions.map(({ question, papers }) =>
    JSON.stringify([
      join(folder, `${question.id}-${question.topic}`),
      7,
      papers.map((answers) => sentBy(question, answers)),
    ]),
  );
  const { stdout, stderr, status } = spawnSync(
    "/usr/bin/python3",
    ["test/export/prairieElements.py", CLONE],
    {
      input: lines.join("\n"),
      encoding: "utf8",
      maxBuffer: 1e9,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** What a browser sends of a paper: nothing of what is not ticked. */
const sentBy = ({ answers: asked }: Question, answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    asked.flatMap((answer) => {
      const text = answers[answer.id] ?? "";
      const sent = sentOf(answer, text);
      return sent === undefined ? [] : [[nameOf(answer), sent]];
    }),
  );

const nameOf = ({ id, kind }: Answer): string => {
  const name = id.replace(/\W/g, "_");
  if (kind !== "written") return name;
  return `_rich_text_editor_${createHash("sha1").update(`${name}.html`).digest("hex")}`;
};

function sentOf(answer: Answer, text: string): unknown {
  const letter = (place: number): string => String.fromCharCode(96 + place);
  if (answer.kind === "written") return Buffer.from(text).toString("base64");
  if (answer.kind === "several") {
    const places = readOptions(text, answer.options.length) ?? [];
    // One box alone comes as it is, not as a list of one.
    return places.length === 0 ? undefined : places.length === 1 ? places.map(letter)[0] : places.map(letter);
  }
  if (!("options" in answer)) return text;
  const place = readOption(text, answer.options.length);
  return place == null ? undefined : letter(place);
}
