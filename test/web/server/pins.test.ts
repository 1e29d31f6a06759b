import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { keyHtml } from "../../../src/paper/pages/key.js";
import { worksheetHtml } from "../../../src/paper/pages/worksheet.js";
import { readPins } from "../../../src/web/server/students/pins.js";
import { type Served, served } from "../../support/served.js";

let folder = "";
let server: Served;
let now = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-pins-"));
  const list = "\uFEFFid,name,PIN\n001,Kim Mina,4711\n002,Lee Jun, ab 12 \n003,Park,\n";
  writeFileSync(join(folder, "class.csv"), list);
  const students = ["001", "002", "003"].map((id) => ({ id, name: `Student ${id}` }));
  const pins = await readPins("class.csv", folder);
  server = await served("questions: [{topic: loss}]", students, { pins, clock: () => now });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (k: number, path = ""): string =>
  `${server.url}/s/${encodeURIComponent(server.sheets[k]?.code ?? "")}${path}`;
const typed = (k: number, pin: string, locale = "en"): Promise<Response> =>
  fetch(at(k, "/pin"), {
    method: "POST",
    redirect: "manual",
    headers: {
      ...{ origin: server.url, "accept-language": locale },
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ pin }).toString(),
  });
const cookieOf = (response: Response): string => response.headers.get("set-cookie")?.split(";")[0] ?? "";
const answered = (method: "PUT" | "POST", path: string, k: number, cookie: string): Promise<number> =>
  fetch(at(k, path), {
    method,
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ answers: { "q1.C": "0.5" } }),
  }).then(({ status }) => status);
const save = (k: number, cookie: string) => answered("PUT", "/answers", k, cookie);
const check = (k: number, cookie: string) => answered("POST", "/check/q1", k, cookie);

test("a neighbour who knows the code sees nothing, saves nothing, and uses up no attempt", async () => {
  const page = await fetch(at(0));
  expect([page.status, await page.text()]).toEqual([401, expect.not.stringContaining("data-answer")]);
  const own = cookieOf(await fetch(at(2)));
  expect([await save(0, ""), await check(0, ""), await save(0, own)]).toEqual([401, 401, 401]);
});

test("with its PIN the sheet opens, and stays open in that browser; one without a PIN opens as ever", async () => {
  const entered = await typed(0, "4711");
  const cookie = cookieOf(entered);
  expect([entered.status, await save(0, cookie), await check(0, cookie)]).toEqual([303, 204, 200]);
  const page = await fetch(at(0), { headers: { cookie } }).then((response) => response.text());
  expect(page).toContain('value="0.5"');
  expect((await typed(1, "AB12")).status).toBe(303);
  expect((await fetch(at(2))).status).toBe(200);
  // The word of one sheet opens no other.
  expect(await save(1, cookie)).toBe(401);
});

test.each([
  ["en", /This is not the PIN/, /Too many wrong PINs/],
  ["ko", /이 문제지의 PIN이 아닙니다/, /1분 뒤에 다시/],
])(
  "%s: five wrong PINs a minute, then the right one waits too; whoever has it open goes on",
  async (locale, wrong, slow) => {
    now += 60_000;
    const cookie = cookieOf(await typed(0, "4711"));
    for (let k = 0; k < 5; k++) expect(await (await typed(0, `000${k}`, locale)).text()).toMatch(wrong);
    const late = await typed(0, "4711", locale);
    expect([late.status, await late.text()]).toEqual([429, expect.stringMatching(slow)]);
    expect([await save(0, cookie), (await typed(1, "ab12")).status]).toEqual([204, 303]);
  },
);

describe("a PIN that is printed on the worksheet", () => {
  const QUIZ = "pin: true\nnetwork: {layers: [2, 2, 1]}\nquestions: [{topic: loss}]";
  let printed: Served;
  beforeAll(async () => {
    const pins = await listed("id,pin\n002,abcd\n");
    printed = await served(QUIZ, 3, { pins });
  });
  afterAll(() => printed.close());
  const listed = (text: string) => {
    writeFileSync(join(folder, "some.csv"), text);
    return readPins("some.csv", folder);
  };
  const enter = (k: number, pin: string): Promise<number> =>
    fetch(`${printed.url}/s/${printed.sheets[k]?.code}/pin`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: printed.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ pin }).toString(),
    }).then(({ status }) => status);

  test("has six digits of its copy's own, the same from the same seed, and stands on its first page in both languages", () => {
    const pins = printed.sheets.map(({ pin }) => pin ?? "");
    expect(new Set(pins).size).toBe(3);
    for (const [k, sheet] of printed.sheets.entries()) {
      expect(pins[k]).toMatch(/^\d{6}$/);
      const again = makeSheet(readQuiz(QUIZ, "quiz.yaml"), { id: sheet.id, seed: "a-seed-to-be-hidden" });
      expect(again.pin).toBe(sheet.pin);
      const [english, korean] = [sheet, { ...sheet, locale: "ko" as const }].map((one) =>
        worksheetHtml(one, "page"),
      );
      expect(english?.split(`PIN ${sheet.pin}.</b> For you alone`)).toHaveLength(2);
      expect(korean?.split(`PIN ${sheet.pin}.</b> 본인만 아는`)).toHaveLength(2);
      expect(keyHtml(sheet, "page")).toContain(`PIN ${sheet.pin}`);
    }
  });

  test("opens its sheet and no other; a list's comes over it; the page itself does not say it", async () => {
    const [one, two, three] = printed.sheets.map(({ pin }) => pin ?? "");
    expect((await fetch(`${printed.url}/s/${printed.sheets[0]?.code}`)).status).toBe(401);
    expect([await enter(0, one ?? ""), await enter(0, three ?? ""), await enter(2, "")]).toEqual([
      303, 401, 401,
    ]);
    expect([await enter(1, two ?? ""), await enter(1, "ABCD")]).toEqual([401, 303]);
    const entered = await fetch(`${printed.url}/s/${printed.sheets[2]?.code}/pin`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: printed.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ pin: `${three?.slice(0, 3)} ${three?.slice(3)}` }).toString(),
    });
    const cookie = cookieOf(entered);
    const page = await fetch(`${printed.url}/s/${printed.sheets[2]?.code}`, { headers: { cookie } });
    expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining(three ?? "-")]);
  });

  test("a quiz without it has none, and with it the same numbers", () => {
    const plain = readQuiz(QUIZ.replace("pin: true\n", ""), "quiz.yaml");
    const sheet = makeSheet(plain, { id: "001", seed: "a-seed-to-be-hidden" });
    expect(sheet.pin).toBeUndefined();
    expect(sheet.questions).toEqual(printed.sheets[0]?.questions);
  });
});

describe("a list of PINs that is none is refused", () => {
  test.each([
    ["id,name\n001,Kim\n", /headings with id and pin/],
    ["id,pin\n001,12\n", /:2.*a PIN of 2 signs; 4 or more/],
    ["id,pin\n001,4711\n001,4712\n", /:3.*one that stood before/],
  ])("%j", async (text, message) => {
    writeFileSync(join(folder, "wrong.csv"), text);
    await expect(readPins("wrong.csv", folder)).rejects.toThrow(message);
  });
});
