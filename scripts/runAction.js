import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/**
 * Runs the shell steps of action.yml in their order, as GitHub does, in this folder:
 *
 *   node scripts/runAction.js quiz=exam.yaml copies=2 [--without "install gradsheet"]
 *
 * What they print goes to stderr; on stdout comes what is left as JSON: the exit code, the action's outputs, the step's
 * summary, and the steps that were left out, actions of others (`uses:`) among them. Files stay in RUNNER_TEMP where that is
 * set. A script with an expression in it is refused: in a script an input could be a command.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const action = parse(readFileSync(join(root, "action.yml"), "utf8"));
const words = process.argv.slice(2);
const at = words.indexOf("--without");
const without = at < 0 ? undefined : words.splice(at, 2)[1];
const temporary = process.env["RUNNER_TEMP"] ?? mkdtempSync(join(tmpdir(), "gradsheet-action-"));
const files = Object.fromEntries(
  ["PATH", "OUTPUT", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, join(temporary, `github-${name}`)]),
);

/** What expressions may name, and its value now. */
const known = new Map(Object.entries(action.inputs).map(([name, one]) => [`inputs.${name}`, one.default]));
for (const word of words) {
  const [name] = word.split("=", 1);
  if (!known.has(`inputs.${name}`)) throw new Error(`the action has no input ${name}`);
  known.set(`inputs.${name}`, word.slice(name.length + 1));
}

const filled = (text) =>
  text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_all, name) => {
    if (/^steps\.\w+\.outputs\.\w+$/.test(name)) return known.get(name) ?? "";
    if (!known.has(name)) throw new Error(`the expression ${name} is not known`);
    return known.get(name);
  });

const linesOf = (name) => readFileSync(files[name], "utf8").split("\n").filter(Boolean);

/** Runs one step; its exit code. */
function run({ name, id, shell, env = {}, run: script, ...others }, place) {
  if (script.includes("${{")) throw new Error(`the script of "${name}" has an expression in it`);
  if (shell !== "bash" || Object.keys(others).length > 0)
    throw new Error(`"${name}" is no plain step of bash`);
  const file = join(temporary, `step-${place}.sh`);
  writeFileSync(file, script);
  writeFileSync(files["GITHUB_OUTPUT"], "");
  const path = [...linesOf("GITHUB_PATH").reverse(), process.env["PATH"]].join(delimiter);
  const runner = { GITHUB_ACTIONS: "true", GITHUB_ACTION_PATH: root, RUNNER_TEMP: temporary, PATH: path };
  const own = Object.fromEntries(Object.entries(env).map(([key, text]) => [key, filled(text)]));
  const { status } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
    env: { ...process.env, ...runner, ...files, ...own },
    stdio: ["ignore", 2, 2],
  });
  for (const line of linesOf("GITHUB_OUTPUT")) {
    const [key] = line.split("=", 1);
    known.set(`steps.${id}.outputs.${key}`, line.slice(key.length + 1));
  }
  return status ?? 1;
}

try {
  for (const file of Object.values(files)) writeFileSync(file, "");
  const leftOut = [];
  let exit = 0;
  for (const [place, step] of action.runs.steps.entries()) {
    if (step.uses !== undefined || step.name === without) leftOut.push(step.uses ?? step.name);
    else exit = run(step, place);
    if (exit !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]);
  const summary = readFileSync(files["GITHUB_STEP_SUMMARY"], "utf8");
  console.log(JSON.stringify({ exit, outputs: Object.fromEntries(outputs), summary, leftOut }, null, 2));
  process.exitCode = exit;
} finally {
  if (process.env["RUNNER_TEMP"] === undefined) rmSync(temporary, { recursive: true, force: true });
}
