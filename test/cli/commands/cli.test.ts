import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { COMMANDS, type CommandName, OPTIONS, optionsOf } from "../../../src/cli/options/options.js";
import { LEVELS, LOCALES, PAPERS } from "../../../src/core/base/settings.js";
import { VERSION } from "../../../src/core/base/version.js";
import { NOTATIONS } from "../../../src/core/notation/notation.js";
import { runCli } from "../../support/runCli.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-cli-"));
  writeFileSync(
    join(folder, "network.yaml"),
    "inputs: [0.5, 0.3]\ntargets: [1]\nlayers:\n  - {weights: [[0.7, 0.4], [0.3, 0.6]], activation: sigmoid}\n  - {weights: [[0.55, 0.45]], activation: sigmoid}\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("solve", () => {
  test("prints a heading for each stage, and each line with its reason", async () => {
    const { exit, stdout, stderr } = await runCli(["solve", "network.yaml"], folder);
    expect([exit, stderr]).toEqual([0, ""]);
    expect(stdout.match(/^[A-Z].*$/gm)).toEqual([
      "Network",
      "Forward pass",
      "Loss",
      "Backward pass",
      "Update",
      "Second forward pass",
    ]);
    expect(stdout).toContain(
      "  z1_1 = w1_1_1·x1 + w1_1_2·x2 = 0.7·0.5 + 0.4·0.3 = 0.4700\n      Each input of the neuron times its weight, added up.\n",
    );
  });
  test("no line is wider than 100 columns", async () => {
    const { stdout } = await runCli(["solve", "network.yaml"], folder);
    expect(stdout.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });
  test("--notation flat names the weights of the lecture: ∂C/∂w5 = -0.09976 from the printed factors", async () => {
    const { stdout } = await runCli(["solve", "network.yaml", "--notation", "flat"], folder);
    expect(stdout).toContain("∂C/∂w5 = ∂C/∂z3·∂z3/∂w5 = -0.1621·0.6154 = -0.09976");
  });
  test("--locale ko says its reasons in Korean", async () => {
    const { stdout } = await runCli(["solve", "network.yaml", "--locale", "ko"], folder);
    expect(stdout).toContain("순전파");
  });
  test("--json prints one JSON document and nothing else", async () => {
    const { exit, stdout, stderr } = await runCli(
      ["solve", "network.yaml", "--json", "--steps", "2"],
      folder,
    );
    expect([exit, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ format: "gradsheet/solution@1", steps: 2 });
  });
});

test("solve - reads the network from standard input, and says of it what it says of the file", async () => {
  const text = readFileSync(join(folder, "network.yaml"), "utf8");
  const piped = await runCli(["solve", "-"], folder, {}, text);
  expect([piped.exit, piped.stderr]).toEqual([0, ""]);
  expect(piped.stdout).toBe((await runCli(["solve", "network.yaml"], folder)).stdout);
});

describe("verify gradients", () => {
  test("--networks 25 passes, as a table and as data", async () => {
    const table = await runCli(["verify", "gradients", "--networks", "25", "--seed", "a"]);
    expect(table.exit).toBe(0);
    expect(table.stdout).toContain("passed: all agree to 1e-9 with the tape and to 1e-6 with differences");
    const data = await runCli(["verify", "gradients", "--networks", "25", "--seed", "a", "--json"]);
    expect(JSON.parse(data.stdout)).toMatchObject({
      networks: 25,
      seed: "a",
      passed: true,
      disagreements: [],
    });
  });
});

describe("help and version", () => {
  test("--version is the version of package.json", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(VERSION).toBe(version);
    expect(await runCli(["--version"])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: "" });
  });
  test("--help lists every command", async () => {
    const { exit, stdout } = await runCli(["--help"]);
    expect(exit).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(stdout).toContain(name.split(" ")[0] ?? "");
  });
  test("solve --help lists every option of solve", async () => {
    const { exit, stdout } = await runCli(["solve", "--help"]);
    expect(exit).toBe(0);
    for (const { name } of optionsOf("solve")) expect(stdout).toContain(`--${name}`);
  });
});

describe("the table of options", () => {
  test("offers every locale, paper, level and notation", () => {
    const choices = (name: string) => OPTIONS.filter((row) => row.name === name && "choices" in row);
    for (const row of choices("locale")) expect(row).toMatchObject({ choices: LOCALES });
    for (const row of choices("paper")) expect(row).toMatchObject({ choices: PAPERS });
    for (const row of choices("level")) expect(row).toMatchObject({ choices: LEVELS });
    for (const row of choices("notation")) expect(row).toMatchObject({ choices: NOTATIONS });
  });
  test("names each option once a command", () => {
    for (const command of Object.keys(COMMANDS) as CommandName[]) {
      const names = optionsOf(command).map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
    }
  });
});

test("--debug shows where the error was raised", async () => {
  expect((await runCli(["solve", "none.yaml"])).stderr).not.toContain("    at ");
  expect((await runCli(["solve", "none.yaml", "--debug"])).stderr).toContain("    at ");
});
