import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fail } from "../errors.js";
import { didYouMean } from "../parse/schema.js";

const FOLDER = new URL("../../templates/presets/", import.meta.url);

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
  const url = new URL(`${name}.yaml`, FOLDER);
  const text = readFileSync(url, "utf8");
  return { text, file: fileURLToPath(url), about: /^#\s*(.*)$/m.exec(text)?.[1] ?? name };
}
