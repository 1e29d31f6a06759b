import { spawnSync } from "node:child_process";
import { test } from "@jest/globals";

/** Programs that are there and do not work, with blanks between: `.ci/run` tries them. */
const skipped = (process.env["GRADSHEET_SKIP"] ?? "").split(" ");

const isThere = (program: string): boolean =>
  !skipped.includes(program) && spawnSync(program, ["--version"]).error === undefined;

/** A test that other programs judge: where one of them is not on the machine it is skipped, and a line says which. */
export function judgedBy(...programs: readonly string[]): typeof test | typeof test.skip {
  const missing = programs.filter((program) => !isThere(program));
  if (missing.length === 0) return test;
  process.stderr.write(`skipped for want of ${missing.join(", ")}: .ci/run says how they are installed\n`);
  return test.skip;
}
