import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compiledFolder } from "./compiled.js";

/** What the reference is divided into: a heading, and the files of src whose exports stand below it, by the beginnings of their paths. */
const SECTIONS: readonly (readonly [heading: string, files: readonly string[]])[] = [
  ["Quizzes and sheets", ["author/generator/", "author/quiz/", "author/rehearse/", "core/sheet/"]],
  ["Marking one sheet", ["core/marking/"]],
  ["Pages and PDFs", ["paper/pages/", "paper/print/"]],
  ["Class lists and secrets", ["library/rosters"]],
  ["Sets", ["library/sets"]],
  ["Marking a class", ["library/classes"]],
  ["Exports", ["library/exports"]],
  ["Practice", ["library/practice"]],
  ["A server", ["library/server"]],
  ["Training on MNIST", ["library/training"]],
  ["Networks and worked solutions", ["core/network/", "document/solution/", "core/graph/"]],
  ["Words", ["core/topics/", "core/misconceptions/", "core/notation/", "core/words/"]],
  ["Errors and version", ["core/base/"]],
];

/** A name of the library as its declaration has it. */
interface Declared {
  readonly name: string;
  /** Its docstring as Markdown. */
  readonly says: string;
  readonly code: string;
}

/** A list of imports or exports: each name beside what it is called here, and the module that it is from. */
const LISTS = /^(?:import|export) (?:type )?\{([^}]*)\}(?: from "([^"]+)")?;$/gm;

interface Listed {
  readonly name: string;
  readonly from: string;
  readonly file: string | undefined;
}

const listed = (text: string): Listed[] =>
  [...text.matchAll(LISTS)].flatMap(([, names = "", file]) =>
    names
      .split(",")
      .map((one) => one.trim().replace(/^type /, ""))
      .filter((one) => one !== "")
      .map((one) => {
        const [from = "", name = from] = one.split(" as ");
        return { name, from, file };
      }),
  );

/** The reference of the library, from the declarations that users of its types read, as Markdown. */
export function libraryReference(): string {
  const types = join(compiledFolder(), "dist", "types");
  const entries = listed(readFileSync(join(types, "index.d.ts"), "utf8"));
  const placed = new Set<string>();
  const sections = SECTIONS.map(([heading, files]) => {
    const own = entries.filter(({ file = "" }) => files.some((start) => file.startsWith(`./${start}`)));
    for (const { name } of own) placed.add(name);
    const declared = own.map(({ name, from, file = "" }) => ({
      ...declaration(join(types, file), from),
      name,
    }));
    const functions = declared.filter(isFunction);
    const rest = declared.filter((one) => !isFunction(one));
    return [`### ${heading}`, ...[...byName(functions), ...byName(rest)].map(entryOf)].join("\n\n");
  });
  const lost = entries.filter(({ name }) => !placed.has(name)).map(({ name }) => name);
  if (lost.length > 0) throw new Error(`no section of the reference has ${lost.join(", ")}`);
  return sections.join("\n\n");
}

const isFunction = ({ code }: Declared): boolean => /^(?:async )?function |^const \w+: \(/.test(code);

const byName = (all: readonly Declared[]): Declared[] =>
  [...all].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

function entryOf({ name, says, code }: Declared): string {
  if (says === "") throw new Error(`${name} says nothing of itself`);
  return [`#### ${name}`, says, `\`\`\`ts\n${code}\n\`\`\``].join("\n\n");
}

/** Follows a name through the files that only pass it on to the one that declares it. */
function declaration(module: string, name: string): Declared {
  const text = readFileSync(module.replace(/\.js$/, ".d.ts"), "utf8");
  const lines = text.split("\n");
  const head = new RegExp(`^export (?:declare )?(?:function|const|class|interface|type) ${name}\\b`);
  const start = lines.findIndex((line) => head.test(line));
  if (start < 0) {
    const passed = listed(text).find((one) => one.name === name && one.file !== undefined);
    if (passed?.file === undefined) throw new Error(`${module} does not declare ${name}`);
    return declaration(join(dirname(module), passed.file), passed.from);
  }
  const length = lines.slice(start).findIndex((line) => /^\S/.test(line) && /(?:;|^\})$/.test(line));
  const code = lines
    .slice(start, start + length + 1)
    .join("\n")
    .replace(/^export (?:declare )?/, "");
  return { name, says: docstring(lines.slice(0, start)), code: shorter(code) };
}

/** The comment that ends just before a declaration. */
function docstring(before: readonly string[]): string {
  if (before.at(-1)?.trimEnd().endsWith("*/") !== true) return "";
  const begin = before.findLastIndex((line) => line.startsWith("/**"));
  return before
    .slice(begin)
    .map((line) =>
      line
        .replace(/^\/\*\*\s?|^\s*\*\/$|^\s*\* ?/, "")
        .replace(/\s*\*\/$/, "")
        .trim(),
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** Of a catalogue its keys are enough: what each entry holds would fill pages. */
function shorter(code: string): string {
  if (!code.startsWith("const ") || code.length < 400) return code;
  const keys = [...code.matchAll(/^ {4}readonly ("[^"]+"|\w+):/gm)].map(([, key]) => key);
  return `${code.slice(0, code.indexOf(":"))}: { ${keys.join(", ")} }`;
}
