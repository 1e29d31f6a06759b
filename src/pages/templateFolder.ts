import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import Handlebars from "handlebars";
import { fail, type GradsheetError } from "../base/errors.js";
import { sha256 } from "../base/hash.js";
import { unreadable } from "../files/files.js";
import { didYouMean } from "../parse/schema.js";

/** A course's own templates, partials and stylesheets. */
export interface TemplateFolder {
  /** The texts by their built-in names: `worksheet.hbs`, `partials/heading.hbs`, `styles/paper.css`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names what they hold: SHA-256. */
  readonly hash: string;
  /** An error of rendering as one of ours, at the file and line that it comes from. */
  readonly explain: (error: unknown) => unknown;
}

/**
 * Reads a folder that overrides built-in files by their names. Hidden files and README files are left alone. Throws
 * FILE_NOT_FOUND, UNKNOWN_KEY for a file of another name, SYNTAX for a template that cannot be read.
 */
export function readTemplateFolder(folder: string, builtIn: readonly string[]): TemplateFolder {
  const texts = new Map<string, string>();
  for (const name of filesIn(folder)) {
    const file = join(folder, name);
    if (!builtIn.includes(name)) {
      const hint = didYouMean(name, builtIn) || `; the names are ${builtIn.join(", ")}`;
      throw fail("UNKNOWN_KEY", `no template, partial or stylesheet is called "${name}"${hint}`, { file });
    }
    const text = readTemplate(file);
    if (name.endsWith(".hbs")) checkTemplate(text, file, builtIn);
    texts.set(name, text);
  }
  if (texts.size === 0)
    throw fail("FILE_NOT_FOUND", `the folder overrides nothing; the names are ${builtIn.join(", ")}`, {
      file: folder,
    });
  const hash = sha256(JSON.stringify([...texts]));
  return { texts, hash, explain: (error) => explained(error, folder, texts) };
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

/** Throws SYNTAX for what Handlebars cannot read, UNKNOWN_KEY for a partial that there is not. */
function checkTemplate(text: string, file: string, builtIn: readonly string[]): void {
  const partials = builtIn.flatMap((name) => /^partials\/(.*)\.hbs$/.exec(name)?.[1] ?? []);
  let tree: hbs.AST.Program;
  try {
    tree = Handlebars.parse(text);
  } catch (error) {
    throw broken(error, file, text);
  }
  class PartialCheck extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      const { name, loc } = partial;
      const called = name.type === "PathExpression" ? (name as hbs.AST.PathExpression).original : "";
      if (partials.includes(called)) return;
      const hint = didYouMean(called, partials) || `; there are ${partials.join(", ")}`;
      throw fail(
        "UNKNOWN_KEY",
        `no partial is called "${called}"${hint}`,
        placeIn(file, text, loc.start.line),
      );
    }
  }
  new PartialCheck().accept(tree);
}

const placeIn = (file: string, text: string, line: number) => {
  const offending = text.split("\n")[line - 1] ?? "";
  return { file, line, column: 1 + offending.search(/\S|$/), text: offending };
};

/** Handlebars says `Parse error on line 3:`, the line and what it expected; or gives the line apart. */
function broken(error: unknown, file: string, text: string): GradsheetError {
  const message = error instanceof Error ? error.message : String(error);
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? lineOf(error) ?? 1);
  const what = /^Expecting.*$/m.exec(message)?.[0] ?? message.replace(/ - \d+:\d+$/, "");
  return fail("SYNTAX", `no Handlebars template: ${what}`, placeIn(file, text, line));
}

const lineOf = (error: unknown): number | undefined =>
  typeof error === "object" && error !== null && "lineNumber" in error && typeof error.lineNumber === "number"
    ? error.lineNumber
    : undefined;

/** An error while rendering: the line that Handlebars names, or the first that says the word in quotes. */
function explained(error: unknown, folder: string, texts: ReadonlyMap<string, string>): unknown {
  if (!(error instanceof Error)) return error;
  const word = /"([^"]+)"/.exec(error.message)?.[1];
  if (word === undefined) return error;
  const known = lineOf(error);
  for (const [name, text] of texts) {
    if (!name.endsWith(".hbs")) continue;
    const lines: readonly string[] = text.split("\n");
    const line: number = known ?? lines.findIndex((one) => one.includes(word)) + 1;
    if (!(lines[line - 1] ?? "").includes(word)) continue;
    const message = error.message.replace(/ in \[object.*$/, "").replace(/ - \d+:\d+$/, "");
    return fail("WRONG_VALUE", `${message}; the built-in template of this name shows what there is`, {
      ...placeIn(join(folder, name), text, line),
    });
  }
  return error;
}
