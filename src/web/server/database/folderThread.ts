import { parentPort, workerData } from "node:worker_threads";
import { isNotInstalled } from "../../../core/base/notInstalled.js";
import type { FolderAnswer, FolderQuestion } from "./folderDatabase.js";

/** The thread that has a folder's database open, and answers one question after another. */
async function open(): Promise<void> {
  const tell = (answer: FolderAnswer): void => parentPort?.postMessage(answer);
  const { PGlite } = await import("@electric-sql/pglite").catch((error: unknown) => {
    tell({ number: 0, failed: isNotInstalled(error) ? "no package" : String(error) });
    throw error;
  });
  const database = await PGlite.create(String(workerData)).catch((error: unknown) => {
    tell({ number: 0, failed: String(error) });
    throw error;
  });
  tell({ number: 0, rows: [] });
  parentPort?.on("message", ({ number, sql, params }: FolderQuestion) => {
    const asked =
      sql === null
        ? database.close().then(() => [])
        : database.query<Record<string, unknown>>(sql, [...params]).then(({ rows }) => rows);
    asked.then(
      (rows) => tell({ number, rows }),
      (error: unknown) => tell({ number, failed: error instanceof Error ? error.message : String(error) }),
    );
  });
}

// What failed was told, and the thread ends.
open().catch(() => process.exit(1));
