import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { runCli } from "../../support/runCli.js";

const completed = async (...words: readonly string[]): Promise<string[]> =>
  (await runCli(["--get-yargs-completions", "gradsheet", ...words])).stdout.trim().split("\n");

test("commands, the second words of commands, options and their values are completed", async () => {
  expect(await completed("")).toEqual(expect.arrayContaining(["generate", "solve", "verify", "completion"]));
  expect(await completed("verify", "")).toEqual([
    "lecture",
    "gradients",
    "problems",
    "mnist",
    "set",
    "answers",
  ]);
  expect(await completed("solve", "--")).toEqual(expect.arrayContaining(["--steps", "--notation"]));
  expect(await completed("solve", "x.yaml", "--locale", "")).toEqual(["en", "ko"]);
});

/** The shell itself, with a program in gradsheet's place that answers as ours has. */
test("bash completes what was begun, and leaves the rest to the names of files", async () => {
  const { stdout } = await runCli(["completion"], ".", { SHELL: "/bin/bash" });
  const answers = { ve: await completed("ve"), "--no": await completed("solve", "--no") };
  const run = (begun: keyof typeof answers) =>
    execFileSync(
      "bash",
      [
        "-c",
        `gradsheet() { printf '%s\\n' "$answer"; }\n${stdout}\nCOMP_WORDS=(gradsheet ${begun}); COMP_CWORD=1; _gradsheet; echo "\${COMPREPLY[*]}"`,
      ],
      { encoding: "utf8", env: { ...process.env, answer: answers[begun].join("\n") } },
    ).trim();
  expect(run("ve")).toBe("verify");
  expect(run("--no")).toBe("--notation");
});

test.each(["zsh", "fish"])("%s gets lines of its own, by name or by $SHELL", async (shell) => {
  const asked = await runCli(["completion", shell]);
  expect(asked).toMatchObject({
    exit: 0,
    stderr: "",
    stdout: expect.stringContaining("--get-yargs-completions"),
  });
  expect(await runCli(["completion"], ".", { SHELL: `/usr/bin/${shell}` })).toEqual(asked);
});
