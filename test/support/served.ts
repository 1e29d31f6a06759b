import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { type RunningServer, type ServerWish, startServer } from "../../src/web/server/startServer.js";
import { emptyDatabase } from "./emptyDatabase.js";
import { writeSet } from "./writeSet.js";

/** A server on a free port with a set of its own, and the pages' programs of the last build; what it did not expect is an error of the test. */
export interface Served {
  readonly folder: string;
  readonly sheets: readonly Sheet[];
  readonly url: string;
  readonly running: RunningServer;
  readonly close: () => Promise<void>;
}

/** A second server beside it, as after a new start: with the sets that were given out on the pages alone, and answers of its own. */
export async function servedAgain({ folder }: Served): Promise<Pick<Served, "url" | "close">> {
  await emptyDatabase(join(folder, "again"));
  const running = await startServer({
    ...{ host: "127.0.0.1", port: 0, sets: [], cwd: folder, token: "a-token-of-the-test", policy: {} },
    ...{ database: { folder: join(folder, "again") }, works: join(folder, "works") },
    data: join(folder, "again"),
    failed: (error) => {
      throw error;
    },
  });
  return { url: `http://127.0.0.1:${running.port}`, close: running.close };
}

export async function served(
  quiz: string,
  students: Parameters<typeof writeSet>[2],
  wish: Partial<ServerWish> = {},
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-serve-"));
  const sheets = writeSet(join(folder, "set"), quiz, students, "a-seed-to-be-hidden");
  await emptyDatabase(join(folder, "data"));
  const failures: unknown[] = [];
  const running = await startServer({
    ...{ host: "127.0.0.1", port: 0, sets: ["set"], cwd: folder, token: "a-token-of-the-test" },
    database: { folder: join(folder, "data") },
    policy: {},
    ...{ works: join(folder, "works"), data: join(folder, "data") },
    failed: (error) => failures.push(error),
    ...wish,
  });
  return {
    ...{ folder, sheets, running, url: `http://127.0.0.1:${running.port}` },
    close: async () => {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
      if (failures.length > 0) throw failures[0];
    },
  };
}
