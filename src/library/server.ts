import { join, resolve } from "node:path";

/** What a server gives out, and where. */
export interface ServeOptions {
  /** Folders of sets. Default: none, for a server on which quizzes are composed. */
  readonly sets?: readonly string[];
  /** The folder of answers, composed sets and the teacher's token. Default: `gradsheet-data`. */
  readonly data?: string;
  /** `postgres://…`; default: a database in `data`. */
  readonly database?: string;
  /** Default: 127.0.0.1, this machine alone. */
  readonly host?: string;
  /** Default: any that is free. */
  readonly port?: number;
  /** The address that browsers see, `https://exam.example.org`, where a proxy speaks TLS. */
  readonly origin?: string;
  /** Is told of what happens, without names, codes or answers. */
  readonly log?: (entry: {
    readonly event: string;
    readonly [key: string]: string | number | boolean;
  }) => void;
}

/** A server that runs. */
export interface Server {
  readonly port: number;
  /** How many sheets it gives out. */
  readonly sheets: number;
  /** What opens the teacher's pages. */
  readonly token: string;
  /** Answers what is under way, and closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Gives sheets out on the web, in this process: students at `/`, teachers at `/teach`. How often and until when is what the
 * sets' quizzes say. Throws BUSY, NO_DATABASE, PORT_TAKEN, WEAK_SECRET, or what is wrong with a set.
 */
export async function serve(options: ServeOptions = {}): Promise<Server> {
  const { sets = [], host = "127.0.0.1", port = 0, database, origin, log } = options;
  const [{ startServer }, { teachToken }, { makeFolder }] = await Promise.all([
    import("../web/server/startServer.js"),
    import("../web/server/teachers/sessions.js"),
    import("../core/files/files.js"),
  ]);
  const folder = resolve(options.data ?? "gradsheet-data");
  await makeFolder(folder, 0o700);
  const token = await teachToken(join(folder, "teach.token"));
  const running = await startServer({
    ...{
      host,
      port,
      sets,
      cwd: process.cwd(),
      token,
      policy: {},
      works: join(folder, "works"),
      data: folder,
      pressed: true,
    },
    database: database === undefined ? { folder } : { address: database },
    failed: () => {},
    ...(origin === undefined ? {} : { origin }),
    ...(log === undefined ? {} : { log }),
  });
  return { port: running.port, sheets: running.sheets, token, close: running.close };
}
