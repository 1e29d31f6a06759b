import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { runCli } from "../support/runCli.js";

const folder = mkdtempSync(join(tmpdir(), "folders-"));
writeFileSync(
  join(folder, "quiz.yaml"),
  "title: '{=#~ check < & \"q\" ]]> 역전파 \\ 😀'\nquestions:\n  - {topic: output-gradient, points: 2.5}\n  - {topic: activation-derivative, as: choice}\n  - topic: shapes\n  - topic: choose-weights\n",
);
const FORMATS = ["prairielearn", "notebook", "lab", "latex", "amc"] as const;
type Format = (typeof FORMATS)[number];

async function check(path: string) {
  const { exit, stdout, stderr } = await runCli(["export", "--check", path, "--json"], folder);
  return { exit, stderr, ...(stdout === "" ? { findings: [] } : JSON.parse(stdout)) };
}

beforeAll(async () => {
  for (const format of [...FORMATS, "markdown", "markdown-student", "csv", "json"]) {
    const words = ["quiz.yaml", "--seed", "s", "--copies", "2", "--format", format, "--out", format];
    expect([format, (await runCli(["export", ...words], folder)).exit]).toEqual([format, 0]);
  }
});

test.each([
  ["prairielearn", 4],
  ["notebook", 8],
  ["lab", 0],
  ["latex", 8],
  ["amc", 8],
] as const)(
  "a folder of our own of %s has nothing wrong with it, and is known by its content",
  async (format, questions) => {
    expect(await check(format)).toMatchObject({ exit: 0, format, questions, findings: [] });
  },
);

test("one file of a folder is checked by itself, and a folder as a zip", async () => {
  expect(await check("notebook/001.ipynb")).toMatchObject({ exit: 0, format: "notebook", questions: 4 });
  expect(await check("latex/002.tex")).toMatchObject({ exit: 0, format: "latex", questions: 4 });
  expect(await check("amc/amc.tex")).toMatchObject({ exit: 0, format: "amc", questions: 8 });
  const paths = readdirSync(join(folder, "prairielearn"), { recursive: true, encoding: "utf8" });
  const files = paths.flatMap((path) =>
    /\.\w+$/.test(path)
      ? [[`course/${path}`, readFileSync(join(folder, "prairielearn", path))] as const]
      : [],
  );
  writeFileSync(join(folder, "prairie.zip"), zipSync(Object.fromEntries(files)));
  expect(await check("prairie.zip")).toMatchObject({ exit: 0, format: "prairielearn", questions: 4 });
  writeFileSync(join(folder, "empty.zip"), zipSync({ "a.txt": strToU8("a") }));
  expect(await check("empty.zip")).toMatchObject({ exit: 2 });
});

test.each(["markdown", "csv", "json"])("%s is marked by no player, which is said", async (format) => {
  const { exit, stderr } = await check(format);
  expect([exit, stderr]).toEqual([2, expect.stringContaining("no player marks Markdown, CSV or JSON")]);
});

