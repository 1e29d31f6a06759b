import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../src/core/base/hash.js";
import { compiledFolder } from "./compiled.js";

/** The sources as they are now, compiled for tests that start the program as a process of its own: the file to run. */
export const compiledProgram = (): string => join(compiledFolder(), "run.js");

/** A process that was started, with what it has written so far. */
export interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts the program; `env` is added to this process's. */
export function start(
  program: string,
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? code));
  });
  return { child, output: () => text, ended };
}

/** Waits until something holds, looking every 10 ms; throws after 60 s. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const started = Date.now();
  while (!holds()) {
    if (Date.now() - started > 60_000) throw new Error(`60 s have passed, and not yet: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Every file below a folder, by its path, with its SHA-256. */
export function filesBelow(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]));
}
