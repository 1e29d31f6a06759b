import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Sheet } from "../../../../src/core/sheet/sheet.js";
import { errorEntry, type LogEntry } from "../../../../src/web/server/log.js";
import { type RunningServer, startServer } from "../../../../src/web/server/startServer.js";
import { emptyDatabase } from "../../../support/emptyDatabase.js";
import { runCli } from "../../../support/runCli.js";
import { signedIn } from "../../../support/signedIn.js";
import { writeSet } from "../../../support/writeSet.js";

const QUIZ = (title: string) => `title: ${title}\nquestions: [{topic: loss}]`;
const STUDENT = { id: "2024-0001", name: "Kim Unmistakable" };
const TOKEN = "a-token-of-the-test";

let folder: string;
const sheets: Sheet[] = [];
const entries: LogEntry[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-forget-"));
  for (const name of ["one", "two"])
    sheets.push(...writeSet(join(folder, name), QUIZ(name), [STUDENT], name));
  await emptyDatabase(join(folder, "data"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (): Promise<RunningServer> =>
  startServer({
    ...{ host: "127.0.0.1", port: 0, sets: ["one", "two"], cwd: folder, token: TOKEN, policy: {} },
    works: join(folder, "works"),
    data: join(folder, "data"),
    database: { folder: join(folder, "data") },
    failed: (error) => {
      throw error;
    },
    log: (entry) => entries.push(entry),
  });
const TYPED = "0.98765";

test("a set is forgotten: its answers are gone, another set's stay", async () => {
  const first = await start();
  const url = `http://127.0.0.1:${first.port}`;
  for (const { code } of sheets)
    await fetch(`${url}/s/${code}/check/q1`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answers: { "q1.C": TYPED } }),
    });
  await first.close();
  expect(await runCli(["serve", "forget", "--set", "one", "--data", "data"], folder)).toMatchObject({
    exit: 0,
    stdout: "one: 1 answers, 1 attempts, 0 marks by hand, 0 schemes deleted\n",
  });
  const second = await start();
  const pages = await Promise.all(
    sheets.map(({ code }) =>
      fetch(`http://127.0.0.1:${second.port}/s/${code}`).then((response) => response.text()),
    ),
  );
  expect(pages.map((page) => page.includes(TYPED))).toEqual([false, true]);
  await second.close();
  expect(
    await runCli(
      ["serve", "forget", "--set", "one", "--set", "two", "--data", "data", "--json"],
      folder,
    ).then(({ stdout }) => JSON.parse(stdout).sets.map(({ answers }: { answers: number }) => answers)),
  ).toEqual([0, 1]);
});

test("the log says what happened, and no name, code, answer or token", async () => {
  entries.length = 0;
  const server = await start();
  const url = `http://127.0.0.1:${server.port}`;
  const [sheet] = sheets;
  await fetch(`${url}/s/${sheet?.code}/answers`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answers: { "q1.C": TYPED } }),
  });
  await fetch(`${url}/s/ABCD-EFGH`);
  await signedIn({ url }, "a-wrong-token");
  const teacher = await signedIn({ url });
  await teacher.text(`${teacher.set}/find?q=${encodeURIComponent(STUDENT.name)}`);
  await teacher.text(`${teacher.set}/enter/${STUDENT.id}`);
  await server.close();
  const text = JSON.stringify(entries);
  for (const kept of [sheet?.code ?? "", STUDENT.name, STUDENT.id, TYPED, TOKEN, "a-wrong-token", "ABCD"])
    expect([kept, text.includes(kept)]).toEqual([kept, false]);
  const events = entries.map(({ event, route, status }) =>
    event === "request" ? `${route} ${status}` : event,
  );
  expect(events).toEqual([
    "/s/:code/answers 204",
    "unknown-code",
    "/s/:code 404",
    "wrong-token",
    "/teach/enter 401",
    ...["/teach 401", "signed-in", "/teach/enter 303", "/teach 200"],
    ...["/teach/:set/find 303", "/teach/:set/enter/:copy 200"],
  ]);
});

test("an error is logged by where it came from, not by what it says", () => {
  const entry = errorEntry(new RangeError(`no number: ${TYPED}`));
  expect(entry).toMatchObject({
    event: "error",
    name: "RangeError",
    at: expect.stringContaining("serveForget.test"),
  });
  expect(JSON.stringify(entry)).not.toContain(TYPED);
});
