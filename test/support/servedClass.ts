import { expect } from "@jest/globals";
import { readManifest } from "../../src/classroom/set/folder/readSet.js";
import { type Kept, lookForLost } from "../../src/web/drill/lost.js";
import { type Typist, typeTogether, typist } from "../../src/web/drill/typist.js";
import { waits } from "../../src/web/drill/waits.js";
import { freePort } from "./freePort.js";
import type { Postgres } from "./postgres.js";
import { compiledProgram, type Started, start, until } from "./program.js";
import { writeSet } from "./writeSet.js";

/** A server's process, and six students who type against it while it is killed and started again. */
export interface ServedClass {
  readonly students: readonly Typist[];
  /** Starts the server, on the port that it had; what it said where it did not start. */
  readonly begin: () => Promise<string | null>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Boxes in which PostgreSQL has something else now than was acknowledged last. */
  readonly lostNow: () => readonly string[];
  /** What is kept of all that was acknowledged, once the server has ended. */
  readonly kept: () => Promise<Kept>;
}

/** Lets the students type while something happens; what goes wrong there ends it at once. */
export const typeThrough = (
  students: readonly Typist[],
  milliseconds: number,
  meanwhile: () => Promise<void>,
): Promise<void> =>
  new Promise((done, failed) => {
    const happens = async (): Promise<void> => {
      await meanwhile().catch(failed);
    };
    typeTogether(students, milliseconds, waits(), happens, EVERY).then(done, failed);
  });

/** Milliseconds from one answer of a student to the next. */
const EVERY = 90;

export interface ClassSetting {
  /** Where the set is written. */
  readonly set: string;
  readonly data: string;
  readonly cwd: string;
  /** Undefined for a folder. */
  readonly postgres: Postgres | undefined;
}

export async function servedClass({ set, data, cwd, postgres }: ClassSetting): Promise<ServedClass> {
  const sheets = writeSet(set, "questions: [{topic: forward-pass}]", 6, set);
  const { set: id } = await readManifest(set, cwd);
  const port = await freePort();
  const env = { DATABASE_URL: postgres?.url ?? "" };
  const words = ["serve", "--set", set, "--data", data, "--port", String(port), "--log", "none"];
  const students = sheets.map((sheet) => typist(sheet, () => port));
  let server: Started | null = null;
  const kill = async (): Promise<void> => {
    server?.child.kill("SIGKILL");
    await server?.ended;
    server = null;
  };
  return {
    ...{ students, kill },
    begin: async () => {
      const started = start(compiledProgram(), words, cwd, env);
      server = started;
      let over = false;
      void started.ended.then(() => {
        over = true;
      });
      await until("it listens", () => / at http/.test(started.output()) || over);
      return over ? started.output() : null;
    },
    stop: async () => {
      server?.child.kill("SIGTERM");
      expect(await server?.ended).toBe(0);
      server = null;
    },
    lostNow: () => {
      const rows = postgres?.ask(`select sheet, answer, given from answers where set_id = '${id}'`) ?? "";
      const there = new Set(rows.split("\n"));
      return students.flatMap(({ sheet, said }) => {
        const last = new Map(said.map(({ answer, given }) => [answer, given]));
        return [...last]
          .map(([answer, given]) => `${sheet.id}|${answer}|${given}`)
          .filter((row) => !there.has(row));
      });
    },
    kept: () => {
      const place = postgres === undefined ? { folder: data } : { address: postgres.url };
      return lookForLost(data, place, id, students);
    },
  };
}
