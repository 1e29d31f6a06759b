import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { fail } from "../../../core/base/errors.js";
import { visible } from "../../../core/base/visible.js";
import { isFolder } from "../../../core/files/files.js";
import { startFile } from "../../../core/paths.js";
import type { Database, Row } from "./database.js";

/** What the thread is asked; without a question it closes the database. */
export interface FolderQuestion {
  readonly number: number;
  readonly sql: string | null;
  readonly params: readonly unknown[];
}

/** What the thread answers; of number 0 when the database is open. */
export type FolderAnswer =
  | { readonly number: number; readonly rows: readonly Row[] }
  | { readonly number: number; readonly failed: string };

const THREAD = pathToFileURL(startFile("web/server/database/folderThread"));

/** A question that takes longer never ends: the thread is ended, and another one opens the database. To open it may take longer; nobody waits so long for its end. */
const [LIMIT, OPENING, CLOSING] = [60_000, 300_000, 10_000];

/**
 * A database in a folder of its owner's alone, which one process at a time may open: whoever opens it has locked the folder.
 * It runs in a thread of its own, so that nobody waits who asks for nothing of it, and one that stands still, as with a disk
 * that is full, is ended after `limit` milliseconds and opened anew at the next question. It brings nothing to the disk; the
 * journal does. Throws NO_DATABASE without PGlite's package, DATA_DAMAGED for a database that cannot be opened.
 */
export async function openFolderDatabase(folder: string, limit = LIMIT): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = join(folder, "database");
  const isNew = !(await isFolder(place));
  const open = async (): Promise<Thread> => {
    const thread = threadOf(place);
    try {
      await thread.opened();
      return thread;
    } catch (error) {
      await thread.end();
      throw error;
    }
  };
  let thread: Promise<Thread> | null = open();
  try {
    await thread;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (message === "no package") throw noPackage();
    throw isNew ? error : damaged(folder, message);
  }
  /** Asks the thread; one that does not answer in time is ended. */
  const ask = async (sql: string | null, params: readonly unknown[]): Promise<readonly Row[]> => {
    thread ??= open();
    const asked = thread;
    try {
      return await (await asked).ask(sql, params, limit);
    } catch (error) {
      // Whoever has ended is not asked again.
      if ((await asked.catch(() => null))?.hasEnded() !== false && thread === asked) thread = null;
      throw error;
    }
  };
  // One after another, as there is one connection; a question of a transaction waits for no other's.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  return {
    query: (sql, params = []) => inTurn(() => ask(sql, params)),
    together: (work) =>
      inTurn(async () => {
        await ask("begin", []);
        try {
          const result = await work((sql, params = []) => ask(sql, params));
          await ask("commit", []);
          return result;
        } catch (error) {
          await ask("rollback", []).catch(() => {});
          throw error;
        }
      }),
    close: () =>
      inTurn(async () => {
        const opened = await thread?.catch(() => null);
        await opened?.ask(null, [], CLOSING).catch(() => {});
        await opened?.end();
      }),
  };
}

interface Thread {
  readonly opened: () => Promise<unknown>;
  readonly ask: (sql: string | null, params: readonly unknown[], limit: number) => Promise<readonly Row[]>;
  readonly hasEnded: () => boolean;
  readonly end: () => Promise<unknown>;
}

function threadOf(place: string): Thread {
  interface Waiting {
    readonly done: (rows: readonly Row[]) => void;
    readonly failed: (error: Error) => void;
  }
  const waiting = new Map<number, Waiting>();
  const thread = new Worker(THREAD, { workerData: place });
  let [count, ended] = [0, false];
  const end = (why: string): void => {
    ended = true;
    for (const { failed } of waiting.values()) failed(new Error(why));
    waiting.clear();
  };
  thread.on("message", (answer: FolderAnswer) => {
    const one = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ("failed" in answer) one?.failed(new Error(answer.failed));
    else one?.done(answer.rows);
  });
  thread.on("error", (error: unknown) => end(String(error)));
  thread.on("exit", () => end("the thread of the database has ended"));
  const answer = (number: number, limit: number): Promise<readonly Row[]> =>
    new Promise((done, failed) => {
      const late = setTimeout(() => {
        end("the database has not answered in time");
        void thread.terminate();
      }, limit);
      const over = (): void => clearTimeout(late);
      waiting.set(number, {
        done: (rows) => {
          over();
          done(rows);
        },
        failed: (error) => {
          over();
          failed(error);
        },
      });
    });
  const opened = answer(0, OPENING);
  // Whoever has opened it hears of it.
  opened.catch(() => {});
  return {
    opened: () => opened,
    ask: (sql, params, limit) => {
      if (ended) return Promise.reject(new Error("the thread of the database has ended"));
      const number = ++count;
      const answered = answer(number, limit);
      thread.postMessage({ number, sql, params } satisfies FolderQuestion);
      return answered;
    },
    hasEnded: () => ended,
    end: () => thread.terminate(),
  };
}
/** It is an optional one: 27 MB that a server alone needs. */
const noPackage = () =>
  fail(
    "NO_DATABASE",
    "a folder of answers needs the package @electric-sql/pglite, which is not installed; " +
      "npm install @electric-sql/pglite@0.5 brings it, or DATABASE_URL=postgres://… names a PostgreSQL server",
  );

/** PGlite's reasons end in advice of several lines. */
const oneLine = (why: string): string => visible(why.split("\n", 1)[0] ?? "").slice(0, 200);

const damaged = (folder: string, why: string) =>
  fail(
    "DATA_DAMAGED",
    `the database of answers cannot be opened (${oneLine(why)}); gradsheet verify answers --rebuild makes it anew from the journal, where all answers stand`,
    { file: join(folder, "database") },
  );
