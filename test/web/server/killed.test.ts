import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { LONG } from "../../seeds.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { areThere } from "../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../support/postgres.js";
import { compiledProgram, type Started, start, until } from "../../support/program.js";
import { writeSet } from "../../support/writeSet.js";

const POSTGRES = areThere("postgresql") ? postgresPrograms() : null;
let folder = "";
let program = "";
let code = "";
let postgres: Postgres | undefined;
beforeAll(async () => {
  program = compiledProgram();
  folder = mkdtempSync(join(tmpdir(), "gradsheet-killed-"));
  code = writeSet(join(folder, "set"), "questions: [{topic: forward-pass}]", 1)[0]?.code ?? "";
  await emptyDatabase(join(folder, "gradsheet-data"));
  if (POSTGRES !== null) postgres = await startPostgres(POSTGRES);
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the server on a port of its own choice. */
async function serve(
  env: Record<string, string>,
  ...more: readonly string[]
): Promise<Started & { url: string }> {
  const started = start(program, ["serve", "--set", "set", "--port", "0", ...more], folder, env);
  await until(
    "the server listens",
    () => / at http/.test(started.output()) || /error\[/.test(started.output()),
  );
  const url = /http:\/\/[\d.:]+/.exec(started.output())?.[0] ?? started.output();
  return { ...started, url };
}

const given = async (url: string): Promise<(string | undefined)[]> => {
  const page = await fetch(`${url}/s/${code}`).then((response) => response.text());
  return [...page.matchAll(/data-answer="q1\.\w+" value="([^"]*)"/g)].map(([, value]) => value);
};

/** After so many answers the server is killed; the typist goes on and knows nothing of it. */
const KILLED_AT = 12;

/** Types without end, and says how far it was acknowledged when the connection broke. */
async function typeUntilBroken(url: string, kill: () => void): Promise<number> {
  for (let k = 1; ; k++) {
    if (k === KILLED_AT) setTimeout(kill, 5);
    const body = JSON.stringify({ answers: { "q1.z1_1": String(k) } });
    const headers = { "content-type": "application/json" };
    const saved = await fetch(`${url}/s/${code}/answers`, { method: "PUT", headers, body }).catch(() => null);
    if (saved?.status !== 204) return k - 1;
  }
}

const databases: [string, () => Record<string, string>][] = [["a folder", () => ({})]];
if (POSTGRES !== null) databases.push(["PostgreSQL", () => ({ DATABASE_URL: postgres?.url ?? "" })]);

test.each(databases)(
  "killed between two answers, with %s: what was acknowledged is there",
  async (_what, env) => {
    const first = await serve(env());
    const acknowledged = await typeUntilBroken(first.url, () => first.child.kill("SIGKILL"));
    await first.ended;
    expect(acknowledged).toBeGreaterThanOrEqual(KILLED_AT - 1);
    const second = await serve(env());
    const [kept = ""] = await given(second.url);
    // The answer that was under way may have arrived, though nobody said so.
    expect([acknowledged, acknowledged + 1]).toContain(Number(kept));
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
  },
);

/** Backs up as docs/deployment.md says, and restores: into another folder, or over a database that has lost its answers. */
const kept: [string, (env: Record<string, string>) => readonly string[]][] = [
  [
    "a folder",
    () => {
      mkdirSync(join(folder, "restored"), { mode: 0o700 });
      const answers = join(folder, "answers.tar");
      execFileSync("tar", [
        ...["--create", "--file", answers, "--directory", join(folder, "gradsheet-data"), "."],
      ]);
      execFileSync("tar", ["--extract", "--file", answers, "--directory", join(folder, "restored")]);
      return ["--data", "restored"];
    },
  ],
];
if (LONG && POSTGRES !== null)
  kept.push([
    "PostgreSQL",
    ({ DATABASE_URL: url = "" }) => {
      const dump = join(folder, "answers.dump");
      execFileSync(join(POSTGRES, "pg_dump"), ["--format", "custom", "--file", dump, url]);
      postgres?.ask("delete from answers");
      execFileSync(join(POSTGRES, "pg_restore"), ["--clean", "--if-exists", "--dbname", url, dump]);
      return [];
    },
  ]);

test.each(kept)("backed up and restored, with %s: every answer is there", async (what, restore) => {
  const env = databases.find(([name]) => name === what)?.[1]() ?? {};
  const first = await serve(env);
  const body = JSON.stringify({ answers: { "q1.z1_2": "0.25" } });
  const headers = { "content-type": "application/json" };
  await fetch(`${first.url}/s/${code}/answers`, { method: "PUT", headers, body });
  const before = await given(first.url);
  expect(before).toContain("0.25");
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  const second = await serve(env, ...restore(env));
  expect(await given(second.url)).toEqual(before);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
});

test("the folder of answers is its owner's alone, and one process at a time has it", async () => {
  const first = await serve({});
  expect(statSync(join(folder, "gradsheet-data")).mode & 0o777).toBe(0o700);
  const second = await serve({});
  expect(second.output()).toMatch(
    /^error\[BUSY\] .*gradsheet-data: process \d+ on \S+ has this folder open, as server\.lock in it says/,
  );
  expect(await second.ended).toBe(3);
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
});
