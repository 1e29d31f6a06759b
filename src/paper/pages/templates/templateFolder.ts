import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fail, GradsheetError } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { unreadable } from "../../../core/files/files.js";
import { didYouMean } from "../../../core/parse/schema.js";
import { checkTemplate, lineOf, type PartialCall, placeIn } from "./checkTemplate.js";
import { refuseMoving } from "./refuseMoving.js";

/** A course's own templates, partials and stylesheets. */
export interface TemplateFolder {
  /** The texts by their built-in names: `worksheet.hbs`, `partials/heading.hbs`, `styles/paper.css`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names what they hold: SHA-256. */
  readonly hash: string;
  /** An error of rendering as one of ours, at the file and line that it comes from. */
  readonly explain: (error: unknown) => unknown;
  /** Throws WRONG_VALUE for a page that would leave itself, or run a program: what it shows is all that it does. */
  readonly check: (html: string) => void;
}

/**
 * Reads a folder that overrides built-in files by their names. Hidden files and README files are left alone. Throws
 * FILE_NOT_FOUND, UNKNOWN_KEY for a file of another name, SYNTAX for a template that cannot be read.
 */
export function readTemplateFolder(folder: string, builtIn: readonly string[]): TemplateFolder {
  const texts = new Map<string, string>();
  const calls = new Map<string, readonly PartialCall[]>();
  for (const name of filesIn(folder)) {
    const file = join(folder, name);
    if (!builtIn.includes(name)) {
      const hint = didYouMean(name, builtIn) || `; the names are ${builtIn.join(", ")}`;
      throw fail("UNKNOWN_KEY", `no template, partial or stylesheet is called "${name}"${hint}`, { file });
    }
    const text = readTemplate(file);
    if (name.endsWith(".hbs")) calls.set(name, checkTemplate(text, file, builtIn));
    texts.set(name, text);
  }
  if (texts.size === 0)
    throw fail("FILE_NOT_FOUND", `the folder overrides nothing; the names are ${builtIn.join(", ")}`, {
      file: folder,
    });
  for (const [name, called] of calls) checkCircle(name, called, calls, folder, texts);
  const hash = sha256(JSON.stringify([...texts]));
  return {
    texts,
    hash,
    explain: (error) => explained(error, folder, texts),
    check: (html) => refuseMoving(html, folder),
  };
}

/** More of a template is none: the largest that is built in has a hundredth of it. */
const MOST_BYTES = 1_000_000;

function readTemplate(file: string): string {
  const { size } = statSync(file);
  if (size > MOST_BYTES)
    throw fail("TOO_LARGE", `${size} bytes; a template of at most ${MOST_BYTES} would be right`, { file });
  return readFileSync(file, "utf8");
}

/** The files of a folder, and those that links in it lead to. */
function filesIn(folder: string): string[] {
  const isFile = (entry: Dirent): boolean =>
    entry.isFile() ||
    (entry.isSymbolicLink() &&
      statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.isFile() === true);
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !/^(\.|README)/i.test(entry.name) && isFile(entry))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort();
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/**
 * Throws SYNTAX for a partial that, by others or by itself, shows itself again without end; by built-in ones
 * between them, it is told when a page is made.
 */
function checkCircle(
  name: string,
  called: readonly PartialCall[],
  calls: ReadonlyMap<string, readonly PartialCall[]>,
  folder: string,
  texts: ReadonlyMap<string, string>,
): void {
  const comesBack = (partial: string, seen: readonly string[]): boolean =>
    partial === name ||
    (!seen.includes(partial) &&
      (calls.get(partial) ?? []).some((next) => comesBack(next.file, [...seen, partial])));
  const circle = called.find((one) => comesBack(one.file, []));
  if (circle !== undefined)
    throw fail(
      "SYNTAX",
      "a partial that is shown in itself has no end; take it out here, or out of the partial that it shows",
      placeIn(join(folder, name), texts.get(name) ?? "", circle.line),
    );
}

/**
 * An error while rendering: the line that Handlebars names, or the first that says the word in quotes, or else that a
 * template of the folder is at fault.
 */
function explained(error: unknown, folder: string, texts: ReadonlyMap<string, string>): unknown {
  if (error instanceof GradsheetError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return (
    atItsLine(error, message, folder, texts) ??
    fail("WRONG_VALUE", `its templates cannot be filled in: ${message}; those built in show what there is`, {
      file: folder,
    })
  );
}

function atItsLine(
  error: unknown,
  message: string,
  folder: string,
  texts: ReadonlyMap<string, string>,
): GradsheetError | undefined {
  const word = /"([^"]+)"/.exec(message)?.[1];
  if (word === undefined) return undefined;
  const known = lineOf(error);
  for (const [name, text] of texts) {
    if (!name.endsWith(".hbs")) continue;
    const lines: readonly string[] = text.split("\n");
    const line: number = known ?? lines.findIndex((one) => one.includes(word)) + 1;
    if (!(lines[line - 1] ?? "").includes(word)) continue;
    const what = message.replace(/ in \[object.*$/, "").replace(/ - \d+:\d+$/, "");
    return fail("WRONG_VALUE", `${what}; the built-in template of this name shows what there is`, {
      ...placeIn(join(folder, name), text, line),
    });
  }
  return undefined;
}
