import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compiledFolder } from "./compiled.js";

/** A program with one of its mendings taken back. */
export interface Tampered {
  /** The file to run. */
  readonly program: string;
  readonly remove: () => void;
}

/** The sources as they are now, compiled, with another text in place of one in a file of theirs. Throws where that text does not stand there once. */
export function tampered(file: string, text: string, other: string): Tampered {
  const whole = compiledFolder();
  const folder = mkdtempSync(join(dirname(whole), "tampered-"));
  cpSync(whole, folder, { recursive: true });
  const place = join(folder, ".build", file);
  const parts = readFileSync(place, "utf8").split(text);
  if (parts.length !== 2) throw new Error(`${file} has "${text}" ${parts.length - 1} times`);
  writeFileSync(place, parts.join(other));
  execFileSync(process.execPath, [join("scripts", "programBundle.js"), folder]);
  return {
    program: join(folder, "run.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
