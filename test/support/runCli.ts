import { main } from "../../src/cli.js";
import type { Io } from "../../src/core/terminal/io.js";

/** What a run of the program left: its exit code and what it wrote. */
export interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, in the folder `cwd`. */
export async function runCli(
  argv: readonly string[],
  cwd = process.cwd(),
  env: Io["env"] = {},
  stdin = "",
): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const io: Io = {
    stdin: () => Promise.resolve(Buffer.from(stdin)),
    stdout: (text) => {
      written.stdout += text;
    },
    stderr: (text) => {
      written.stderr += text;
    },
    isTerminal: false,
    watchesProgress: false,
    columns: 100,
    env,
    cwd,
  };
  const exit = await main(argv, io);
  return { exit, ...written };
}
