import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { FEEDBACK, type Feedback } from "../../../src/core/base/settings.js";
import type { Answers } from "../../../src/core/marking/marked.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { LONG, seeds } from "../../seeds.js";
import { secretsIn, twinOf, wrongOn } from "../../support/secrets.js";
import { type Served, served } from "../../support/served.js";
import { signedIn } from "../../support/signedIn.js";
import { writeSet } from "../../support/writeSet.js";

const FEW = `network: {layers: [1, 1, 1]}
questions:
  - {topic: forward-pass}
  - {topic: output-gradient, as: blanks}
  - {topic: hidden-gradient, as: choice}
  - {topic: find-the-mistake}
  - {text: "Which?", options: [{text: a, right: true, why: because-A}, {text: b, right: true, why: because-B}, {text: c, why: because-C}, {text: d, why: because-D}]}
`;
const QUESTIONS = LONG ? readPreset("full").text.replace(/^(?:title|series):.*$/gm, "") : FEW;
const OPENS = Date.UTC(2026, 3, 20, 0);
const DUE = Date.UTC(2026, 3, 20, 1);
const ACCEPTED = 41.5627;
/** Copies of each set: the first makes the modelled mistakes, the others are visited beside their twins. */
const COPIES = seeds(2, 3);
const LONGEST = seeds(120_000, 1_800_000);

interface Said {
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

interface Visited {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly twins: readonly Sheet[];
}

const t = messagesFor("en");

let now = OPENS;
let folder = "";
let server: Served;
const visits = new Map<string, Visited>();
const nameOf = (feedback: Feedback, ruled: boolean) => `${feedback}${ruled ? " by a scheme" : ""}`;
const CASES = FEEDBACK.flatMap((feedback) => [false, true].map((ruled) => [nameOf(feedback, ruled)]));

/** The first blank that takes a number: what a scheme accepts besides is a secret as well. */
const firstNumber = (sheet: Sheet): string =>
  sheet.questions.flatMap(({ answers }) => answers).find(({ kind }) => kind === "number")?.id ?? "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-secrets-"));
  const sets: string[] = [];
  for (const feedback of FEEDBACK)
    for (const ruled of [false, true]) {
      const name = nameOf(feedback, ruled);
      const made = ["Paper", "Other"].map((kind) => {
        const title = `${kind} ${name}`;
        const times = "opens: 2026-04-20T09:00+09:00\ndue: 2026-04-20T10:00+09:00";
        const head = `title: ${title}\nseries: secrets\nattempts: 2\nfeedback: ${feedback}\n${times}\n`;
        sets.push(join(folder, title));
        const changed = kind === "Other" ? twinOf : undefined;
        return writeSet(join(folder, title), head + QUESTIONS, COPIES, "a-seed-to-be-hidden", changed);
      });
      const [sheets = [], twins = []] = made;
      visits.set(name, { title: `Paper ${name}`, sheets, twins });
    }
  server = await served("questions: [{topic: loss}]", 1, { sets, clock: () => now });
  const teacher = await signedIn(server);
  const home = await teacher.text("/teach");
  const [one] = visits.values();
  const asked = firstNumber(one?.sheets[0] ?? fail("a sheet"));
  const scheme = `points: {q1: 9}\naccept: {${asked}: [${ACCEPTED}]}\nvoid: [q3]\nmarking: {misconception: 1}\n`;
  for (const [, address = "", title = ""] of home.matchAll(/href="(\/teach\/[0-9a-f]{16})">([^<]*)</g))
    if (title.endsWith("by a scheme"))
      expect((await teacher.send(`${address}/scheme`, { scheme, after: "0" })).status).toBe(303);
}, LONGEST);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const fail = (what: string): never => {
  throw new Error(`there is no ${what}`);
};

