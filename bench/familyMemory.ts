import { readdirSync, readFileSync } from "node:fs";

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

/** Looks every so many milliseconds; ends and gives the most MiB that this process and all below it held at once. */
export function watchMemory(every = 200): () => number {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(
      most,
      family().reduce((sum, pid) => sum + mebibytes(pid), 0),
    );
  }, every);
  return () => {
    clearInterval(timer);
    return most;
  };
}
