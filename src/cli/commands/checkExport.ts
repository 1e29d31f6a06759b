import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import { readBytes } from "../../core/files/readBytes.js";
import { isFolder, readFolder } from "../../core/files/readFolder.js";
import type { Io } from "../../core/terminal/io.js";
import { CHECKED, checkFinished, checkFolder } from "../../export/check/index.js";
import type { OptionsFor } from "../options/options.js";

const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a finished file or folder back and says what a player would say of it; 1 where something is wrong. */
export async function checkExport(
  file: string,
  { format, out, json }: Pick<OptionsFor<"export">, "format" | "out" | "json">,
  io: Io,
): Promise<number> {
  if (format !== undefined && !CHECKED.some((one) => one === format))
    throw fail("USAGE", `--check reads ${CHECKED.join(", ")}, not ${format}; leave out --format`);
  if (out !== undefined) throw fail("USAGE", "--check writes nothing; leave out --out");
  const checked = (await isFolder(file, io.cwd))
    ? checkFolder(await readFolder(file, io.cwd, MOST_BYTES), file)
    : checkFinished(await readBytes(file, io.cwd, { most: MOST_BYTES }), file);
  const { questions, blanks, findings } = checked;
  if (format !== undefined && format !== checked.format)
    throw fail("USAGE", `${file} is of the format ${checked.format}, not ${format}; leave out --format`);
  if (json === true)
    io.stdout(`${JSON.stringify({ file, format: checked.format, questions, blanks, findings }, null, 2)}\n`);
  else {
    for (const { question, says } of findings) io.stdout(`${visible(question)}: ${visible(says)}\n`);
    io.stdout(`${visible(file)}: questions ${questions}, blanks ${blanks}, found ${findings.length}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}
