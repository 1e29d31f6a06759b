import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
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
