import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type Postgres, postgresPrograms, startPostgres } from "../support/postgres.js";
import { compiledProgram, filesBelow, type Started, start, until } from "../support/program.js";
import { runCli } from "../support/runCli.js";

const programs = postgresPrograms();
if (programs === null && process.env["CI"] !== "true")
  process.stderr.write("skipped: no PostgreSQL on this machine (Debian: apt-get install postgresql)\n");

test("in CI there is a PostgreSQL to test with", () => {
  expect(programs !== null || process.env["CI"] !== "true").toBe(true);
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = (out: string, copies: number, ...more: readonly string[]) => [
  "generate",
  "--seed",
  "queue",
  "--copies",
  String(copies),
  "--out",
  out,
  "--progress",
  "none",
  ...more,
];

(programs === null ? describe.skip : describe)("a queue in PostgreSQL", () => {
  let postgres: Postgres;
  let program: string;
  beforeAll(async () => {
    program = compiledProgram();
    postgres = await startPostgres(programs ?? "");
  });
  afterAll(() => postgres.stop());

  const queue = (patience: number) => ["--queue", postgres.url, "--patience", String(patience)];
  const started: Started[] = [];
  const begin = (argv: readonly string[]): Started => {
    const one = start(program, argv, folder);
    started.push(one);
    return one;
  };
  afterEach(() => {
    for (const { child } of started.splice(0)) child.kill("SIGKILL");
  });
  const worker = () => begin(["worker", ...queue(3), "--concurrency", "1"]);

  test("three workers, one of them killed with -9 in its work, make byte for byte what one machine makes", async () => {
    const workers = [worker(), worker(), worker()];
    const run = begin(generate("shared", 20, ...queue(3)));
    const journal = join(folder, "shared", "journal.jsonl");
    const lines = () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length - 2 : 0);
    await until("some copies are made", () => lines() >= 4);
    const active = "select count(*) from gradsheet.job where state = 'active' and name not like '%reports'";
    await until("copies are taken", () => Number(postgres.ask(active)) >= 3);
    workers[0]?.child.kill("SIGKILL");
    expect([await run.ended, run.output()]).toEqual([0, expect.stringContaining("20 copies, seed queue\n")]);
    for (const one of workers.slice(1)) {
      one.child.kill("SIGTERM");
      expect([await one.ended, one.output()]).toEqual([0, expect.stringMatching(/^made [1-9]\d* cop/)]);
    }
    expect(postgres.ask("select count(*) from gradsheet.queue")).toBe("0\n");
    const alone = begin(generate("alone", 20));
    expect(await alone.ended).toBe(0);
    expect(filesBelow(join(folder, "shared"))).toEqual(filesBelow(join(folder, "alone")));
  });

  test("a run that is killed leaves copies on the queue; the next one takes them off, and goes on", async () => {
    const first = begin(generate("again", 6, ...queue(3), "--formats", "html"));
    const waiting = "select count(*) from gradsheet.job";
    await until("copies wait", () => Number(postgres.ask(waiting)) === 6);
    first.child.kill("SIGKILL");
    await first.ended;
    const helper = worker();
    const second = begin(generate("again", 6, ...queue(3), "--formats", "html"));
    expect(await second.ended).toBe(0);
    helper.child.kill("SIGTERM");
    await helper.ended;
    expect(postgres.ask("select count(*) from gradsheet.queue")).toBe("0\n");
    await runCli(generate("whole", 6, "--formats", "html"), folder);
    const made = filesBelow(join(folder, "again"));
    const whole = filesBelow(join(folder, "whole"));
    for (const files of [made, whole]) files.delete("manifest.json");
    expect(made).toEqual(whole);
  });
});

test("no PostgreSQL: exit 3, and the password is not told", async () => {
  for (const command of [generate("none", 2), ["worker"]]) {
    const url = "postgres://grader:t0p-secret@127.0.0.1:9/gradsheet";
    const { exit, stderr, stdout } = await runCli([...command, "--queue", url, "--debug"], folder);
    expect([exit, stderr]).toEqual([
      3,
      expect.stringMatching(
        /^error\[NO_QUEUE\]: no PostgreSQL at 127\.0\.0\.1:9\/gradsheet \(.*ECONNREFUSED/,
      ),
    ]);
    expect(stderr + stdout).not.toContain("t0p-secret");
  }
  expect(existsSync(join(folder, "none"))).toBe(false);
  const { exit, stderr } = await runCli(["worker", "--queue", "mysql://x:t0p-secret@y/z"], folder);
  expect([exit, stderr.includes("t0p-secret")]).toEqual([2, false]);
});
