import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Served, served } from "../../support/served.js";
import { writeSet } from "../../support/writeSet.js";

const QUIZ = "questions: [{topic: loss}, {topic: forward-pass}]";
let now = Date.parse("2026-04-20T09:00:00Z");
const OPENS = now;
const DUE = now + 3_600_000;

/** Requests a minute of one address: more than any test sends before the clock goes on. */
const ADDRESS = 200;
const LONG_CODE = "7KQF-2M9X-AB3CD";

let folder = "";
let server: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-long-"));
  writeSet(join(folder, "long"), QUIZ, 1, "long", (sheet) => ({ ...sheet, code: LONG_CODE }));
  server = await served(QUIZ, 4, {
    policy: { credits: [1, 1], feedback: "after-due", opens: OPENS, due: DUE },
    clock: () => now,
    ...{ sets: ["set", join(folder, "long")], rates: { sheet: 40, address: ADDRESS } },
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (k: number): string => server.sheets[k]?.code ?? "";
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: "manual", ...init });
const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const save = (k: number, answers: Record<string, unknown>) =>
  ask(`/s/${codeOf(k)}/answers`, json("PUT", { answers }));
const check = (k: number, question: string, answers: Record<string, string>) =>
  ask(`/s/${codeOf(k)}/check/${question}`, json("POST", { answers }));

describe("the times of an exam", () => {
  test("before it opens: when, and nothing of the sheet; no answer is taken", async () => {
    now = OPENS - 1;
    const page = await ask(`/s/${codeOf(0)}`).then((response) => response.text());
    expect(page).toMatch(/This sheet opens on April 20, 2026/);
    expect(page).not.toContain("data-answer");
    expect((await save(0, { "q1.C": "1" })).status).toBe(409);
  });

  test("while it runs: handed in, no verdict; after the end: verdicts, and nothing can be changed", async () => {
    now = OPENS;
    expect((await save(0, { "q1.C": "1" })).status).toBe(204);
    const state = await check(0, "q1", { "q1.C": "12345" }).then((response) => response.json());
    expect(state).toEqual({ id: "q1", status: "Handed in. One check left.", verdicts: [], open: true });
    now = DUE;
    expect((await save(0, { "q1.C": "2" })).status).toBe(409);
    const page = await ask(`/s/${codeOf(0)}`).then((response) => response.text());
    expect(page).toMatch(/value="12345"[^>]* readonly/);
    expect(page).toMatch(/id="m-q1-C" data-verdict="wrong"/);
    expect(page).not.toContain("<button");
    expect(await check(0, "q1", { "q1.C": "3" }).then((response) => response.json())).toMatchObject({
      open: false,
    });
    expect(await ask(`/s/${codeOf(0)}`).then((response) => response.text())).toMatch(/value="12345"/);
    now = OPENS;
  });
});

test("two windows hand in at once: both texts are safe, and the attempts are two or one, never three", async () => {
  const states = await Promise.all(
    ["0.1", "0.2", "0.3", "0.4", "0.5"].map((text) =>
      check(1, "q1", { "q1.C": text }).then((response) => response.json()),
    ),
  );
  expect(states.every(({ id }) => id === "q1")).toBe(true);
  const last = await check(1, "q1", { "q1.C": "0.9" }).then((response) => response.json());
  expect(last).toMatchObject({ status: "Handed in. No checks left.", open: false });
});

describe("what is refused", () => {
  test.each<[string, () => Promise<Response>, number]>([
    ["an answer that the sheet does not ask for", () => save(2, { "q9.z": "1" }), 400],
    ["an answer that is no text", () => save(2, { "q1.C": 1 }), 400],
    ["an answer that no database takes", () => save(2, { "q1.C": "1\u0000" }), 400],
    ["an answer of a page's length", () => save(2, { "q1.C": "1".repeat(101) }), 400],
    ["no JSON", () => ask(`/s/${codeOf(2)}/answers`, { ...json("PUT", {}), body: "{" }), 400],
    [
      "more than 64 KiB",
      () => ask(`/s/${codeOf(2)}/answers`, { ...json("PUT", {}), body: "x".repeat(70_000) }),
      413,
    ],
    ["a question that there is not", () => check(2, "q9", {}), 404],
    [
      "a form that another site sends",
      () =>
        ask(`/s/${codeOf(2)}/check/q1`, {
          method: "POST",
          headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
          body: "q1.C=1",
        }),
      403,
    ],
    ["a path out of the assets", () => ask("/assets/..%2f..%2fpackage.json"), 404],
    ["a font that is none of ours", () => ask("/assets/fonts/..%2findex.json"), 404],
    ["an address that there is not", () => ask("/s"), 404],
  ])("%s", async (_what, request, status) => {
    expect((await request()).status).toBe(status);
  });
});

test("what is typed is text: markup is escaped in the page", async () => {
  await save(2, { "q1.C": '"><img src=x onerror=alert(1)>' });
  const page = await ask(`/s/${codeOf(2)}`).then((response) => response.text());
  expect(page).not.toContain("<img src=x");
  expect(page).toContain("&quot;&gt;&lt;img src&#x3D;x");
});

