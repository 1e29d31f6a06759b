import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { teachToken } from "../../../../src/web/server/teachers/sessions.js";
import { runCli } from "../../../support/runCli.js";
import { type Served, served } from "../../../support/served.js";
import { type SignedIn, signedIn } from "../../../support/signedIn.js";

let server: Served;
beforeAll(async () => {
  server = await served("questions: [{topic: loss}]", 2);
});
afterAll(() => server.close());

const teacher = (...words: readonly string[]) =>
  runCli(["serve", "teacher", ...words, "--data", "data", "--json"], server.folder);

/** Adds a teacher, and signs in with the token that was printed. */
async function added(name: string, ...more: readonly string[]): Promise<SignedIn> {
  const { stdout } = await teacher("add", name, ...more);
  return signedIn(server, String(JSON.parse(stdout).token));
}

const overrule = ({ send, set }: SignedIn, points: string, why: string): Promise<Response> =>
  send(`${set}/enter/001/overrule`, { answer: "q1.C", points, why });

test("a teacher's token is kept as its hash, in a file that its owner alone reads", async () => {
  const { stdout } = await teacher("add", "Kim Mina", "--may", "mark,see");
  const { token } = JSON.parse(stdout) as { token: string };
  expect(token).toMatch(/^[\w-]{32}$/);
  const file = join(server.folder, "data", "teachers.json");
  expect(readFileSync(file, "utf8")).not.toContain(token);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse((await teacher("list")).stdout)).toEqual({
    teachers: [{ name: "Kim Mina", may: ["see", "mark"] }],
  });
});

test("an empty file of the server's token, as a power cut leaves it, is written anew; a short token is refused", async () => {
  const file = join(server.folder, "token");
  writeFileSync(file, "");
  const made = await teachToken(file);
  expect([made, readFileSync(file, "utf8").trim()]).toEqual([expect.stringMatching(/^[\w-]{32}$/), made]);
  expect([statSync(file).mode & 0o777, await teachToken(file)]).toEqual([0o600, made]);
  writeFileSync(file, "short");
  await expect(teachToken(file)).rejects.toThrow(/WEAK_SECRET.*a token of 5 letters/);
});

test.each([
  ["{", /cannot be read \(SyntaxError: .*\); a backup/],
  [
    '{"format":"gradsheet/teachers@1","teachers":[{"name":"Kim"}]}',
    /cannot be read \(.*teachers.*may.*\); a backup/,
  ],
])("a list that cannot be read says why: %s", async (text, message) => {
  const file = join(server.folder, "data", "teachers.json");
  const kept = readFileSync(file);
  try {
    writeFileSync(file, text);
    const { exit, stderr } = await teacher("list");
    expect([exit, stderr]).toEqual([2, expect.stringMatching(message)]);
  } finally {
    writeFileSync(file, kept);
  }
});

describe("what each may do, and nothing more", () => {
  test.each([
    ["see", [200, 403, 403, 403, 200]],
    ["mark", [200, 200, 303, 403, 200]],
    ["compose", [200, 403, 403, 200, 200]],
    ["see,mark,compose", [200, 200, 303, 200, 200]],
  ])("%s", async (may, statuses) => {
    const one = await added(`Teacher ${may}`, "--may", may);
    const asked = [
      await one.ask(one.set),
      await one.ask(`${one.set}/enter/001`),
      await overrule(one, "0", "none"),
      await one.ask("/teach/compose"),
      await one.ask(`${one.set}/grades.csv`),
    ];
    expect(asked.map(({ status }) => status)).toEqual(statuses);
    const scheme = await one.send(`${one.set}/scheme/effect`, { scheme: "void: [q1]" });
    expect(scheme.status).toBe(may.includes("mark") ? 200 : 403);
    const home = await one.text("/teach");
    expect(home.includes('href="/teach/compose"')).toBe(may.includes("compose"));
    expect(home.includes("/enter")).toBe(may.includes("mark"));
  });

  test("who may not is told so in a page, in both languages", async () => {
    const one = await added("Lee Jun", "--may", "see");
    const page = await one.ask("/teach/compose", { headers: { "accept-language": "ko" } });
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining("권한이 없습니다")]);
  });

  test.each([
    [["add", "Kim", "--may", "see,write"], /--may has "write"; some of see,mark,compose/],
    [["add", " "], /a teacher's name has 1 to 80 letters/],
    [["remove", "Nobody"], /no teacher is called "Nobody"/],
  ])("%j is refused", async (words, message) => {
    const { exit, stderr } = await teacher(...words);
    expect([exit, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

test("each mark and scheme says who and when, on the page, in the file", async () => {
  const kim = await added("김미나");
  const owner = await signedIn(server);
  await overrule(kim, "0.5", "right method");
  await overrule(owner, "1", "looked at again");
  await kim.send(`${kim.set}/scheme`, { scheme: "points: { q1: 3 }", after: "0" });
  const page = await kim.text(`${kim.set}/enter/001`);
  expect(page).toMatch(/by the server&#x27;s token, |by the server's token, /);
  expect(await kim.text(`${kim.set}/scheme`)).toMatch(/by 김미나, /);
  await overrule(kim, "0.25", "as agreed");
  expect(await kim.text(`${kim.set}/enter/001`)).toMatch(/by 김미나, /);
  const csv = await kim.text(`${kim.set}/history.csv`);
  const rows = csv.trim().split(/\r?\n/).slice(-4);
  expect(rows.map((row) => row.replace(/^[^,]+,/, ""))).toEqual([
    "김미나,mark,001,2,q1.C,0.5,right method",
    ",mark,001,2,q1.C,1,looked at again",
    "김미나,scheme,,,1,points: { q1: 3 },",
    "김미나,mark,001,2,q1.C,0.25,as agreed",
  ]);
});

test("who is removed, or has another token by now, is signed out at once", async () => {
  const first = await added("Park");
  expect((await first.ask("/teach")).status).toBe(200);
  const second = await added("Park");
  expect([(await first.ask("/teach")).status, (await second.ask("/teach")).status]).toEqual([401, 200]);
  await teacher("remove", "Park");
  expect((await second.ask("/teach")).status).toBe(401);
});

test("other sessions are ended: a teacher's own, and with the server's token everybody's", async () => {
  const { stdout } = await teacher("add", "Choi");
  const token = String(JSON.parse(stdout).token);
  const [here, there, owner] = [
    await signedIn(server, token),
    await signedIn(server, token),
    await signedIn(server),
  ];
  const statuses = async () => [
    (await here.ask("/teach")).status,
    (await there.ask("/teach")).status,
    (await owner.ask("/teach")).status,
  ];
  await here.send("/teach/leave-others", {});
  expect(await statuses()).toEqual([200, 401, 200]);
  await owner.send("/teach/leave-others", {});
  expect(await statuses()).toEqual([401, 401, 200]);
});
