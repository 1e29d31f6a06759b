import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { parse } from "acorn";
import { ERROR_CODES } from "../../src/core/base/errors.js";

const text = readFileSync("bin/gradsheet.js", "utf8");
const { engines } = JSON.parse(readFileSync("package.json", "utf8"));

/** What the program's first file says and asks for on a Node.js of that version. */
function started(node: string): { readonly said: string; readonly exitCode: number; readonly asked: string } {
  const process = { versions: { node }, exitCode: 0 };
  let said = "";
  let asked = "";
  const console = { error: (line: string) => (said += line) };
  runInNewContext(text.replace(/^#!.*/, ""), {
    process,
    console,
    require: (file: string) => (asked += file),
  });
  return { said, exitCode: process.exitCode, asked };
}

test("the program's first file is read by a parser of 2009, and is no module", () => {
  expect(() => parse(text, { ecmaVersion: 5, sourceType: "script", allowHashBang: true })).not.toThrow();
  expect(JSON.parse(readFileSync("bin/package.json", "utf8"))).toEqual({ type: "commonjs" });
});

test.each(["0.12.18", "18.20.8", "20.18.3"])("Node.js %s is told in one line what is needed", (node) => {
  const needed = /\d+\.\d+/.exec(engines.node)?.[0];
  expect(started(node)).toEqual({
    said: `error[NODE_TOO_OLD]: this is Node.js ${node}, and gradsheet needs ${needed} or newer; https://nodejs.org has it`,
    exitCode: ERROR_CODES.NODE_TOO_OLD,
    asked: "",
  });
});

test.each(["20.19.0", "22.0.0", "30.1.2"])("Node.js %s goes on", (node) => {
  expect(started(node)).toEqual({ said: "", exitCode: 0, asked: "./start.js" });
});

test("a clone that is not built says what builds it, in one line", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bin-"));
  try {
    cpSync("bin", join(folder, "bin"), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [join(folder, "bin/gradsheet.js")], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({
      status: ERROR_CODES.DATA_MISSING,
      stderr:
        "error[DATA_MISSING]: this clone is not built yet; npm ci builds it, and npm run build does again\n",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [
    "never ends",
    "new Promise(() => undefined)",
    ERROR_CODES.INTERNAL,
    /^error\[INTERNAL\]: gradsheet ended before its work was done;/,
  ],
  ["ends well", "Promise.resolve(0)", 0, /^$/],
  ["ends with a fault", "Promise.resolve(2)", 2, /^$/],
])("work that %s", (_what, work, status, said) => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bin-"));
  try {
    cpSync("bin", join(folder, "bin"), { recursive: true });
    mkdirSync(join(folder, "dist/program"), { recursive: true });
    writeFileSync(join(folder, "dist/package.json"), `{"type": "module"}`);
    writeFileSync(join(folder, "dist/program/cli.js"), `export const main = () => ${work};`);
    const ended = spawnSync(process.execPath, [join(folder, "bin/gradsheet.js")], { encoding: "utf8" });
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(said);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
