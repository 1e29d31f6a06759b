import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest, readSheet } from "../src/classroom/set/folder/readSet.js";
import { postgresPrograms, startPostgres } from "../test/support/postgres.js";

/**
 * A server and its students on one machine: 400 who open their sheets, as many at once as browsers would be; all of 1,000
 * sheets opened and a question of each handed in; then answers saved by 200 for some seconds, first at 300 a second, as a class may type at most, then each one after another without a
 * pause; what each costs the server's process in CPU, and its memory. With a
 * folder, and with PostgreSQL where its programs are. Linux alone: times are read from /proc.
 * `tsc -p tsconfig.bench.json && node .bench/bench/serve.js`
 */
const SHEETS = 1000;
const OPENING = 400;
const AT_ONCE = 40;
const TYPING = 200;
const WANTED = 300;
const SECONDS = 8;
const TICKS = 100;

/** Seconds of CPU and megabytes of memory of a process. */
function costOf(pid: number): { readonly cpu: number; readonly memory: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, memory: Number(rss) / 1024 };
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);

async function start(folder: string, address: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [
      "bin/gradsheet.js",
      "serve",
      "--set",
      join(folder, "set"),
      "--data",
      join(folder, "data"),
      "--port",
      "0",
      "--json",
    ],
    { env: { ...process.env, DATABASE_URL: address }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const line = await new Promise<string>((resolve) =>
    child.stdout?.once("data", (data) => resolve(String(data))),
  );
  return { child, url: String(JSON.parse(line).address) };
}

async function measure(name: string, folder: string, address: string): Promise<void> {
  const { child, url } = await start(folder, address);
  const pid = child.pid ?? 0;
  const { copies } = await readManifest(join(folder, "set"), process.cwd());
  const codes = copies.map(({ code }) => code);
  const asked = await Promise.all(
    copies.map(
      async (copy) =>
        (await readSheet(join(folder, "set"), copy, process.cwd())).questions[0]?.answers[0]?.id,
    ),
  );
  const before = costOf(pid);
  const begun = performance.now();
  let next = 0;
  const openUntil =
    (end: number, also: (k: number) => Promise<void> = async () => {}) =>
    async (): Promise<void> => {
      for (; next < end; ) {
        const k = next++;
        await fetch(`${url}/s/${codes[k]}`).then((response) => response.text());
        await also(k);
      }
    };
  const together = (work: () => Promise<void>): Promise<unknown> =>
    Promise.all(Array.from({ length: AT_ONCE }, work));
  await together(openUntil(OPENING));
  const opened = (performance.now() - begun) / 1000;
  const opening = costOf(pid);
  next = 0;
  const handIn = async (k: number): Promise<void> => {
    const id = asked[k] ?? "";
    const response = await fetch(`${url}/s/${codes[k]}/check/${id.split(".")[0]}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answers: { [id]: "0.5" } }),
    });
    if (!response.ok) throw new Error(`a question was not taken: ${response.status}`);
    await response.text();
  };
  await together(openUntil(codes.length, handIn));
  const middle = costOf(pid);
  /** Answers for some seconds, `pause` milliseconds from one of a student's to the next; the time that each took. */
  const typed = async (pause: number): Promise<number[]> => {
    const times: number[] = [];
    const start = performance.now();
    const end = start + SECONDS * 1000;
    const type = async (_student: unknown, k: number): Promise<void> => {
      for (let n = 0; ; n++) {
        const due = start + (n + k / TYPING) * pause;
        if (due > performance.now()) await new Promise((wait) => setTimeout(wait, due - performance.now()));
        const started = performance.now();
        if (started >= end) return;
        const response = await fetch(`${url}/s/${codes[k % codes.length]}/answers`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ answers: { [asked[k % codes.length] ?? ""]: String(n) } }),
        });
        if (response.status !== 204) throw new Error(`an answer was not taken: ${response.status}`);
        // An answer that was due while the one before was under way has waited since then.
        times.push(performance.now() - (pause === 0 ? started : due));
      }
    };
    await Promise.all(Array.from({ length: TYPING }, type));
    return times.sort((a, b) => a - b);
  };
  const paced = await typed((1000 * TYPING) / WANTED);
  const between = costOf(pid);
  const most = await typed(0);
  const after = costOf(pid);
  const cost = (cpu: number, count: number): string => ((1000 * cpu) / count).toFixed(2);
  const said = (times: readonly number[], cpu: number): string =>
    `${Math.round(times.length / SECONDS)} answers/s by ${TYPING} students, p50 ${quantile(times, 0.5)} ms, ` +
    `p99 ${quantile(times, 0.99)} ms, ${cost(cpu, times.length)} ms CPU each`;
  process.stdout.write(
    `${name}: ${OPENING} sheets opened in ${opened.toFixed(1)} s (${cost(opening.cpu - before.cpu, OPENING)} ms CPU each); ` +
      `${Math.round(before.memory)} MB before, ${Math.round(middle.memory)} MB after ${codes.length} sheets were opened and handed in; ` +
      `${WANTED} a second wanted: ${said(paced, between.cpu - middle.cpu)}; as many as there can be: ` +
      `${said(most, after.cpu - between.cpu)}; ${Math.round(after.memory)} MB\n`,
  );
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

const folder = mkdtempSync(join(tmpdir(), "gradsheet-serve-bench-"));
try {
  const made = ["generate", "--preset", "exam", "--copies", String(SHEETS), "--seed", "bench"];
  spawnSync(process.execPath, [
    "bin/gradsheet.js",
    ...made,
    "--formats",
    "html",
    "--out",
    join(folder, "set"),
  ]);
  await measure("folder", folder, "");
  const programs = postgresPrograms();
  if (programs === null) process.stdout.write("PostgreSQL: its programs are not here\n");
  else {
    const postgres = await startPostgres(programs);
    try {
      await measure("PostgreSQL", folder, postgres.url);
    } finally {
      await postgres.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
