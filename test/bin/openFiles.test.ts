import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { main } from "../../src/cli.js";

describe("held: too few open files ended in a stack or an internal error", () => {
  test.each([24, 64, 128])("with ulimit -n %d one line says how many are needed: exit 3", (most) => {
    if (!existsSync("/proc/self/limits")) return;
    const { status, stderr, stdout } = spawnSync(
      "bash",
      ["-c", `ulimit -n ${most}; exec "$0" bin/gradsheet.js list topics`, process.execPath],
      { encoding: "utf8" },
    );
    expect([status, stdout, stderr]).toEqual([
      3,
      "",
      `error[NO_MEMORY]: ${most} files may be open at once, and gradsheet needs 256; ulimit -n 1024 would be right\n`,
    ]);
  });

  test("256 are enough", () => {
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", 'ulimit -n 256; exec "$0" bin/gradsheet.js list topics', process.execPath],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("where they run out later, that is what is said", async () => {
    let said = "";
    const streams = {
      stdin: () => Promise.resolve(new Uint8Array()),
      stdout: () => {
        throw Object.assign(new Error("EMFILE: too many open files, open 'x'"), { code: "EMFILE" });
      },
      stderr: (text: string) => {
        said += text;
      },
      isTerminal: false,
      watchesProgress: false,
      columns: 80,
      env: {},
      cwd: ".",
    };
    expect(await main(["list", "topics"], streams)).toBe(3);
    expect(said).toBe(
      "error[NO_MEMORY]: no more files may be open at once; a larger ulimit -n would be right\n",
    );
  });
});
