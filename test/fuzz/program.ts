import { main } from "../../src/cli.js";

/** Runs the program on what a case wrote, in this process. Throws for an internal error, or an exit code that there is not. */
export async function runProgram(argv: readonly string[], cwd: string): Promise<number> {
  let said = "";
  const exit = await main([...argv, "--debug"], {
    stdin: () => Promise.resolve(new Uint8Array()),
    stdout: () => {},
    stderr: (text) => {
      said += text;
    },
    isTerminal: false,
    watchesProgress: false,
    columns: 100,
    env: {},
    cwd,
  });
  if (said.includes("error[INTERNAL]") || ![0, 1, 2, 3].includes(exit))
    throw new Error(`${argv.join(" ")}: exit ${exit}: ${said.slice(0, 1500)}`);
  return exit;
}
