import { fail, type GradsheetError } from "../../../core/base/errors.js";
import type { Database } from "./database.js";

/** How many questions a server is asked at once. */
const CONNECTIONS = 10;

/** A connection that cannot be made or that broke: what Node says of it, and PostgreSQL (classes 08 and 57P). */
const BROKEN =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|57P\d\d)$/;

const silent = (error: unknown): GradsheetError =>
  fail(
    "NO_DATABASE",
    `PostgreSQL does not answer at DATABASE_URL (${(error as Error).message}); check address and password`,
  );

/** NO_DATABASE for a connection that broke before a server has started; any other error as it is. */
export const ifSilent = (error: unknown): unknown =>
  error instanceof Error &&
  (BROKEN.test("code" in error ? String(error.code) : "") ||
    /^Connection terminated|^Client has encountered a connection error/.test(error.message))
    ? silent(error)
    : error;

/** A database on a PostgreSQL server. Throws NO_DATABASE where there is none, or no package `pg`. */
export async function openServerDatabase(address: string): Promise<Database> {
  const pg = await import("pg").catch(() => {
    throw fail("NO_DATABASE", "PostgreSQL needs the package pg; npm install pg would be right");
  });
  const pool = new pg.default.Pool({ connectionString: address, max: CONNECTIONS });
  // A connection that breaks while nothing is asked is made anew at the next question.
  pool.on("error", () => {});
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw silent(error);
  }
  return {
    query: async (sql, params = []) => (await pool.query<Record<string, unknown>>(sql, [...params])).rows,
    together: async (work) => {
      const client = await pool.connect();
      // A connection that breaks in the middle fails the question that was asked, and must not end the program.
      const broken = (): void => {};
      client.on("error", broken);
      try {
        await client.query("begin");
        const result = await work(
          async (sql, params = []) => (await client.query<Record<string, unknown>>(sql, [...params])).rows,
        );
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => {});
        throw error;
      } finally {
        client.off("error", broken);
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
