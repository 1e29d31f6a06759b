import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The program's own folder: `dist`, or `src` where the sources run. This is the one file that knows how deep it stands
 * itself: whoever moves it is told by its test.
 */
export const CODE = dirname(dirname(fileURLToPath(import.meta.url)));

/** The package: what holds the program, its templates and what a build makes. */
export const PACKAGE = dirname(CODE);

/** The templates that come with the program: pages, styles, locales, presets. */
export const TEMPLATES = join(PACKAGE, "templates");

/** What a build makes, also where the sources run. */
export const BUILT = join(PACKAGE, "dist");

/**
 * The file that a thread or a process of its own starts with, by its path in `src` without an ending: among what a build has
 * bundled, or beside a program that is compiled file by file.
 */
export function startFile(path: string): string {
  const bundled = join(BUILT, "program", `${path}.js`);
  return existsSync(bundled) ? bundled : join(CODE, `${path}.js`);
}
