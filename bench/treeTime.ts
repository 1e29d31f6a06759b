import { readdirSync, readFileSync } from "node:fs";

/** What `getconf CLK_TCK` says on Linux: a tick is 10 ms. */
const TICK = 10;

/**
 * Milliseconds of processor that a process and all that it has started took so far, what has ended among it if its parent has
 * asked for it. Linux alone.
 */
export function treeTime(root = process.pid): number {
  const children = new Map<number, { readonly pid: number; readonly ticks: number }[]>();
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const fields = statOf(name);
    const [parent, ...times] = [1, 11, 12, 13, 14].map((k) => Number(fields[k]));
    const own = times.reduce((sum, time) => sum + time, 0);
    if (Number(name) === root) ticks += own;
    children.set(Number(parent), [
      ...(children.get(Number(parent)) ?? []),
      { pid: Number(name), ticks: own },
    ]);
  }
  const below = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + child.ticks + below(child.pid), 0);
  return (ticks + below(root)) * TICK;
}

/** Milliseconds of processor of this process alone, and of its first thread. */
export const ownTime = (): { readonly all: number; readonly first: number } => ({
  all: spent(statOf("self")),
  first: spent(statOf(`self/task/${process.pid}`)),
});

const spent = (fields: readonly string[]): number => (Number(fields[11]) + Number(fields[12])) * TICK;

function statOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    // It has ended.
    return [];
  }
}
