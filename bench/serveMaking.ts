import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readManifest, readSheet } from "../src/classroom/set/folder/readSet.js";
import { signedIn } from "../test/support/signedIn.js";

/**
 * A class that types while its teacher has a set made: how long answers wait, and how long the server's own thread was
 * held, before and meanwhile. `tsc -p tsconfig.bench.json && node .bench/bench/serveMaking.js --copies 200`
 */
const TYPING = 20;
/** Milliseconds from one of a student's answers to the next. */
const PAUSE = 500;
const BEFORE = 10_000;
const copies = process.argv[process.argv.indexOf("--copies") + 1] ?? "200";

/** Tells on stderr how long the loop was held, at each SIGUSR2 since the last. */
const WATCH = `import { monitorEventLoopDelay } from "node:perf_hooks";
const held = monitorEventLoopDelay({ resolution: 2 }); held.enable();
const ms = (ns) => Math.round(ns / 1e5) / 10;
process.on("SIGUSR2", () => { console.error("held", JSON.stringify({ p50: ms(held.percentile(50)), p99: ms(held.percentile(99)), most: ms(held.max) })); held.reset(); });`;

async function start(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const served = [
    "serve",
    "--set",
    join(folder, "set"),
    "--data",
    join(folder, "data"),
    "--port",
    "0",
    "--json",
  ];
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(WATCH)}`, "bin/gradsheet.js", ...served],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, DATABASE_URL: "" } },
  );
  const line = await new Promise<string>((resolve) =>
    child.stdout?.once("data", (data) => resolve(String(data))),
  );
  return { child, url: String(JSON.parse(line).address) };
}

const quantile = (times: readonly number[], share: number): number =>
  Math.round([...times].sort((a, b) => a - b)[Math.floor(share * times.length)] ?? Number.NaN);

const folder = mkdtempSync(join(tmpdir(), "gradsheet-making-"));
const made = ["generate", "--preset", "exam", "--copies", String(TYPING), "--seed", "bench"];
spawnSync(process.execPath, ["bin/gradsheet.js", ...made, "--formats", "html", "--out", join(folder, "set")]);
const { child, url } = await start(folder);
try {
  const set = await readManifest(join(folder, "set"), process.cwd());
  const blanks = await Promise.all(
    set.copies.map(async (copy) => {
      const sheet = await readSheet(join(folder, "set"), copy, process.cwd());
      return { code: copy.code, id: sheet.questions[0]?.answers[0]?.id ?? "" };
    }),
  );
  let typing = true;
  let times: number[] = [];
  const type = async ({ code, id }: (typeof blanks)[number], k: number): Promise<void> => {
    await wait((k * PAUSE) / TYPING);
    for (let n = 0; typing; n++) {
      const begun = performance.now();
      const send = (): Promise<Response> =>
        fetch(`${url}/s/${code}/answers`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ answers: { [id]: String(n) } }),
        });
      // A connection that the server has given up is opened again, as the page does.
      const response = await send().catch(send);
      if (response.status !== 204) throw new Error(`an answer was not taken: ${response.status}`);
      times.push(performance.now() - begun);
      await wait(Math.max(0, PAUSE - (performance.now() - begun)));
    }
  };
  const say = async (name: string): Promise<void> => {
    child.kill("SIGUSR2");
    await wait(100);
    const most = Math.round(Math.max(...times));
    process.stdout.write(
      `${name}: ${times.length} answers, p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms, most ${most} ms\n`,
    );
    times = [];
  };
  const students = Promise.all(blanks.map(type));
  await wait(2000);
  child.kill("SIGUSR2");
  times = [];
  await wait(BEFORE);
  await say("before");
  const teacher = await signedIn({ url }, readFileSync(join(folder, "data", "teach.token"), "utf8").trim());
  const draft = (await teacher.send("/teach/compose", {})).headers.get("location") ?? "";
  const text = readFileSync("templates/presets/exam.yaml", "utf8");
  await teacher.send(draft, { text, seed: "5" });
  const begun = performance.now();
  await teacher.send(`${draft}/set`, { kind: "exam", copies });
  for (let table = ""; !table.includes("set.zip"); table = await teacher.text("/teach/compose/works"))
    await wait(1000);
  process.stdout.write(`${copies} copies made in ${Math.round((performance.now() - begun) / 1000)} s\n`);
  await say("meanwhile");
  typing = false;
  await students;
} finally {
  child.kill("SIGTERM");
  await new Promise((gone) => child.once("exit", gone));
  rmSync(folder, { recursive: true, force: true });
}
