import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { creditOf, policyOf } from "../../../src/web/server/students/policy.js";
import { type Served, served } from "../../support/served.js";
import { signedIn } from "../../support/signedIn.js";
import { keyOf } from "../../support/students.js";

const QUIZ = `
attempts: [1, 0.8, 0.5]
feedback: after-each
opens: 2026-04-20T09:00+09:00
due: 2026-04-20T10:00+09:00
questions: [{topic: loss, points: 5}]
`;
const OPENS = Date.UTC(2026, 3, 20, 0);
const DUE = Date.UTC(2026, 3, 20, 1);
const TOKEN = "a-token-of-the-test";

let now = OPENS;
let server: Served;
beforeAll(async () => {
  server = await served(QUIZ, 3, { clock: () => now, token: TOKEN });
});
afterAll(() => server.close());

const pageOf = (k: number, headers = {}): Promise<string> =>
  fetch(`${server.url}/s/${server.sheets[k]?.code}`, { headers }).then((response) => response.text());
const check = (k: number, answers: Readonly<Record<string, string>>) =>
  fetch(`${server.url}/s/${server.sheets[k]?.code}/check/q1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answers }),
  }).then((response) => response.json());
const rightOf = (k: number): Readonly<Record<string, string>> => {
  const sheet = server.sheets[k];
  if (sheet === undefined) throw new Error("no sheet");
  return keyOf(sheet);
};
const allOf = (k: number, text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(rightOf(k)).map((id) => [id, text]));

describe("what a quiz says of handing in", () => {
  test("opens and ends a sheet at its times, and is told before the first question", async () => {
    now = OPENS - 1;
    expect(await pageOf(0)).toMatch(/This sheet opens on April 20, 2026/);
    now = OPENS;
    const page = await pageOf(0);
    expect(page).toContain("can be checked 3 times");
    expect(page).toContain(
      "Later checks earn less: from check 2 on 80 %, from check 3 on 50 % of the marks.",
    );
    now = DUE;
    expect(await pageOf(0)).toContain("they can no longer be changed");
    now = OPENS;
  });

  test("5 marks at the first check, 4 at the second, 2.5 at the third; a worse one later takes nothing away", async () => {
    expect(await check(0, rightOf(0))).toMatchObject({
      status: "5 of 5 marks. 2 checks left. The next one earns 80 % of the marks.",
    });
    expect((await check(1, allOf(1, "77"))).status).toMatch(/^0 of 5 marks\./);
    expect((await check(1, rightOf(1))).status).toMatch(/^4 of 5 marks\..*earns 50 % of the marks\.$/);
    expect((await check(1, allOf(1, "78"))).status).toMatch(/^4 of 5 marks\. No checks left\.$/);
    for (const answers of [allOf(2, "77"), allOf(2, "78"), rightOf(2)]) await check(2, answers);
    expect(await pageOf(2)).toContain("2.5 of 5 marks.");
  });

  test("counts in the class's grades alike, and the entry page says why", async () => {
    const entered = await fetch(`${server.url}/teach/enter`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
      body: `token=${TOKEN}`,
    });
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    const ask = (path: string) =>
      fetch(`${server.url}${path}`, { headers: { cookie } }).then((response) => response.text());
    const set = /href="(\/teach\/[0-9a-f]{16})"/.exec(await ask("/teach"))?.[1] ?? "";
    const [head = "", ...rows] = (await ask(`${set}/grades.csv`)).trim().split(/\r?\n/);
    const at = head.split(",").indexOf("score");
    expect(rows.map((row) => row.split(",")[at])).toEqual(["5", "4", "2.5"]);
    expect(await ask(`${set}/enter/002`)).toMatch(/2\/2\.5 right \(check 2: 80 %\)/);
  });
});

test("who works on a sheet of no class list is asked, and stands in table, grades and search", async () => {
  const put = (who: string) =>
    fetch(`${server.url}/s/${server.sheets[2]?.code}/answers`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answers: { who } }),
    });
  expect((await put("김 <Ada>")).status).toBe(204);
  expect(await pageOf(2)).toMatch(/<input id="who"[^>]* value="김 &lt;Ada&gt;"/);
  const teacher = await signedIn(server, TOKEN);
  for (const path of ["", "/enter/003"])
    expect(await teacher.text(`${teacher.set}${path}`)).toContain("<bdi>김 &lt;Ada&gt;");
  expect(await teacher.text(`${teacher.set}/grades.csv`)).toMatch(/^003,.*,김 <Ada>,.*,2\.5,/m);
  expect((await teacher.ask(`${teacher.set}/find?q=ada`)).headers.get("location")).toMatch(/\/enter\/003$/);
  expect(await teacher.text(`${teacher.set}/answers.csv`)).not.toContain("Ada");
  const sent = await fetch(`${server.url}/s/${server.sheets[1]?.code}/who`, {
    ...{ method: "POST", redirect: "manual", body: "who=Bo" },
    headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
  });
  expect([sent.status, (await pageOf(1)).includes('value="Bo"')]).toEqual([303, true]);
  now = DUE;
  expect((await put("Eve")).status).toBe(409);
  expect(await pageOf(2)).toMatch(/value="김 &lt;Ada&gt;"[^>]* readonly/);
  now = OPENS;
});

test("what the server is told comes over the quiz; what neither says is three checks with full marks", () => {
  expect(policyOf({}, {})).toEqual({ credits: [1, 1, 1], feedback: "after-each" });
  const said = { credits: [1, 0.5], feedback: "never", due: "2026-04-20T10:00+09:00" } as const;
  expect(policyOf(said, { due: 7, credits: [1] })).toEqual({ credits: [1], feedback: "never", due: 7 });
  expect(policyOf(said, {}).due).toBe(DUE);
});

test("an attempt beyond those that there are now earns what the last one does", () => {
  const policy = { credits: [1, 0.5], feedback: "never" } as const;
  expect([1, 2, 3].map((attempt) => creditOf(policy, attempt))).toEqual([1, 0.5, 0.5]);
});
