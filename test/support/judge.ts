import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "@jest/globals";
import { mayMount } from "./mayMount.js";
import { postgresPrograms } from "./postgres.js";

const DEBIANS = "/usr/bin/python3";
/** Debian's Python before another one on PATH, which has other packages; the judge of exports needs none. */
export const PYTHON = existsSync(DEBIANS) ? DEBIANS : "python3";

/** What cannot be had on this machine, or does not work there, with blanks between: `.ci/run` tries it. */
const skipped = (process.env["GRADSHEET_SKIP"] ?? "").split(" ");

function isThere(wanted: string): boolean {
  if (skipped.includes(wanted)) return false;
  if (wanted === "mount") return mayMount();
  if (wanted === "postgresql") return postgresPrograms() !== null;
  if (wanted === "python3") return spawnSync(PYTHON, ["--version"]).status === 0;
  const [, module] = /^python3-(\w+)$/.exec(wanted) ?? [];
  if (module !== undefined) return spawnSync(PYTHON, ["-c", `import ${module}`]).status === 0;
  return spawnSync(wanted, ["--version"]).error === undefined;
}

/**
 * Whether the machine has what a test wants beside Node: programs by their names, Python's packages (`python3-numpy`) and
 * PostgreSQL by Debian's, `mount` where disks of its own can be mounted. Where something is wanting, a line says so. Throws where CI=true promises that all is there and
 * GRADSHEET_SKIP does not name it.
 */
export function areThere(...wanted: readonly string[]): boolean {
  const missing = wanted.filter((one) => !isThere(one));
  if (missing.length === 0) return true;
  const promised = missing.filter((one) => !skipped.includes(one));
  if (process.env["CI"] === "true" && promised.length > 0)
    throw new Error(`CI=true, and no ${promised.join(", ")} here; GRADSHEET_SKIP names what cannot be had`);
  process.stderr.write(`skipped for want of ${missing.join(", ")}: .ci/run says what they need\n`);
  return false;
}

/** A test that other programs judge: skipped where one of them is not there. */
export const judgedBy = (...wanted: readonly string[]): typeof test | typeof test.skip =>
  areThere(...wanted) ? test : test.skip;
