import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { blocksOf, commandsOf, DOCUMENTS, firstHour, NOT_RUN } from "../../test/support/markdown.js";

/**
 * Runs every documented command of gradsheet's by a shell, as it stands, in this clone, and names those that end otherwise
 * than their document says or write something to stderr. Each document finds the clone as it was; what it tells the reader
 * to save is saved.
 */
const OURS = /^npx gradsheet /;

/** What is made by commands goes, what was changed comes back; node_modules alone is left alone. */
const kept = mkdtempSync(join("..", "kept-"));
const own = readdirSync(".").filter((name) => name !== "node_modules");
for (const name of own) cpSync(name, join(kept, name), { recursive: true, preserveTimestamps: true });
function asItWas(): void {
  for (const name of readdirSync("."))
    if (name !== "node_modules") rmSync(name, { recursive: true, force: true });
  for (const name of own) cpSync(join(kept, name), name, { recursive: true, preserveTimestamps: true });
  cpSync("examples/own-look/logo.svg", "logo.svg");
}

/** What a command that does what it is asked to tells beside it: losses of a format, what was written, how far it is. */
const TOLD = [
  /^lost in [\w-]+(?:, copy \w+)?: /,
  /: variants \d+, questions in each \d+$/,
  /: rows \d+, boxes \d+$/,
  /^\d+ of \d+ copies$/,
  /^note: /,
  /^output held another set, .* makes it again$/,
  /^[\w/-]+\.(?:html|pdf)$/,
];

let ran = 0;
const faults: string[] = [];
function run(document: string, command: string): void {
  const exit = Number(/# exit (\d)/.exec(command)?.[1] ?? 0);
  const from = Date.now();
  const { status, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8", timeout: 300_000 });
  ran++;
  console.log(`${((Date.now() - from) / 1000).toFixed(1)} s  ${document}: ${command}`);
  const unasked = stderr.split("\n").filter((line) => line !== "" && !TOLD.some((one) => one.test(line)));
  if (status !== exit || (exit === 0 && unasked.length > 0))
    faults.push(
      `${document}: ${command}: exit ${status}, ${(status === exit ? unasked.join("\n") : stderr).trim().slice(0, 500)}`,
    );
}

for (const document of DOCUMENTS) {
  const blocks = blocksOf(readFileSync(document, "utf8"));
  asItWas();
  for (const block of blocks) {
    if (block.file !== undefined) {
      mkdirSync(dirname(block.file), { recursive: true });
      writeFileSync(block.file, block.text);
    }
    if (block.language !== "sh" || NOT_RUN.test(block.text)) continue;
    for (const command of commandsOf([block]).filter((line) => OURS.test(line))) run(document, command);
  }
}

asItWas();
for (const command of firstHour(readFileSync("README.md", "utf8"))) run("README.md", command);

asItWas();
rmSync("logo.svg");
rmSync(kept, { recursive: true });
console.log(`${ran} commands, ${faults.length} faults`);
for (const fault of faults) console.log(fault);
process.exitCode = ran > 40 && faults.length === 0 ? 0 : 1;