test("every answer forbids what is not the server's own, keeps no page, and tells no other site an address", async () => {
  for (const path of ["/", `/s/${codeOf(3)}`, "/nowhere", "/health"]) {
    const { headers } = await ask(path);
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(headers.get("content-security-policy")).not.toContain("script-src 'unsafe");
    expect([
      headers.get("cache-control"),
      headers.get("referrer-policy"),
      headers.get("x-content-type-options"),
    ]).toEqual(["no-store", "same-origin", "nosniff"]);
  }
  const page = await ask(`/s/${codeOf(3)}`).then((response) => response.text());
  const [style = ""] = /\/assets\/page-[^"]+/.exec(page) ?? [];
  const sheet = await ask(style);
  expect(sheet.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(page).not.toMatch(/<script(?! src="\/assets\/)|<style| on[a-z]+=/);
});

test("a code may be typed in small letters and without its dash; the door says it in the reader's language", async () => {
  const typed = codeOf(3).toLowerCase().replace("-", " ");
  const sent = await ask("/", {
    method: "POST",
    headers: { origin: server.url, "content-type": "application/x-www-form-urlencoded" },
    body: `code=${encodeURIComponent(typed)}`,
  });
  expect([sent.status, sent.headers.get("location")]).toEqual([303, `/s/${encodeURIComponent(typed)}`]);
  expect((await ask(sent.headers.get("location") ?? "")).status).toBe(200);
  const door = await ask("/", { headers: { "accept-language": "ko-KR,ko;q=0.9,en;q=0.5" } }).then(
    (response) => response.text(),
  );
  expect(door).toContain("문제지에 적힌 코드");
});

test("health and readiness are answered", async () => {
  expect([(await ask("/health")).status, (await ask("/ready")).status]).toEqual([200, 200]);
});

test("requests about one sheet are bounded, and no other sheet waits for them", async () => {
  now += 60_000;
  const statuses: number[] = [];
  for (let k = 0; k < 42; k++) statuses.push((await save(3, {})).status);
  expect([statuses.filter((status) => status === 204).length, statuses.at(-1)]).toEqual([40, 429]);
  expect((await save(2, {})).status).toBe(204);
  now += 60_000;
  expect((await save(3, {})).status).toBe(204);
});

test("what is typed into a sheet that is open is taken, however many wrong codes are tried beside it", async () => {
  now += 60_000;
  const opened = await ask(`/s/${codeOf(3)}`);
  const cookie = opened.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(
    /^gradsheet-opened=[\w-]{43}\.[\w-]{43}; Path=\/s\/[\w-]+; HttpOnly; SameSite=Strict$/,
  );
  for (let k = 0; k < 21; k++) await ask(`/s/AAAA-AB${k + 10}`);
  const send = (code: string) =>
    ask(`/s/${code}/answers`, {
      method: "PUT",
      headers: { "content-type": "application/json", cookie: cookie.split(";")[0] ?? "" },
      body: JSON.stringify({ answers: {} }),
    }).then(({ status }) => status);
  // It opens that sheet alone.
  expect([await send(codeOf(3)), await send(codeOf(2))]).toEqual([204, 429]);
  now += 60_000;
});

test("a form that is none is refused, and is no error of the server's", async () => {
  const heads = { origin: server.url, "content-type": "multipart/form-data; boundary=a" };
  for (const path of ["/", "/teach/enter", `/s/${codeOf(3)}/check/q1`])
    expect((await ask(path, { method: "POST", headers: heads, body: "no form" })).status).toBe(400);
});

test.each([
  ["1e309.0.1", "multipart/form-data; boundary=a"],
  ["256.0.1", "application/x-www-form-urlencoded"],
  ["127.0.0.1", "multipart/form-data; boundat: 127.0.0.1"],
])("a host's name or a kind of form that is none is no error of the server's: %s, %s", async (host, type) => {
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { host, origin: server.url, "content-type": type };
    const asked = request(`${server.url}/teach/enter`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end("token=wrong");
  });
  // A form of another site comes first.
  expect([400, 403]).toContain(status);
});

test("tokens whose bodies are held back and come together are counted like any others", async () => {
  now += 60_000;
  const sent = Array.from({ length: 30 }, () => {
    const asked = request(`${server.url}/teach/enter`, {
      method: "POST",
      headers: {
        origin: server.url,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": 13,
      },
    });
    asked.flushHeaders();
    const answered = new Promise<number>((resolve, reject) => {
      asked.on("error", reject);
      asked.on("response", (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
    });
    return { asked, answered };
  });
  await new Promise((later) => setTimeout(later, 300));
  for (const { asked } of sent) asked.end("token=wrong12");
  const statuses = await Promise.all(sent.map(({ answered }) => answered));
  expect(statuses.filter((status) => status === 401).length).toBe(10);
  now += 60_000;
});

test("requests of one address are bounded", async () => {
  // Later than any test before: none of theirs is counted.
  now = DUE + 60_000;
  const statuses: number[] = [];
  for (let k = 0; k < ADDRESS + 2; k++) statuses.push((await ask("/health")).status);
  expect([statuses.indexOf(429), statuses.at(-1)]).toEqual([ADDRESS, 429]);
  // Whoever asks for one kind too often shuts nobody out of a page.
  expect((await ask(`/s/${codeOf(3)}`)).status).toBe(200);
  for (let k = 0; k < ADDRESS; k++) await ask("/nowhere");
  expect((await ask(`/s/${codeOf(3)}`)).status).toBe(429);
  now += 60_000;
});

test("codes that are tried in vain are slowed, a short one that is right too, until a minute has passed", async () => {
  const statuses: number[] = [];
  for (let k = 0; k < 22; k++) statuses.push((await ask(`/s/AAAA-AA${k + 10}`)).status);
  expect(statuses.filter((status) => status === 404).length).toBe(20);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask(`/s/${codeOf(3)}`)).status).toBe(429);
  // Nobody guesses a long one: a class behind one address does not wait for who mistypes there.
  expect((await ask(`/s/${LONG_CODE}`)).status).toBe(200);
  now += 60_000;
  expect((await ask(`/s/${codeOf(3)}`)).status).toBe(200);
});
