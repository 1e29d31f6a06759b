import { readdirSync, readFileSync } from "node:fs";
import { makeWarm } from "./makeWarm.js";

/**
 * One set of so many copies in a process of its own: `node grow.js PRESET COPIES`. Prints milliseconds a copy, and the
 * most memory that this process and its browsers held at once, in MiB (pages that they share are counted once).
 */
const [preset = "basics", copies = "100"] = process.argv.slice(2);

const LOOK = 200;

/** Every process below this one, itself first. */
function family(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      parents.set(Number(name), Number(fields[1]));
    } catch {
      // It has ended.
    }
  }
  const found = [process.pid];
  for (const one of found) for (const [pid, parent] of parents) if (parent === one) found.push(pid);
  return found;
}

function mebibytes(pid: number): number {
  try {
    const [, kilobytes = "0"] =
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

let most = 0;
const timer = setInterval(() => {
  most = Math.max(
    most,
    family().reduce((sum, pid) => sum + mebibytes(pid), 0),
  );
}, LOOK);
const milliseconds = await makeWarm(preset, Number(copies), true);
clearInterval(timer);
process.stdout.write(`${JSON.stringify({ milliseconds, mebibytes: most })}\n`);
