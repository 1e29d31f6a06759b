import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { inputOf, newFolder, withDoor } from "../test/fuzz/cases.js";
import { DOORS } from "../test/fuzz/doors/index.js";
import { keepCase } from "../test/fuzz/found.js";

const HELP = `npm run fuzz -- [--minutes 10] [--seed TEXT] [--door NAME]
Takes inputs that are changed by chance through every door of gradsheet, each door in a process of its own. What ends
otherwise than in an error of gradsheet's own is kept in test/fuzz/found/, and the exit code is 1.
`;

/**
 * Seconds of processor time that one case may take, seconds of the clock that it may wait for nothing (a machine with
 * other work gives it less of a processor), and the megabytes that its process may hold.
 */
const LONGEST = 20;
const LONGEST_WAIT = 300;
const MEMORY = 1024;

/** Doors through which thousands of inputs go in a second. */
const QUICK = ["number", "formula", "typedFormula", "safetensors", "idx", "recipe", "order", "look"];

interface Tally {
  cases: number;
  crashes: number;
  hangs: number;
}

type Told = { readonly begun: number } | { readonly crash: string; readonly k: number };

/** Seconds of processor time that a process has used; undefined where the system does not tell it in /proc. */
function processorSeconds(pid: number | undefined): number | undefined {
  try {
    const [, after = ""] = readFileSync(`/proc/${String(pid)}/stat`, "utf8").split(") ");
    const [user, system] = after.split(" ").slice(11, 13).map(Number);
    return user === undefined || system === undefined ? undefined : (user + system) / 100;
  } catch {
    return undefined;
  }
}

/** Runs a door for so many seconds; what it comes to is added to the tally. */
function runDoor(name: string, seed: string, from: number, seconds: number, tally: Tally): Promise<number> {
  return new Promise((resolve) => {
    const script = fileURLToPath(new URL("fuzzDoor.js", import.meta.url));
    const folder = newFolder();
    const child = fork(script, [name, seed, String(from), folder], {
      execArgv: [`--max-old-space-size=${MEMORY}`],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let last = from - 1;
    let said = "";
    let ending: "time" | "hang" | undefined;
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4000);
    });
    const end = (why: "time" | "hang"): void => {
      ending ??= why;
      child.kill("SIGKILL");
    };
    // What is under way ends first, or is found to hang.
    let isOver = false;
    const over = setTimeout(() => {
      isOver = true;
    }, seconds * 1000);
    // A start compiles the program, so it may take longer than a case.
    let begun = { at: performance.now(), used: 0, most: 4 * LONGEST };
    const watch = setInterval(() => {
      const waited = (performance.now() - begun.at) / 1000;
      const used = (processorSeconds(child.pid) ?? begun.used + waited) - begun.used;
      if (used > begun.most || waited > LONGEST_WAIT) end("hang");
    }, 1000);
    child.on("message", (told: Told) => {
      begun = { at: performance.now(), used: processorSeconds(child.pid) ?? 0, most: LONGEST };
      if ("begun" in told) {
        if (isOver) end("time");
        else {
          last = told.begun;
          tally.cases++;
        }
        return;
      }
      tally.crashes++;
      void keep(name, seed, told.k, told.crash);
    });
    child.once("close", () => {
      clearTimeout(over);
      clearInterval(watch);
      rmSync(folder, { recursive: true, force: true });
      if (ending === "hang") {
        tally.hangs++;
        void keep(name, seed, last, `no end in ${LONGEST} s of a processor`);
      } else if (ending === undefined) {
        tally.crashes++;
        void keep(name, seed, last, `the process ended: ${said}`);
      }
      resolve(last + 1);
    });
  });
}

async function keep(name: string, seed: string, k: number, why: string): Promise<void> {
  const file = await withDoor(name, async (door) =>
    keepCase({ door: name, seed, k, input: inputOf(door, seed, k) }),
  );
  process.stderr.write(`${name}, case ${k}: ${why.slice(0, 1200)}\n  kept in ${file}\n`);
}

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: randomBytes(4).toString("hex") },
    door: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const { minutes, seed, door, help } = values;
if (help) {
  process.stdout.write(HELP);
} else {
  const names = door === undefined ? Object.keys(DOORS) : [door];
  const tallies = new Map(names.map((name) => [name, { cases: 0, crashes: 0, hangs: 0, next: 0 }]));
  const until = performance.now() + Number(minutes) * 60_000;
  // Each door gets turns long enough to be worth a start, and quick doors a quarter of them.
  const turn = Math.max(10, Math.min(120, (Number(minutes) * 60) / names.length / 2));
  for (let k = 0; performance.now() < until; k++) {
    const name = names[k % names.length] ?? "";
    const tally = tallies.get(name);
    if (tally === undefined) break;
    const left = Math.min(QUICK.includes(name) ? turn / 4 : turn, (until - performance.now()) / 1000);
    const started = performance.now();
    while ((performance.now() - started) / 1000 < left - 0.5)
      tally.next = await runDoor(name, seed, tally.next, left - (performance.now() - started) / 1000, tally);
  }
  let wrong = 0;
  for (const [name, { cases, crashes, hangs }] of tallies) {
    wrong += crashes + hangs;
    process.stdout.write(
      `${name.padEnd(14)} ${String(cases).padStart(8)} cases ${crashes} crashes ${hangs} hangs\n`,
    );
  }
  process.stdout.write(`seed ${seed}, ${minutes} minutes\n`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
