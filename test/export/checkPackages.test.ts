import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { runCli } from "../support/runCli.js";

const folder = mkdtempSync(join(tmpdir(), "packages-"));
writeFileSync(
  join(folder, "quiz.yaml"),
  "questions:\n  - topic: output-gradient\n  - {topic: activation-derivative, as: choice}\n  - topic: shapes\n",
);
const FORMATS = ["gift", "canvas", "qti3", "qti21", "scorm"] as const;
type Format = (typeof FORMATS)[number];
const whole = new Map<Format, Buffer>();

async function check(bytes: string | Uint8Array) {
  writeFileSync(join(folder, "changed"), bytes);
  const { exit, stdout, stderr } = await runCli(["export", "--check", "changed", "--json"], folder);
  return { exit, stderr, ...(stdout === "" ? { findings: [] } : JSON.parse(stdout)) };
}

beforeAll(async () => {
  for (const format of FORMATS) {
    const words = ["quiz.yaml", "--seed", "s", "--copies", "2", "--format", format, "--out", format];
    expect((await runCli(["export", ...words], folder)).exit).toBe(0);
    whole.set(format, readFileSync(join(folder, format)));
  }
});

test.each(FORMATS)(
  "a file of our own of %s has nothing wrong with it, and is known by its content",
  async (format) => {
    const checked = await check(whole.get(format) ?? "");
    expect(checked).toMatchObject({ exit: 0, format, findings: [] });
    expect(checked.blanks).toBeGreaterThan(10);
  },
);

