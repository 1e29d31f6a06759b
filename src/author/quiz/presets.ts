import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../core/base/errors.js";
import { didYouMean } from "../../core/parse/schema.js";
import { TEMPLATES } from "../../core/paths.js";

const FOLDER = join(TEMPLATES, "presets");

/** The names of the built-in quizzes. */
export function presetNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** A built-in quiz: its text, the file that it stands in, and its first line, which says what it is. */
export function readPreset(name: string): {
  readonly text: string;
  readonly file: string;
  readonly about: string;
} {
  const known = presetNames();
  if (!known.includes(name)) {
    throw fail(
      "USAGE",
      `--preset ${name}: there is no such preset; there are ${known.join(", ")}${didYouMean(name, known)}`,
    );
  }
  const file = join(FOLDER, `${name}.yaml`);
  const text = readFileSync(file, "utf8");
  return { text, file, about: /^#\s*(.*)$/m.exec(text)?.[1] ?? name };
}