/** All of an answer of the server: how it ended, its heads, its body. */
async function heard(path: string, init: RequestInit = {}): Promise<string> {
  const ask = () => fetch(`${server.url}${path}`, { redirect: "manual", ...init });
  // After a long search a connection that was kept is gone; a page is only looked at, and may be asked for again.
  const response = await ask().catch((error: unknown) =>
    init.method === undefined ? ask() : Promise.reject(error),
  );
  const heads = [...response.headers].filter(([name]) => name !== "date" && name !== "content-length");
  return `${response.status}\n${heads.map((head) => head.join(": ")).join("\n")}\n\n${await response.text()}`;
}

/**
 * A visit from before the sheet opens until after its end: what is typed first and what is typed then, each checked with and
 * without a script, and once more when no checks are left. Gives all that the server said.
 */
async function visit({ code, questions }: Sheet, first: Answers, then: Answers): Promise<Said> {
  const said = { open: [] as string[], closed: [] as string[] };
  const ask = async (path = "", init: RequestInit = {}) => {
    said[now < DUE ? "open" : "closed"].push(await heard(`/s/${code}${path}`, init));
  };
  const json = { "content-type": "application/json" };
  const form = { "content-type": "application/x-www-form-urlencoded", origin: server.url };
  const checkAll = async (answers: Answers) => {
    for (const { id } of questions)
      await ask(`/check/${id}`, { method: "POST", headers: json, body: JSON.stringify({ answers }) });
  };
  now = OPENS - 1;
  await ask();
  now = OPENS;
  await ask();
  await ask("/answers", { method: "PUT", headers: json, body: JSON.stringify({ answers: first }) });
  // What cannot be read costs no attempt.
  const unread = JSON.stringify({ answers: Object.fromEntries(Object.keys(first).map((id) => [id, "?"])) });
  await ask(`/check/${questions[0]?.id}`, { method: "POST", headers: json, body: unread });
  await checkAll(first);
  await ask();
  for (const { id } of questions)
    await ask(`/check/${id}`, { method: "POST", headers: form, body: new URLSearchParams(then).toString() });
  await ask();
  await checkAll(first);
  now = DUE;
  await ask();
  await ask("/answers", { method: "PUT", headers: json, body: JSON.stringify({ answers: first }) });
  await checkAll(first);
  now = OPENS;
  return said;
}

const answersOf = (sheet: Sheet) => sheet.questions.flatMap(({ answers }) => answers);
const wrong = ({ questions }: Sheet, n: number): Answers =>
  Object.fromEntries(
    questions.flatMap(({ answers }) => answers.map((answer) => [answer.id, wrongOn(answer, answers, n)])),
  );
/** Each blank by a modelled mistake where it has one, and one blank of the sheet right. */
function mistaken(sheet: Sheet): { readonly typed: Answers; readonly right: readonly string[] } {
  const first = firstNumber(sheet);
  const others = wrong(sheet, 1);
  const typed = answersOf(sheet).map((answer) => {
    if (answer.id === first) return [answer.id, answer.display];
    const mistake = answer.kind === "number" ? answer.misconceptions[0]?.display : undefined;
    return [answer.id, mistake ?? others[answer.id]];
  });
  return { typed: Object.fromEntries(typed), right: [first] };
}
const openTo = (sheet: Sheet, ...typed: readonly Answers[]): string =>
  [renderSheet(sheet, "worksheet", "page"), ...typed.flatMap((answers) => Object.values(answers))].join("\n");

/** The seal of an entry, which names the time that it came. */
const RECEIPT = /\d+-\w{4}-\w{4}(?=\s|<)/g;
/** The words in a browser that a sheet is open there, and with which PIN: seals by a key that each data folder has of its own. */
const OPENED = /(?<=gradsheet-opened=)[\w-]{43}\.[\w-]{43}/g;

/** Without what leads to the right choice, which is said once nothing can be changed any more. */
const unled = (text: string): string =>
  [
    t("marked.line.right"),
    t("marked.line.carried"),
    ...["A", "B", "C", "D"].map((one) => ` because-${one}`),
  ].reduce((left, led) => left.replaceAll(led, ""), text);

