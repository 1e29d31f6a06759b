import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  type CopyJob,
  type CopyReport,
  jobShape,
  RETRIES,
  readReport,
  type WrittenReport,
} from "./copyReport.js";
import { noQueue, notInstalled, placeOf } from "./database.js";

/** A copy that a worker has taken. */
export interface TakenCopy extends CopyJob {
  readonly report: (report: CopyReport) => Promise<void>;
  /** Leaves it to another worker, after a while that doubles each time; it counts as a try. */
  readonly giveBack: (reason: string) => Promise<void>;
  /** Leaves it to others at once, by a worker that may not make it: that is no try. */
  readonly leave: () => Promise<void>;
}

/** The side of the run that has copies made. */
export interface RunQueue {
  readonly put: (copy: string) => Promise<void>;
  /** What has been reported since; a copy that was tried too often is among it. Throws NO_QUEUE. */
  readonly reports: () => Promise<readonly CopyReport[]>;
  /** Takes back what is still on the queue. */
  readonly remove: () => Promise<void>;
}

/** A connection to the queue's database. */
export interface CopyQueue {
  readonly openRun: (run: string, folder: string) => Promise<RunQueue>;
  /** Takes copies of any run but those named, at most so many. */
  readonly take: (most: number, but: ReadonlySet<string>) => Promise<readonly TakenCopy[]>;
  /** Takes back the copies of a run that has ended without doing so. */
  readonly removeRun: (run: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface QueueOptions {
  readonly url: string;
  /** Seconds that a worker may keep a copy before another one gets it. */
  readonly patience: number;
  /** Whether this connection looks after copies whose workers have died. */
  readonly supervise: boolean;
}

const SCHEMA = "gradsheet";
const PREFIX = "copies-";
const REPORTS = "-reports";

/** Milliseconds for which a database that has answered before may be away. */
export const AWAY = 60_000;

const BATCH = 200;
/** A report that was fetched and lost on the way comes again after so many seconds. */
const REPORT_EXPIRES = 30;
const REPORT_RETRIES = 100;

/** Two programs that make and remove queues at once may hinder each other: then one asks again. */
const TRIES = 8;
const AGAIN_WITHIN = 200;
const COLLISIONS = ["40P01", "40001", "23001", "23503", "23505", "55P03"];

const isCollision = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && COLLISIONS.includes(String(error.code));

const ANSWER_WITHIN = 20_000;
const CONNECT_WITHIN = 10_000;

/** Connects to PostgreSQL; tables of its own, in a schema of its own, are made at first. Throws USAGE and NO_QUEUE. */
export async function connectQueue({ url, patience, supervise }: QueueOptions): Promise<CopyQueue> {
  const where = placeOf(url);
  const { default: PgBoss } = await import("pg-boss").catch((error: unknown) => {
    throw notInstalled(error);
  });
  const options = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN,
    query_timeout: ANSWER_WITHIN,
    application_name: "gradsheet",
    schema: SCHEMA,
    max: 4,
    schedule: false,
    supervise,
    maintenanceIntervalSeconds: Math.max(1, Math.min(10, Math.floor(patience / 4))),
  };
  const boss = new PgBoss(options);
  // What goes wrong between two questions shows at the next one.
  boss.on("error", () => {});
  const asked = async <T>(question: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await question();
      } catch (error) {
        if (tries === TRIES || !isCollision(error)) throw noQueue(where, error);
        await wait(randomInt(AGAIN_WITHIN));
      }
    }
  };
  try {
    await asked(() => boss.start());
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  const removeRun = async (run: string) => {
    for (const name of [`${PREFIX}${run}`, `${PREFIX}${run}${REPORTS}`]) {
      await asked(async () => {
        // A queue goes only when it is empty, of copies under way too; a worker may put in a report meanwhile.
        await boss.getDb().executeSql(`DELETE FROM ${SCHEMA}.job WHERE name = $1`, [name]);
        await boss.deleteQueue(name);
      });
    }
  };
  return {
    removeRun,
    openRun: async (run, folder) => {
      const [copies, reports] = [`${PREFIX}${run}`, `${PREFIX}${run}${REPORTS}`];
      const seen = { retryLimit: REPORT_RETRIES, expireInSeconds: REPORT_EXPIRES };
      await asked(() => boss.createQueue(reports, { name: reports, ...seen }));
      const settings = { retryLimit: RETRIES, retryDelay: 1, retryBackoff: true, expireInSeconds: patience };
      await asked(() => boss.createQueue(copies, { name: copies, ...settings, deadLetter: reports }));
      return {
        put: async (copy) => {
          const job: CopyJob = { run, folder, copy };
          await asked(() => boss.send(copies, job));
        },
        reports: async () => {
          // Fetching says nothing of a lost connection: asking for the size does.
          if ((await asked(() => boss.getQueueSize(reports))) === 0) return [];
          const jobs = await boss.fetch<unknown>(reports, { batchSize: BATCH });
          // What is not deleted now comes again, and says the same.
          if (jobs.length > 0) await boss.deleteJob(reports, idsOf(jobs)).catch(() => {});
          return jobs.flatMap(({ data }) => readReport(data) ?? []);
        },
        remove: () => removeRun(run),
      };
    },
    take: async (most, but) => {
      const taken: TakenCopy[] = [];
      for (const { name } of await asked(() => boss.getQueues())) {
        if (!name.startsWith(PREFIX) || name.endsWith(REPORTS) || but.has(name.slice(PREFIX.length)))
          continue;
        if (taken.length >= most) break;
        const jobs = await boss.fetch<unknown>(name, { batchSize: most - taken.length });
        for (const { id, data } of jobs) {
          const job = jobShape.safeParse(data).data;
          if (job === undefined) {
            // No run has put it there, and no worker can do anything with it.
            await boss.deleteJob(name, id).catch(() => {});
            continue;
          }
          taken.push({
            ...job,
            report: async (report) => {
              const written: WrittenReport = { text: JSON.stringify(report) };
              try {
                await asked(() => boss.send(`${name}${REPORTS}`, written));
                await asked(() => boss.complete(name, id));
              } catch (error) {
                // A run that has ended has taken its queue along; else the copy is made again and reported then.
                await boss.fail(name, id, { reason: String(error) }).catch(() => {});
              }
            },
            giveBack: async (reason) => {
              await asked(() => boss.fail(name, id, { reason })).catch(() => {});
            },
            leave: async () => {
              await asked(() => boss.getDb().executeSql(UNTAKE, [name, id])).catch(() => {});
            },
          });
        }
      }
      return taken;
    },
    close: () => boss.stop({ graceful: false }).catch(() => {}),
  };
}

/** Puts a job back as if it had not been taken, for others to take in a moment. */
const UNTAKE = `UPDATE ${SCHEMA}.job SET state = 'created', started_on = NULL, start_after = now() + interval '1 second'
  WHERE name = $1 AND id = $2 AND state = 'active'`;

const idsOf = (jobs: readonly { readonly id: string }[]): string[] => jobs.map(({ id }) => id);
