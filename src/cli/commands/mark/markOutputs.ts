import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { checkOutputs, type NamedFile, type Output } from "../../../core/files/checkOutputs.js";
import type { OptionsFor } from "../../options/options.js";

/**
 * Looks at what marking is to write. Grades, reports and feedback hold names and marks: they are written over only when
 * that is asked for. `files`: what the files of those are called that may get feedback. Throws USAGE.
 */
export async function checkMarkOutputs(
  { grades, report, feedback, force }: OptionsFor<"mark">,
  inputs: readonly NamedFile[],
  files: readonly string[],
  cwd: string,
): Promise<void> {
  const replaces = force === true ? "anything" : "nothing";
  const output = (option: string, file: string | undefined): Output | null =>
    file === undefined ? null : { option, file, replaces };
  await checkOutputs([output("grades", grades), output("report", report)], inputs, cwd);
  if (feedback === undefined || force === true) return;
  const there = new Set(await readdir(resolve(cwd, feedback)).catch((): string[] => []));
  const taken = files.map((name) => `${name}.pdf`).find((name) => there.has(name));
  if (taken !== undefined)
    throw fail(
      "USAGE",
      `--feedback names ${feedback}, where ${taken} is; it is not overwritten: another folder, or --force, would be right`,
    );
}
