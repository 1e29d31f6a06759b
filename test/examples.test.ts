import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { runCli } from "./support/runCli.js";

const files = readdirSync("examples", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yaml"))
  .sort();
const networks = files.filter((file) => file.endsWith("network.yaml"));
// Questions of a bank are asked by quizzes that name them.
const quizzes = files.filter((file) => !networks.includes(file) && !file.startsWith("bank"));

test.each(networks)("examples/%s is solved, and nothing is noted", async (file) => {
  const { exit, stdout, stderr } = await runCli(["solve", resolve("examples", file), "--json"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  // Worked out by hand: 0.7·0.5 + 0.4·0.3, and 0.3·0.5 + 0.6·0.3.
  expect(JSON.parse(stdout).examples[0].z[0]).toEqual([expect.closeTo(0.47), expect.closeTo(0.33)]);
});

test.each(quizzes)("examples/%s generates in both languages, and nothing is noted", async (file) => {
  const out = mkdtempSync(join(tmpdir(), "gradsheet-example-"));
  try {
    for (const locale of ["en", "ko"]) {
      const to = ["--out", join(out, locale), "--formats", "html,selfcheck"];
      const run = await runCli([
        "generate",
        resolve("examples", file),
        "--seed",
        "1",
        "--locale",
        locale,
        ...to,
      ]);
      expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: "" });
    }
  } finally {
    rmSync(out, { recursive: true });
  }
});

test("the templates of examples/own-look go with its quiz, and its manifest names them", async () => {
  const out = mkdtempSync(join(tmpdir(), "gradsheet-example-"));
  try {
    const look = resolve("examples/own-look");
    const run = await runCli([
      ...["generate", join(look, "quiz.yaml"), "--templates", join(look, "templates")],
      ...["--seed", "1", "--out", out, "--formats", "html", "--json"],
    ]);
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toMatchObject({ templates: expect.stringMatching(/^[0-9a-f]{64}$/) });
  } finally {
    rmSync(out, { recursive: true });
  }
});
