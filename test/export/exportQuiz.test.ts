import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { csvRows } from "../../src/core/files/csvFile.js";
import { runCli } from "../support/runCli.js";
import { HARD_NAME } from "./exported.js";

const folder = mkdtempSync(join(tmpdir(), "export-"));
writeFileSync(
  join(folder, "quiz.yaml"),
  `title: '${HARD_NAME}'\nquestions:\n  - topic: output-gradient\n    network: {layers: [2, 2, 1]}\n`,
);
const run = (...words: string[]) => runCli(["export", ...words], folder);

test("two variants as data: bounds hold the key, the name is whole", async () => {
  const { exit, stdout } = await run("quiz.yaml", "--format", "json", "--copies", "2", "--seed", "s");
  expect(exit).toBe(0);
  const { title, variants, questions } = JSON.parse(stdout);
  expect([title, variants, questions.length]).toEqual([HARD_NAME, 2, 2]);
  for (const { parts } of questions)
    for (const { lower, display, upper } of parts.flatMap((part: { answers: object[] }) => part.answers))
      expect(lower <= Number(display) && Number(display) <= upper).toBe(true);
});

test("a set's own sheets are exported, and say the same as the quiz with its seed", async () => {
  await runCli(["generate", "quiz.yaml", "--seed", "s", "--formats", "html", "--out", "set"], folder);
  const fromSet = await run("--from", "set", "--format", "csv");
  const fromQuiz = await run("quiz.yaml", "--format", "csv", "--seed", "s");
  expect(fromSet).toEqual(fromQuiz);
  const rows = csvRows(fromSet.stdout.replace("\uFEFF", ""));
  expect(rows[1]).toMatchObject({
    cells: expect.arrayContaining(["001", "q1", "output-gradient", "number"]),
  });
});

test("of a set a sheet that another has replaced is left out", async () => {
  const words = ["quiz.yaml", "--seed", "s", "--copies", "2", "--formats", "html", "--out", "reissued"];
  expect((await runCli(["generate", ...words], folder)).exit).toBe(0);
  expect((await runCli(["reissue", "--set", "reissued", "--id", "001"], folder)).exit).toBe(0);
  const { stdout } = await run("--from", "reissued", "--format", "json");
  const { variants, questions } = JSON.parse(stdout);
  expect(variants).toBe(2);
  expect(new Set(questions.map(({ variant }: { variant: string }) => variant))).toEqual(
    new Set(["001 (2)", "002"]),
  );
});

test("what is lost is said before anything is written; --strict then writes nothing", async () => {
  const { exit, stdout, stderr } = await run("quiz.yaml", "--format", "gift", "--seed", "s", "--strict");
  expect([exit, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("lost in gift: follow-through: a right method applied to an earlier wrong number");
});

test("a sign that no font of pdflatex has is said to be lost on paper alone", async () => {
  const lost = async (format: string) => {
    const words = ["quiz.yaml", "--format", format, "--seed", "s", "--strict", "--out", "signs"];
    return /lost in \w+: signs: signs that no font of pdflatex has/.test((await run(...words)).stderr);
  };
  expect([await lost("latex"), await lost("amc"), await lost("moodle")]).toEqual([true, true, false]);
  writeFileSync(join(folder, "plain.yaml"), "title: 역전파 ½\nquestions: [{topic: loss}]\n");
  const plain = await run("plain.yaml", "--format", "latex", "--seed", "s", "--out", "plain");
  expect(plain.stderr).not.toMatch(/signs/);
});

test("what is lost in later copies alone is said too, of the first twenty before anything is written", async () => {
  mkdirSync(join(folder, "lb"));
  for (let k = 1; k <= 8; k++)
    writeFileSync(
      join(folder, "lb", `c${k}.yaml`),
      `{text: "Which ${k}?", options: [{text: yes, right: true}, {text: no}]}`,
    );
  writeFileSync(join(folder, "lb", "why.yaml"), '{text: "Why?", points: 1, room: 2}');
  writeFileSync(join(folder, "late.yaml"), "questions: [{from: lb, pick: 1, points: 1}]");
  // With this seed copy 26 is the first that asks for words.
  const words = ["late.yaml", "--seed", "o", "--format", "notebook", "--out", "late", "--copies"];
  expect((await run(...words, "25")).stderr).not.toContain("written");
  const late = await run(...words, "30", "--force");
  expect([late.exit, late.stderr.split("\n").find((line) => line.includes("copy"))]).toEqual([
    0,
    expect.stringMatching(/^lost in notebook, copy 026: written \(q1\): answers in words/),
  ]);
  const strict = await run(...words, "30", "--force", "--strict");
  expect([strict.exit, strict.stderr]).toEqual([
    1,
    expect.stringMatching(
      /^lost in notebook: open-key: .*\nlost in notebook: solution: .*\nlost in notebook: written: answers/,
    ),
  ]);
});

test("an export that is there is kept, unless --force", async () => {
  writeFileSync(join(folder, "mine.md"), "mine");
  const words = ["quiz.yaml", "--format", "markdown", "--seed", "s", "--out", "mine.md"];
  expect(await run(...words)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("it is not overwritten"),
  });
  expect(readFileSync(join(folder, "mine.md"), "utf8")).toBe("mine");
  expect((await run(...words, "--force")).exit).toBe(0);
  expect(readFileSync(join(folder, "mine.md"), "utf8")).toContain(
    String.raw`# Backprop \{=\#\~ check \< \& "q" \]\]\> 역전파 \\ 😀`,
  );
});

test("an export of many files takes an empty folder alone, unless --force", async () => {
  const words = ["quiz.yaml", "--format", "prairielearn", "--copies", "2", "--seed", "s", "--out", "folder"];
  expect((await run(...words)).exit).toBe(0);
  expect(readdirSync(join(folder, "folder/q1-output-gradient/variants"))).toEqual(["001.json", "002.json"]);
  expect(await run(...words)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("which is not empty"),
  });
  expect((await run(...words, "--force")).exit).toBe(0);
});

test.each([
  [[], "export needs a format"],
  [["--format", "gfit"], '--format gfit: the formats are .*; did you mean "gift"'],
  [
    ["--topics", "chain-rule", "--format", "lab", "--out", "lab"],
    "--format lab needs a question with a network",
  ],
  [["quiz.yaml", "--from", "set", "--format", "json"], "quiz quiz.yaml stands beside --from set"],
])("%j is refused", async (words, says) => {
  expect(await run(...words)).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringMatching(says) });
});

test("held: a format that holds none of the questions was written empty, with exit 0", async () => {
  writeFileSync(
    join(folder, "words.yaml"),
    "questions: [{ text: Why?, points: 2, solution: Because. }, { text: How?, points: 1, solution: So. }]",
  );
  const to = ["--format", "notebook", "--copies", "2", "--out", "empty"];
  expect(await run("words.yaml", "--seed", "s", ...to)).toEqual({
    exit: 2,
    stdout: "",
    stderr: expect.stringMatching(
      /^lost in notebook: .*\n(?:lost in .*\n)*error\[NOTHING_LEFT\]: the format holds none of the questions; another format would be right\n$/,
    ),
  });
  expect(existsSync(join(folder, "empty"))).toBe(false);
  expect((await run("words.yaml", "--seed", "s", "--format", "markdown")).exit).toBe(0);
});