/** A package in which the text of one file is another, or is gone. */
function changed(format: Format, path: RegExp, change: (text: string) => string | null): Uint8Array | string {
  const bytes = whole.get(format) ?? Buffer.alloc(0);
  if (format === "gift") return change(bytes.toString("utf8")) ?? "";
  const files = unzipSync(bytes);
  const name = Object.keys(files).find((one) => path.test(one)) ?? "";
  const before = strFromU8(files[name] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new Error(`nothing is changed in ${name}`);
  const { [name]: _old, ...others } = files;
  return zipSync(after === null ? others : { ...others, [name]: strToU8(after) });
}

const swap = (from: RegExp | string, to: string) => (text: string) => text.replace(from, to);
const QTI = /items\/q1-v1/;
const CHANGES: readonly [Format, string, RegExp, (text: string) => string | null, RegExp][] = [
  [
    "gift",
    "a brace without a backslash",
    /./,
    swap("[html]", "[html] a } b"),
    /1 \{ and 2 \} without a backslash/,
  ],
  [
    "gift",
    "no right answer",
    /./,
    (text) => text.replace(/=%100%/, "=%50%").replace(/=%100%/, "=%50%"),
    /no answer of 100 %/,
  ],
  ["gift", "a decimal comma", /./, swap(/=%100%(-?\d+)\./, "=%100%$1,"), /which Moodle does not read/],
  [
    "gift",
    "a share of no list",
    /./,
    swap(/=%0%/, "=%37%"),
    /a share of 37 %, at which Moodle's import stops/,
  ],
  [
    "canvas",
    "a picture that is left out",
    /images\/q1-v1/,
    () => null,
    /its picture images\/q1-v1\.svg is not in the package/,
  ],
  [
    "canvas",
    "a wrong value as an answer",
    /gradsheet\.xml/,
    swap(/(<setvar[^>]*>)100/, "$150"),
    /an answer of 50 %: in a number Canvas counts each/,
  ],
  [
    "canvas",
    "a value beyond four decimals",
    /gradsheet\.xml/,
    swap(
      /<vargte respident="response1">[^<]*<\/vargte><varlte respident="response1">[^<]*<\/varlte>/,
      '<varequal respident="response1">0.00012</varequal>',
    ),
    /0\.00012 cannot be typed: Canvas makes 0\.0001 of it/,
  ],
  [
    "canvas",
    "bounds without a number of four decimals",
    /gradsheet\.xml/,
    swap(
      /<vargte respident="response1">[^<]*<\/vargte><varlte respident="response1">[^<]*</,
      '<vargte respident="response1">0.00011</vargte><varlte respident="response1">0.00013<',
    ),
    /no number between 0\.00011 and 0\.00013 can be typed/,
  ],
  [
    "canvas",
    "a group of too few",
    /gradsheet\.xml/,
    swap(/<selection_number>1</, "<selection_number>3<"),
    /it picks 3 of 2 questions/,
  ],
  [
    "canvas",
    "an item that is text alone",
    /gradsheet\.xml/,
    swap(
      "<item ",
      '<item ident="t" title="Read this"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>text_only_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>Read.</mattext></material></presentation></item><item ',
    ),
    /it is text alone, which New Quizzes leaves out/,
  ],
  [
    "canvas",
    "a number that New Quizzes does not know for one",
    /gradsheet\.xml/,
    swap('<render_fib fibtype="Decimal">', "<render_fib>"),
    /New Quizzes makes an essay of it/,
  ],
  [
    "canvas",
    "an identifier twice",
    /gradsheet\.xml/,
    swap(/ident="q1-1-v2"/, 'ident="q1-1-v1"'),
    /two questions have the identifier q1-1-v1/,
  ],
  [
    "canvas",
    "a tag that is not closed",
    /gradsheet\.xml/,
    swap("</item>", ""),
    /it cannot be read: <\/section> closes <item>/,
  ],
  [
    "qti3",
    "a right answer out of its bounds",
    QTI,
    swap(/(R1"[^>]*><qti-correct-response><qti-value>)[^<]*/, "$19.5"),
    /its right answers earn [\d.]+ of [\d.]+ points/,
  ],
  [
    "qti3",
    "a decimal comma",
    QTI,
    swap(/(R1"[^>]*><qti-correct-response><qti-value>-?\d+)\./, "$1,"),
    /R1: no student can type -?\d+,\d+/,
  ],
  [
    "qti3",
    "a blank that nobody declared",
    QTI,
    swap('response-identifier="R2"', 'response-identifier="R9"'),
    /a blank asks for R9, which is not declared/,
  ],
  [
    "qti3",
    "a bound that is left out",
    QTI,
    swap(/<qti-lte>(<qti-variable identifier="R1"\/>)/, "<qti-gte>$1"),
    /cannot be read: <\/qti-lte> closes <qti-gte>/,
  ],
  [
    "qti3",
    "a bound on one side alone",
    QTI,
    swap(
      /<qti-lte><qti-variable identifier="R1"\/>(<qti-base-value base-type="float">)[^<]*(<\/qti-base-value>)<\/qti-lte>/,
      '<qti-lte>$1-1e9$2<qti-variable identifier="R1"/></qti-lte>',
    ),
    /R1: -?[\d.]+ is taken without bounds around it/,
  ],
  [
    "qti21",
    "points for nothing",
    QTI,
    swap(
      /(<responseIf><isNull><variable identifier="R1"\/><\/isNull>)(<setOutcomeValue identifier="F1">)/,
      '$1<setOutcomeValue identifier="SCORE"><baseValue baseType="float">2</baseValue></setOutcomeValue>$2',
    ),
    /it earns points with nothing in it/,
  ],
  [
    "qti21",
    "an operator of no player",
    QTI,
    (text) => text.replace("<gte>", "<customOperator>").replace("</gte>", "</customOperator>"),
    /customOperator +is not known to this check/,
  ],
  [
    "qti21",
    "an item that is left out",
    QTI,
    () => null,
    /items\/q1-v1\.xml is named, but not in the package/,
  ],
  ["scorm", "a copy that is left out", /copies\/2/, () => null, /some learners are given copies\/2\.html/],
  [
    "scorm",
    "no page to start",
    /imsmanifest/,
    swap("adlcp:scormtype", "adlcp:other"),
    /it names no page that a platform could start/,
  ],
  [
    "scorm",
    "a key out of its bounds",
    /copies\/1/,
    swap(/"lower":[^,]*,"upper":[^,}]*/, '"lower":900,"upper":901'),
    /its (?:sheet cannot be read|key is marked)/,
  ],
];

describe("found", () => {
  test.each(CHANGES)("%s: %s", async (format, _what, path, change, says) => {
    const { exit, findings } = await check(changed(format, path, change));
    expect([exit, findings.map((one: { says: string }) => one.says)]).toEqual([
      1,
      expect.arrayContaining([expect.stringMatching(says)]),
    ]);
  });
});

test("a SCORM package of words alone has nothing that could be marked, and one with numbers beside has no fault", async () => {
  for (const [others, says] of [
    ["", ["nothing in it is marked: it has answers in words alone"]],
    [", {topic: activation-derivative}", []],
  ] as const) {
    writeFileSync(join(folder, "words.yaml"), `questions: [{text: Why?, points: 2}${others}]\n`);
    const words = ["words.yaml", "--seed", "s", "--format", "scorm", "--out", "words.zip", "--force"];
    expect((await runCli(["export", ...words], folder)).stderr).toContain("left out of the maximum");
    const { exit, findings } = await check(readFileSync(join(folder, "words.zip")));
    expect([exit, findings.map((one: { says: string }) => one.says)]).toEqual([says.length, says]);
  }
});

test("what is none of them is refused in words", async () => {
  expect(await check("PK\u0003\u0004")).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("no zip file that can be unpacked"),
  });
  expect(await check(zipSync({ "a.txt": strToU8("a") }))).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("in it is none of the files that are read back"),
  });
  expect(await check("<html></html>")).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("none of the files that are read back"),
  });
  writeFileSync(join(folder, "g"), whole.get("gift") ?? "");
  expect(await runCli(["export", "--check", "g", "--format", "qti3"], folder)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("is of the format gift, not qti3"),
  });
});
