import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readArguments } from "../../src/cli/options/arguments.js";
import { parseNetwork } from "../../src/core/network/networkFile.js";
import { parseScheme } from "../../src/core/scheme/parseScheme.js";
import { solveNetwork } from "../../src/document/solution/solve.js";
import { LONG } from "../seeds.js";
import {
  type Block,
  blocksOf,
  commandsOf,
  DOCUMENTS,
  inlineCode,
  NOT_RUN,
  wordsOf,
} from "../support/markdown.js";
import { makeClone, typed } from "../support/npx.js";
import { runCli } from "../support/runCli.js";

const OURS = /^npx gradsheet /;

/** A folder for one document: the examples that it speaks of, and the files that it tells the reader to write. */
const folders = new Map<string, string>();
beforeAll(() => {
  for (const file of DOCUMENTS) {
    const folder = mkdtempSync(join(tmpdir(), "gradsheet-document-"));
    cpSync("examples", join(folder, "examples"), { recursive: true });
    cpSync("examples/own-look/logo.svg", join(folder, "logo.svg"));
    if (LONG) makeClone(folder);
    folders.set(file, folder);
  }
});
afterAll(() => {
  for (const folder of [...folders.values(), NPM_CACHE]) rmSync(folder, { recursive: true, force: true });
});
/** Where npx keeps its own in the long checks. */
const NPM_CACHE = join(tmpdir(), `gradsheet-npm-cache-${process.pid}`);
const folderOf = (document: string): string => folders.get(document) ?? "";

describe.each(DOCUMENTS)("%s", (document) => {
  const text = readFileSync(document, "utf8");
  const blocks = blocksOf(text);

  test("its YAML is a quiz that makes a sheet, a network that is solved, or a part of one", () => {
    for (const block of blocks.filter(({ language }) => language === "yaml"))
      check(block, folderOf(document), `${document}:${block.line}`);
  });

  test("its commands are gradsheet's, written so that a clone has them", async () => {
    const inline = inlineCode(text);
    expect(inline.filter((code) => /^gradsheet [a-z]/.test(code))).toEqual([]);
    const wanting = scripts([...inline, ...commandsOf(blocks)]).filter(
      (name) => !Object.hasOwn(packageScripts(), name),
    );
    expect(wanting).toEqual([]);
    for (const command of [...inline, ...commandsOf(blocks)].filter((line) => OURS.test(line)))
      await readOnly(command);
  });

  test("its commands run, one after the other", async () => {
    const folder = folderOf(document);
    for (const block of blocks) {
      if (block.file !== undefined) {
        mkdirSync(dirname(join(folder, block.file)), { recursive: true });
        writeFileSync(join(folder, block.file), block.text);
      }
      if (block.language !== "sh" || NOT_RUN.test(block.text)) continue;
      for (const command of commandsOf([block]).filter((line) => OURS.test(line)))
        await runs(lighter(command, document), folder, document);
    }
  });
});

/** The npm scripts that commands call for. */
const scripts = (commands: readonly string[]): string[] =>
  commands
    .flatMap((line) => [...line.matchAll(/\bnpm (?:run )?(\S+)/g)].map(([, name = ""]) => name))
    .filter((name) => !["ci", "install", "pack", "version"].includes(name));
const packageScripts = (): Record<string, string> => JSON.parse(readFileSync("package.json", "utf8")).scripts;

/** Reads a command as the program does; words in capitals stand for what a reader fills in. */
async function readOnly(command: string): Promise<void> {
  const words = wordsOf(command).slice(2);
  if (words[0] === "COMMAND") return;
  const read = readArguments(words, "0").then(
    () => "read",
    (error: Error) => `${command}: ${error.message}`,
  );
  expect(await read).toBe("read");
}

/** Papers are printed in these alone; elsewhere the same pages come as HTML, which takes no browser. */
const PRINTED = ["README.md", "docs/tutorial.md"];

/** A command as it is printed in the long checks; else without what only takes time: more seeds, more papers. */
function lighter(command: string, document: string): string {
  if (LONG) return command;
  const fewer = command.replace(/--seeds \d+/, "--seeds 5");
  const prints = / generate /.test(fewer) && !/--formats|--combine/.test(fewer);
  return prints && !PRINTED.includes(document) ? fewer.replace(/(?=\s*(?:#|$))/, " --formats html") : fewer;
}

async function runs(command: string, folder: string, document: string): Promise<void> {
  // In the long checks as it is typed: by npx itself, in a clone.
  const run = LONG ? typed(command, folder, NPM_CACHE) : await runCli(wordsOf(command).slice(2), folder);
  const exit = Number(/# exit (\d)/.exec(command)?.[1] ?? 0);
  expect({ document, command, exit: run.exit, stderr: run.exit === exit ? "" : run.stderr }).toEqual({
    ...{ document, command, exit, stderr: "" },
  });
}

/** A fragment is put where it belongs: list items among a quiz's questions, other keys into a quiz of one question. */
function check({ text, file }: Block, folder: string, name: string): void {
  if (file?.includes("scheme") === true) {
    expect(parseScheme(text, name).scheme.hash).not.toBe("");
    return;
  }
  const data: unknown = parse(text);
  const { questions, layers } = data as Record<string, unknown>;
  if (Array.isArray(layers)) expect(solveNetwork(parseNetwork(text, name)).quantities).not.toEqual([]);
  else if (Array.isArray(data)) sheet(`questions:\n${text}`, folder, name);
  else
    sheet(
      questions === undefined ? `${text}\nquestions: [{ topic: hidden-gradient }]\n` : text,
      folder,
      name,
    );
}

function sheet(text: string, folder: string, name: string): void {
  const made = makeSheet(readQuiz(text, name, { folder }), { id: "001", seed: "document" });
  expect(made.questions.length).toBeGreaterThan(0);
}
