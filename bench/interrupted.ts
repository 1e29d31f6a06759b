import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { postgresPrograms, startPostgres } from "../test/support/postgres.js";

/**
 * The whole promise at full size, with the program as it is installed: exams for a roster with Korean and English names
 * and a secret, made undisturbed, then with kill -9 at random moments, then by three workers on one queue, one of them
 * killed. All three must be the same, byte for byte, and pass `verify set`. Takes three times as long as one set.
 * `node .bench/bench/interrupted.js --copies 1000 --preset exam --kills 3 --press on`
 */
const { values: options } = parseArgs({
  options: {
    copies: { type: "string", default: "1000" },
    preset: { type: "string", default: "exam" },
    kills: { type: "string", default: "3" },
    press: { type: "string", default: "on" },
    keep: { type: "boolean", default: false },
  },
});

const PROGRAM = resolve("bin/gradsheet.js");
const FAMILY = ["김", "이", "박", "최", "정", "Smith", "O'Brien", "García", "Müller", "Nguyễn"];
const GIVEN = ["서연", "민준", "하윤", "도현", "지우", "Alice", "Zoë", "Jean-Luc", "Bob", "Ada"];

const folder = mkdtempSync(join(tmpdir(), "gradsheet-interrupted-"));
const say = (text: string) => process.stdout.write(`${text}\n`);

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

function run(...argv: readonly string[]): Running {
  const child = spawn(process.execPath, [PROGRAM, ...argv], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { child, ended: new Promise((done) => child.once("close", (code) => done(code))) };
}

async function succeeds(...argv: readonly string[]): Promise<void> {
  const code = await run(...argv).ended;
  if (code !== 0) throw new Error(`gradsheet ${argv.join(" ")} ended with ${code}`);
}

/** Kills a process with -9 as soon as `copies` are written down in a set, and a moment of chance later. */
async function killAt({ child, ended }: Running, out: string, copies: number): Promise<boolean> {
  const journal = join(folder, out, ".gradsheet/journal.jsonl");
  const lines = () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length - 2 : 0);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && lines() < copies) await wait(20);
  await wait(randomInt(500));
  child.kill("SIGKILL");
  return !over;
}

function filesOf(out: string): Map<string, string> {
  const entries = readdirSync(join(folder, out), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => {
      const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
      return [path.slice(join(folder, out).length + 1), hash];
    }),
  );
}

function compare(out: string, wanted: ReadonlyMap<string, string>): void {
  const found = filesOf(out);
  const wrong = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (path) => wanted.get(path) !== found.get(path),
  );
  if (wrong.length > 0) throw new Error(`${out} differs in ${wrong.length} files, ${wrong[0]} among them`);
  say(`${out}: ${found.size} files, the same byte for byte`);
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  say(`${what}: ${Math.round((performance.now() - started) / 1000)} s`);
}

const copies = Number(options.copies);
const rows = Array.from({ length: copies }, (_none, k) => {
  const name = `${FAMILY[k % FAMILY.length]} ${GIVEN[Math.floor(k / FAMILY.length) % GIVEN.length]}`;
  return `${20_260_000 + k},${name},${k % 2 === 0 ? "A" : "나"}`;
});
writeFileSync(join(folder, "roster.csv"), ["id,name,section", ...rows, ""].join("\n"));
await succeeds("secret", "new", "secret");
const generate = (out: string, ...more: readonly string[]) =>
  [
    ["generate", "--preset", options.preset, "--roster", "roster.csv", "--secret-file", "secret"],
    ["--out", out, "--press", options.press, "--progress", "none", ...more],
  ].flat();

try {
  await timed("undisturbed", () => succeeds(...generate("whole")));
  const whole = filesOf("whole");
  await succeeds("verify", "set", "whole");
  await timed("killed and gone on with", async () => {
    for (let k = 1; k <= Number(options.kills); k++) {
      const from = Math.floor(((k - 1) * copies) / Number(options.kills));
      const at = from + randomInt(Math.max(1, Math.floor(copies / Number(options.kills)) - 5));
      const killed = await killAt(run(...generate("killed")), "killed", at);
      say(killed ? `killed with -9 after ${at} copies` : "it had ended before it could be killed");
    }
    await succeeds(...generate("killed"));
  });
  compare("killed", whole);
  const programs = postgresPrograms();
  if (programs === null) say("no PostgreSQL on this machine: workers on a queue are not tried");
  else {
    const postgres = await startPostgres(programs);
    try {
      const queue = ["--queue", postgres.url, "--patience", "20"];
      const worker = () => run("worker", ...queue, "--concurrency", "1", "--secret-file", "secret");
      const workers = [worker(), worker(), worker()];
      await timed("three workers, one of them killed", async () => {
        const made = run(...generate("queued", ...queue));
        void killAt({ ...made, child: (workers[0] ?? made).child }, "queued", randomInt(copies - 1));
        if ((await made.ended) !== 0) throw new Error("the run on the queue failed");
      });
      for (const { child, ended } of workers) {
        child.kill("SIGTERM");
        await ended;
      }
      compare("queued", whole);
    } finally {
      await postgres.stop();
    }
  }
  say("passed");
} finally {
  if (options.keep) say(folder);
  else rmSync(folder, { recursive: true, force: true });
}