const swap = (from: RegExp | string, to: string) => (text: string) => text.replace(from, to);
const Q1 = "q1-output-gradient";
const CHANGES: readonly [Format, string, string, (text: string) => string | null, RegExp][] = [
  [
    "prairielearn",
    "a uuid that is none",
    `${Q1}/info.json`,
    swap(/"uuid": "[^"]*"/, '"uuid": "1"'),
    /its uuid 1/,
  ],
  [
    "prairielearn",
    "a marker that was changed",
    `${Q1}/server.py`,
    swap("NOISE = LIMITS", "NOISE = 1 or LIMITS"),
    /server\.py is not this version's/,
  ],
  ["prairielearn", "no marker", `${Q1}/server.py`, () => null, /nothing is marked/],
  [
    "prairielearn",
    "a page that is no JSON",
    `${Q1}/variants/001.json`,
    swap("{", ""),
    /cannot be read as JSON/,
  ],
  [
    "prairielearn",
    "a key outside of its bounds",
    `${Q1}/variants/001.json`,
    swap(/"display":"-?[\d.]+"/, '"display":"9.9"'),
    /the key's own 9\.9 is not within/,
  ],
  [
    "prairielearn",
    "half a weight",
    `${Q1}/variants/001.json`,
    swap(/weight=\\"\d+\\"/, 'weight=\\"0.5\\"'),
    /has the weight 0\.5: PrairieLearn takes whole ones/,
  ],
  [
    "prairielearn",
    "an input that nothing marks",
    `${Q1}/variants/001.json`,
    swap(/answers-name=\\"\w+\\"/, 'answers-name=\\"other\\"'),
    /nothing marks the input other/,
  ],
  [
    "prairielearn",
    "a line without its symbol",
    `${Q1}/variants/001.json`,
    swap(/"lines":\{"(\w+)":/, '"lines":{"$1":["*",["nowhere",2]],"other":'),
    /no line gives nowhere/,
  ],
  [
    "prairielearn",
    "a letter that is no option",
    "q2-activation-derivative/variants/001.json",
    swap(/"display":"\w"/, '"display":"Z"'),
    /the right option is Z, which is none of A, B/,
  ],
  [
    "prairielearn",
    "options in another order at every student's",
    "q2-activation-derivative/variants/001.json",
    swap(/order=\\"fixed\\"/, 'order=\\"random\\"'),
    /the options of q2_\w+ are mixed/,
  ],
  [
    "notebook",
    "a question without its cell",
    "001.ipynb",
    swap('"check(\\"q1\\", q1)\\n"', '"pass\\n"'),
    /no cell checks q1/,
  ],
  [
    "notebook",
    "a judge that was changed",
    "001.ipynb",
    swap("NOISE = LIMITS", "NOISE = 1 or LIMITS"),
    /its judge is not this version's/,
  ],
  [
    "notebook",
    "two cells of one id",
    "001.ipynb",
    swap('"q2-text"', '"q1-text"'),
    /two cells have the id q1-text/,
  ],
  [
    "notebook",
    "bounds the wrong way round",
    "001.ipynb",
    swap(/\\\\\\"lower\\\\\\":-?[\d.]+/, '\\\\\\"lower\\\\\\":99'),
    /its bounds are 99 and/,
  ],
  ["lab", "another kernel", "001.ipynb", swap('"language": "python"', '"language": "R"'), /its kernel is R/],
  [
    "latex",
    "a brace that is open",
    "001.tex",
    swap("\\begin{questions}", "{\\begin{questions}"),
    /a \{ that nothing closes/,
  ],
  ["latex", "an end too many", "001.tex", swap("\\begin{solution}", ""), /\\end\{solution\} where \\begin/],
  [
    "latex",
    "a sign without a font",
    "001.tex",
    swap("\\begin{questions}", "ж\\begin{questions}"),
    /no sign for ж \(U\+0436\)/,
  ],
  [
    "latex",
    "half a formula",
    "001.tex",
    swap("\\begin{questions}", "$\\begin{questions}"),
    /a formula has no end/,
  ],
  [
    "latex",
    "a blank without its key",
    "001.tex",
    swap(/\\fillin\[(?:\{[^}]*\}|[^\]])*\]/, "\\fillin[]"),
    /1 blanks have no key/,
  ],
  [
    "amc",
    "a name twice in a copy",
    "amc.tex",
    swap(/\{2-n(\w+)\}/, "{1-n$1}"),
    /two questions of it have the name 1-n/,
  ],
  [
    "amc",
    "boxes that are not the name's",
    "amc.tex",
    swap(/digits=4/, "digits=5"),
    /digits=5, exponent=1, and its name says otherwise/,
  ],
  [
    "amc",
    "two right options",
    "amc.tex",
    swap(/\\wrongchoice/, "\\correctchoice"),
    /2 right options: AMC wants one/,
  ],
  [
    "amc",
    "a key with more digits than boxes",
    "amc.tex",
    swap(/\\AMCnumericChoices\{[^}]*\}/, "\\AMCnumericChoices{0.123456789}"),
    /its key 0\.123456789 cannot be ticked/,
  ],
  ["amc", "a copy that is not listed", "students.csv", swap(/\n[^\n]*\n$/, "\n"), /is not in students\.csv/],
];

describe.each(CHANGES)("%s with %s", (format, _what, path, change, says) => {
  test("is found, and by its name", async () => {
    rmSync(join(folder, "changed"), { recursive: true, force: true });
    cpSync(join(folder, format), join(folder, "changed"), { recursive: true });
    const file = join(folder, "changed", path);
    const before = readFileSync(file, "utf8");
    const after = change(before);
    expect(after).not.toBe(before);
    if (after === null) rmSync(file);
    else writeFileSync(file, after);
    const { exit, findings } = await check("changed");
    expect(exit).toBe(1);
    expect(findings.map(({ says: said }: { says: string }) => said).join("\n")).toMatch(says);
  });
});

/** Two boxes of a question as AMC lists them: points of TeX from the corner below on the left, in 65,536ths. */
const listed = (x: number, y: number): string =>
  [
    String.raw`\page{1/2/59}{597.50787pt}{845.04684pt}{597.50787pt}{845.04684pt}`,
    String.raw`\tracepos{1/2:positionHG}{0sp}{52040006sp}{square}`,
    String.raw`\tracepos{1/2:case:1-n5e1:1,1}{3798470sp}{29942347sp}{square}`,
    String.raw`\tracepos{1/2:case:2-n5e1:1,2}{${Math.round(x * 65536)}sp}{${Math.round(y * 65536)}sp}{square}`,
  ].join("\n");

test.each([
  ["on the page", 300, 400, []],
  ["past the right edge", 612, 400, ["2-n5e1"]],
  ["at the lower edge", 300, 10, ["2-n5e1"]],
])("AMC's list of places beside its paper: a box %s", async (_where, x, y, names) => {
  writeFileSync(join(folder, "amc", "DOC-calage.xy"), listed(x, y));
  const { exit, findings } = await check("amc");
  rmSync(join(folder, "amc", "DOC-calage.xy"));
  expect({ exit, findings }).toEqual({
    exit: names.length,
    findings: names.map((name) => ({
      question: "DOC-calage.xy",
      says: `copy 1, page 2: boxes of ${name} lie beside the paper, or nearer than 8 mm to its edge`,
    })),
  });
});