describe.each(CASES)("feedback %s", (name) => {
  const visited = () => visits.get(name) ?? fail("set");

  test(
    "no answer of the server holds a right value, a bound, an accepted value or the seed",
    async () => {
      const [sheet = fail("copy")] = visited().sheets;
      const { typed, right } = mistaken(sheet);
      const { open, closed } = await visit(sheet, typed, wrong(sheet, 2));
      const said = [...open, ...closed];
      const setting = { open: openTo(sheet, typed, wrong(sheet, 2)), right, accepted: [ACCEPTED] };
      expect(said.length).toBeGreaterThan(4 * sheet.questions.length);
      expect(secretsIn(said.join("\n"), sheet, setting)).toEqual([]);
      expect(said.join("\n")).not.toMatch(/"(?:lower|upper|value|right|display|seed)"/);
    },
    LONGEST,
  );

  test(
    "what the server says is the same, letter by letter, where other answers are right",
    async () => {
      const { sheets, twins } = visited();
      for (const [k, sheet] of sheets.entries()) {
        if (k === 0) continue;
        const twin = twins[k] ?? fail("twin");
        const [one, other] = [
          await visit(sheet, wrong(sheet, 1), wrong(sheet, 2)),
          await visit(twin, wrong(sheet, 1), wrong(sheet, 2)),
        ];
        const plain = (said: readonly string[], { title, code }: Sheet) =>
          said.map((text) =>
            text
              .replaceAll(title, "TITLE")
              .replaceAll(code, "CODE")
              .replaceAll(RECEIPT, "RECEIPT")
              .replaceAll(OPENED, "OPENED"),
          );
        expect(plain(one.open, sheet)).toEqual(plain(other.open, twin));
        expect(plain(one.closed, sheet).map(unled)).toEqual(plain(other.closed, twin).map(unled));
      }
    },
    LONGEST,
  );
});

test("the scripts and styles of the page hold no more than they hold of any sheet", async () => {
  const [one = fail("set")] = visits.values();
  const [sheet = fail("copy")] = one.sheets;
  const page = await heard(`/s/${sheet.code}`);
  const parts = [
    ...new Set([...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path)),
  ];
  expect(parts.length).toBeGreaterThan(1);
  for (const path of parts)
    expect([path, await heard(path)]).toEqual([path, expect.not.stringContaining(sheet.code)]);
});

test("the search finds what it looks for: the key, and a value in each way of writing", () => {
  const [one = fail("set")] = visits.values();
  const [sheet = fail("copy")] = one.sheets;
  const open = openTo(sheet);
  const { seed: _, ...unsown } = sheet;
  expect(secretsIn(open, unsown, { open })).toEqual([]);
  const key = new Set(
    secretsIn(renderSheet(sheet, "key", "page"), sheet, { open }).map((found) => found.split(":")[0]),
  );
  expect(key.size).toBeGreaterThan(4);
  const asked = answersOf(sheet).find(
    (answer) => answer.kind === "number" && /[1-9]\d\d[1-9]$/.test(answer.display),
  );
  if (asked?.kind !== "number") throw new Error("no number");
  const { value, display, upper } = asked;
  const forms = [
    ...[display, display.replace(".", ","), display.replace(/^(-?)0/, "$1"), String(value), String(upper)],
    ...[value.toExponential(5), `${(100 * value).toFixed(2)} %`, `&minus;${Math.abs(value).toFixed(6)}`],
    ...[`<b data-answer-is="${display}">`, `{"v":${value}}`, Buffer.from(`x ${value}`).toString("base64")],
    ...[Buffer.from(`[${value}]`).toString("base64"), Buffer.from(String(value)).toString("hex")],
    ...[String(sheet.seed), Buffer.from(`${sheet.seed}`).toString("base64")],
  ];
  for (const form of forms)
    expect([form, secretsIn(`<p>${form}</p>`, sheet, { open }).length > 0]).toEqual([form, true]);
});
