import { fail } from "../base/errors.js";
import { visible } from "../base/visible.js";
import { checkMoodle } from "../export/check/moodleFile.js";
import { readText } from "../files/readText.js";
import type { OptionsFor } from "../options/options.js";
import type { Io } from "../terminal/io.js";

const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a finished file back and says what a player would say of it; 1 where something is wrong. */
export async function checkExport(
  file: string,
  { format = "moodle", out, json }: Pick<OptionsFor<"export">, "format" | "out" | "json">,
  io: Io,
): Promise<number> {
  if (format !== "moodle")
    throw fail("USAGE", `--check reads Moodle XML alone, not ${format}; leave out --format`);
  if (out !== undefined) throw fail("USAGE", "--check writes nothing; leave out --out");
  const { questions, blanks, findings } = checkMoodle(await readText(file, io.cwd, MOST_BYTES), file);
  if (json === true) io.stdout(`${JSON.stringify({ file, questions, blanks, findings }, null, 2)}\n`);
  else {
    for (const { question, says } of findings) io.stdout(`${visible(question)}: ${visible(says)}\n`);
    io.stdout(`${visible(file)}: questions ${questions}, blanks ${blanks}, found ${findings.length}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}
