/** What a command may touch outside: two streams of text, the environment and the folder that paths start from. */
export interface Io {
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

/** The process's own streams. A reader that goes away (`gradsheet solve … | head`) is no error. */
export function processIo(): Io {
  return {
    stdout: writer(process.stdout),
    stderr: writer(process.stderr),
    isTerminal: process.stdout.isTTY === true,
    watchesProgress: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? COLUMNS,
    env: process.env,
    cwd: process.cwd(),
  };
}

const heard = new WeakSet<NodeJS.WriteStream>();

function writer(stream: NodeJS.WriteStream): (text: string) => void {
  if (!heard.has(stream)) {
    heard.add(stream);
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  return (text) => {
    if (stream.writable) stream.write(text);
  };
}
