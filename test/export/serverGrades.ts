import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions } from "../../src/core/marking/judgeSeveral.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { readOption } from "../../src/core/marking/readOption.js";
import type { Answer, Question, Sheet } from "../../src/core/sheet/sheet.js";
import { prairielearn } from "../../src/export/formats/prairielearn.js";
import { PYTHON } from "../support/judge.js";
import { markAsExported } from "../support/markAsExported.js";
import { exported, held } from "./exported.js";

/** What server.py says of a paper, verdicts in the order of the question's blanks. */
interface ServerGrade {
  readonly score: number;
  readonly verdicts: readonly string[];
  /** Of a blank's points, 0 to 1. */
  readonly shares: readonly number[];
  readonly says: readonly { readonly says: string }[];
}

/** A sheet in PrairieLearn: its questions as far as they are held, the files, and what its server.py says of papers. */
interface Served {
  readonly sheet: Sheet;
  readonly files: ReadonlyMap<string, string>;
  readonly variants: readonly {
    readonly html: string;
    readonly answers: readonly { readonly name: string; readonly points: number }[];
  }[];
  /** Of each question its papers, one after the other. */
  readonly grade: (papers: readonly (readonly Answers[])[]) => readonly ServerGrade[];
}

export async function served(whole: Sheet): Promise<Served> {
  const left = new Set(held(prairielearn, whole).items.map(({ question }) => question.id));
  const sheet: Sheet = { ...whole, questions: whole.questions.filter(({ id }) => left.has(id)) };
  const files = new Map((await exported(prairielearn, [sheet])).map(({ path, text }) => [path, text]));
  const folderOf = ({ id, topic }: Question): string => `${id}-${topic}`;
  const variants = sheet.questions.map((question) =>
    JSON.parse(files.get(`${folderOf(question)}/variants/${sheet.id}.json`) ?? "null"),
  );
  const server = join(mkdtempSync(join(tmpdir(), "server-")), "server.py");
  writeFileSync(server, [...files].find(([path]) => path.endsWith("/server.py"))?.[1] ?? "");
  const asked = new Map(sheet.questions.flatMap(({ answers }) => answers.map((one) => [one.id, one])));
  return {
    ...{ sheet, files, variants },
    grade: (papers) => {
      const input = papers.map((own, k) =>
        JSON.stringify([
          variants[k],
          own.map((answers) => [
            named(answers, (id, text) => submitted(asked.get(id), text)),
            named(answers, (_id, text) => text),
          ]),
        ]),
      );
      return runServer(server, input);
    },
  };
}

const named = (answers: Answers, write: (id: string, text: string) => unknown) =>
  Object.fromEntries(Object.entries(answers).map(([id, text]) => [id.replace(".", "_"), write(id, text)]));

/** What PrairieLearn hands over of a blank: a number, the letter of what was ticked (several as a list), or text. */
function submitted(answer: Answer | undefined, text: string): unknown {
  const letter = (place: number): string => String.fromCharCode(96 + place);
  if (answer?.kind === "number" || answer?.kind === "free") return Number(text);
  if (answer?.kind === "several") return readOptions(text, answer.options.length)?.map(letter) ?? [];
  if (answer === undefined || !("options" in answer)) return text;
  const place = readOption(text, answer.options.length);
  return place == null ? text : letter(place);
}

function runServer(server: string, input: readonly string[]): ServerGrade[] {
  const { stdout, stderr } = spawnSync(PYTHON, ["test/export/grade.py", server], {
    ...{ input: input.join("\n"), encoding: "utf8", maxBuffer: 1e9 },
  });
  if (stderr !== "") throw new Error(stderr);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** What mark says of a paper of the k-th question, in the order of the export. */
export function marked({ sheet, variants }: Served, answers: Answers, k: number): (string | undefined)[] {
  const { answers: found } = markAsExported(
    { ...sheet, questions: sheet.questions.slice(k, k + 1) },
    answers,
  );
  const said = new Map(
    found.map(({ id, verdict, reason }) => [
      id.replace(".", "_"),
      reason === "with-others" ? "waiting" : verdict,
    ]),
  );
  return (variants[k]?.answers ?? []).map(({ name }) => said.get(name));
}

/** The papers of which server.py says otherwise than mark, blank by blank. */
export function differing(one: Served, papers: readonly (readonly Answers[])[]) {
  const found = one.grade(papers);
  const all = papers.flatMap((own, k) => own.map((paper) => ({ k, paper, by: marked(one, paper, k) })));
  return all.flatMap(({ k, paper, by }, n) =>
    by.join() === found[n]?.verdicts.join()
      ? []
      : [
          {
            question: one.sheet.questions[k]?.id,
            paper,
            ...{ mark: by.join(" "), server: found[n]?.verdicts.join(" ") },
          },
        ],
  );
}
