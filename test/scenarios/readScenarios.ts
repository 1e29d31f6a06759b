import { readFileSync } from "node:fs";

/** Files, a command line, and what it has to print: one story of a scenario file. */
export interface Scenario {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly argv: readonly string[];
  readonly exit: number;
  readonly stderr: string;
  /** Undefined: not looked at. */
  readonly stdout: string | undefined;
}

/**
 * Reads a scenario file. A story starts with `## title`; `--- NAME` starts a file (`-`: standard input), `$ gradsheet …` is the command,
 * `stderr:` and `stdout:` start what it prints, and `exit N` ends the story.
 */
export function readScenarios(file: string | URL): Scenario[] {
  const stories = readFileSync(file, "utf8").split(/^## /m).slice(1);
  return stories.map((story) => {
    const [title = "", ...lines] = story.split("\n");
    const files = new Map<string, string>();
    const printed = new Map<string, string>();
    let argv: string[] = [];
    let exit = Number.NaN;
    let write: (line: string) => void = () => {};
    const writeTo = (texts: Map<string, string>, name: string) => {
      texts.set(name, "");
      write = (line) => texts.set(name, `${texts.get(name) ?? ""}${line}\n`);
    };
    for (const line of lines) {
      const named = /^--- (\S+)$/.exec(line)?.[1];
      const code = /^exit (\d)$/.exec(line)?.[1];
      if (named !== undefined) writeTo(files, named);
      else if (line.startsWith("$ gradsheet"))
        argv = line
          .split(" ")
          .slice(2)
          .filter((word) => word !== "");
      else if (line === "stderr:" || line === "stdout:") writeTo(printed, line.slice(0, -1));
      else if (code !== undefined) {
        exit = Number(code);
        write = () => {};
      } else write(line);
    }
    return { title, files, argv, exit, stderr: printed.get("stderr") ?? "", stdout: printed.get("stdout") };
  });
}
