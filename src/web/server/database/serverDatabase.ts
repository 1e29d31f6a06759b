import { fail } from "../../../core/base/errors.js";
import type { Database } from "./database.js";

/** How many questions a server is asked at once. */
const CONNECTIONS = 10;

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
    const { message } = error as Error;
    throw fail(
      "NO_DATABASE",
      `PostgreSQL does not answer at DATABASE_URL (${message}); check address and password`,
    );
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
