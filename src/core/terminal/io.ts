import { cannotWrite } from "../files/files.js";
import { readStream } from "../files/readBytes.js";

/** What a command may touch outside: two streams of text, the environment and the folder that paths start from. */
export interface Io {
  /** All that is given on standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Documents. */
  readonly stdout: (text: string) => void;
  /** Messages. */
  readonly stderr: (text: string) => void;
  /** Commands to the service that runs us, where its log is read for them: texts from outside cannot be one. */
  readonly commands?: (text: string) => void;
  /** Whether a person reads stdout on a terminal. */
  readonly isTerminal: boolean;
  /** Whether a person reads stderr on a terminal: progress bars are for them. */
  readonly watchesProgress: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

const COLUMNS = 100;

/**
 * The process's own streams. A reader that goes away (`gradsheet solve … | head`) is no error; a disk that is full is one:
 * one line says so, nothing more is written, and the process ends with the exit code of CANNOT_WRITE.
 */
export function processIo(): Io {
  return {
    stdin: () => readStream(process.stdin, "stdin"),
    stdout: writer(process.stdout, "stdout"),
    stderr: writer(process.stderr, "stderr"),
    isTerminal: process.stdout.isTTY === true,
    watchesProgress: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? COLUMNS,
    env: process.env,
    cwd: process.cwd(),
  };
}

const heard = new WeakSet<NodeJS.WriteStream>();

function writer(stream: NodeJS.WriteStream, name: string): (text: string) => void {
  if (!heard.has(stream)) {
    heard.add(stream);
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      const told = cannotWrite(name, error);
      if (process.stderr.writable) process.stderr.write(`${told.message}\n`);
      process.once("exit", () => {
        process.exitCode = told.exitCode;
      });
    });
  }
  return (text) => {
    if (stream.writable) stream.write(text);
  };
}
