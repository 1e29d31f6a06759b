import * as z from "zod";
import { pythonText } from "../pythonText.js";
import { type Checked, type Finding, foundIn, twice } from "./finding.js";
import { judgedFaults } from "./judged.js";
import { readJson } from "./readJson.js";

const notebook = z.looseObject({
  nbformat: z.literal(4),
  metadata: z.looseObject({ kernelspec: z.looseObject({ language: z.string() }).optional() }),
  cells: z.array(
    z.looseObject({
      cell_type: z.enum(["markdown", "code", "raw"]),
      id: z.string().optional(),
      source: z.union([z.string(), z.array(z.string())]),
    }),
  ),
});

/** A notebook as a kernel would run it: its cells, and each question as the judge in it marks it. */
export function checkNotebook(text: string, file: string): Checked {
  const parsed = notebook.safeParse(readJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const says = `no notebook of format 4: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
    return { questions: 0, blanks: 0, findings: foundIn(file, [says]) };
  }
  const cells = parsed.data.cells.map(({ cell_type: kind, id = "", source }) => ({
    ...{ kind, id },
    text: typeof source === "string" ? source : source.join(""),
  }));
  const language = parsed.data.metadata.kernelspec?.language ?? "python";
  const found: Finding[] = foundIn(file, [
    ...twice(cells.map(({ id }) => id).filter((id) => id !== "")).map((id) => `two cells have the id ${id}`),
    ...(language === "python" ? [] : [`its kernel is ${language}, and its cells are Python`]),
  ]);
  const code = cells.filter(({ kind }) => kind === "code");
  const judge = code.find(({ text: source }) => /^QUESTIONS = json\.loads\(/m.test(source));
  const called = code.flatMap(({ text: source }) =>
    [...source.matchAll(/^check\("([^"]+)"/gm)].map(([, name = ""]) => name),
  );
  if (judge === undefined)
    return {
      questions: called.length,
      blanks: 0,
      findings: [...found, ...foundIn(file, judgeless(called))],
    };
  const literal = /^QUESTIONS = json\.loads\((".*")\)$/m.exec(judge.text)?.[1] ?? "";
  const data = readJson(String(readJson(literal) ?? ""));
  if (typeof data !== "object" || data === null)
    return {
      ...{ questions: 0, blanks: 0 },
      findings: [...found, ...foundIn(file, ["its first cell's questions cannot be read"])],
    };
  const questions = Object.entries(data).map(([name, read]) => ({ name, judged: judgedFaults(read) }));
  const names = questions.map(({ name }) => name);
  return {
    questions: questions.length,
    blanks: questions.reduce((sum, { judged }) => sum + judged.blanks, 0),
    findings: [
      ...found,
      ...foundIn(file, [
        ...(judge.text.startsWith(pythonText("notebook"))
          ? []
          : ["its judge is not this version's: how it marks is not known"]),
        ...names.filter((name) => !called.includes(name)).map((name) => `no cell checks ${name}`),
        ...called
          .filter((name) => !names.includes(name))
          .map((name) => `${name} is checked, and nothing is known of it`),
      ]),
      ...questions.flatMap(({ name, judged }) => foundIn(`${file} ${name}`, judged.faults)),
    ],
  };
}

/** The lab has checks of its own, which need no values. */
const judgeless = (called: readonly string[]): string[] =>
  called.length === 0 ? [] : ["its cells call check, and no cell before them holds the judge"];
