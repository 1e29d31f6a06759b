import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readManifest } from "../../../src/classroom/set/folder/readSet.js";
import { nth } from "../../../src/core/base/known.js";
import { pause } from "../../../src/web/drill/ask.js";
import { lookForLost } from "../../../src/web/drill/lost.js";
import { typeTogether, typist } from "../../../src/web/drill/typist.js";
import { waits } from "../../../src/web/drill/waits.js";
import { LONG, seeds } from "../../seeds.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { freePort } from "../../support/freePort.js";
import { areThere } from "../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../support/postgres.js";
import { compiledProgram, type Started, start, until } from "../../support/program.js";
import { type SmallDisk, smallDisk } from "../../support/smallDisk.js";
import { writeSet } from "../../support/writeSet.js";

const POSTGRES = areThere("postgresql") ? postgresPrograms() : null;
const KILLS = seeds(2, 60);
const LONGEST = seeds(120_000, 1_800_000);
/** Megabytes below which a server refuses, while the database beside it goes on. */
const NEARLY_FULL = 32;

let disk: SmallDisk | null = null;
let folder = "";
let postgres: Postgres | undefined;
beforeAll(async () => {
  disk = smallDisk(320);
  folder = disk?.folder ?? mkdtempSync(join(tmpdir(), "gradsheet-often-"));
  if (POSTGRES !== null) postgres = await startPostgres(POSTGRES, folder);
}, 60_000);
/** Those that a test that failed has left. */
const running = new Set<Started>();
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGKILL");
    await ended;
  }
  await postgres?.stop();
  disk?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Killed = "server" | "PostgreSQL";
const WHICH: [string, "folder" | "PostgreSQL", readonly Killed[]][] = [
  ...(LONG ? [["the server, with a folder,", "folder", ["server"]] as (typeof WHICH)[number]] : []),
];
if (POSTGRES !== null)
  WHICH.push(
    ["the server, with PostgreSQL,", "PostgreSQL", ["server"]],
    ["PostgreSQL", "PostgreSQL", ["PostgreSQL"]],
    ["both", "PostgreSQL", ["PostgreSQL", "server"]],
  );

test.each(WHICH)(
  `%s killed ${KILLS} times while a class types, every third time with a disk that is nearly full: no answer that was acknowledged is lost`,
  async (what, database, killed) => {
    const name = what.replace(/\W/g, "");
    const [set, data] = [join(folder, `set-${name}`), join(folder, `data-${name}`)];
    const sheets = writeSet(set, `title: ${name}\nquestions: [{topic: forward-pass}]`, 6, name);
    const { set: id } = await readManifest(set, folder);
    if (database === "folder") await emptyDatabase(data);
    else mkdirSync(data, { mode: 0o700 });
    const port = await freePort();
    const env = { DATABASE_URL: database === "folder" ? "" : (postgres?.url ?? "") };
    const words = ["serve", "--set", set, "--data", data, "--port", String(port), "--log", "none"];
    const begin = async (): Promise<Started> => {
      const server = start(compiledProgram(), words, folder, env);
      running.add(server);
      let over = false;
      void server.ended.then(() => {
        over = true;
      });
      await until("it listens", () => / at http/.test(server.output()) || over);
      expect(server.output()).toContain(" at http");
      return server;
    };
    const students = sheets.map((sheet) => typist(sheet, () => port));
    /** Boxes in which PostgreSQL has something else than was acknowledged last: nearly all were typed into before the kill. */
    const lost = (): readonly string[] => {
      const rows = postgres?.ask(`select sheet, answer, given from answers where set_id = '${id}'`) ?? "";
      const there = new Set(rows.split("\n"));
      return students.flatMap(({ sheet, said }) => {
        const last = new Map(said.map(({ answer, given }) => [answer, given]));
        return [...last]
          .map(([answer, given]) => `${sheet.id}|${answer}|${given}`)
          .filter((row) => !there.has(row));
      });
    };
    let server = await begin();
    for (let k = 0; k < KILLS; k++) {
      await typeTogether(
        students,
        700,
        waits(),
        async () => {
          await pause(150 + ((61 * k) % 200));
          if (k % 3 === 1) disk?.fill(NEARLY_FULL);
          await pause((37 * k) % 90);
          if (killed.includes("PostgreSQL")) await postgres?.kill();
          if (killed.includes("server")) {
            server.child.kill("SIGKILL");
            await server.ended;
          }
          if (killed.includes("PostgreSQL")) await postgres?.begin();
          if (killed.includes("server")) server = await begin();
          disk?.empty();
        },
        90,
      );
      if (database === "PostgreSQL") expect(lost()).toEqual([]);
    }
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    const place = database === "folder" ? { folder: data } : { address: env.DATABASE_URL };
    const kept = await lookForLost(data, place, id, students);
    if (LONG) process.stderr.write(`${what} killed ${KILLS} times: ${JSON.stringify(kept)}\n`);
    expect(kept).toMatchObject({ lost: 0, unknown: 0, differing: 0 });
    expect(kept.acknowledged).toBeGreaterThan(6 * KILLS);
    expect(students.map((student) => student.givenUp())).toEqual(sheets.map(() => 0));
    if (disk !== null) expect(students.some(({ refusals }) => (refusals.get(503) ?? 0) > 0)).toBe(true);
    expect(nth(students, 0).said.length).toBeGreaterThan(KILLS);
  },
  LONGEST,
);

describe("PostgreSQL that is not there when a server starts", () => {
  const withPostgres = POSTGRES === null ? test.skip : test;
  const started = (): Started & { readonly line: () => string } => {
    const set = join(folder, "set-start");
    const words = [
      "serve",
      "--set",
      set,
      "--data",
      join(folder, "data-start"),
      "--port",
      "0",
      "--log",
      "none",
    ];
    const server = start(compiledProgram(), words, folder, { DATABASE_URL: postgres?.url ?? "" });
    return { ...server, line: () => server.output().trim() };
  };
  beforeAll(() => void writeSet(join(folder, "set-start"), "questions: [{topic: loss}]", 1));

  withPostgres("is named in one line, and the same command starts once it is there", async () => {
    await postgres?.kill();
    const refused = started();
    expect(await refused.ended).toBe(3);
    expect(refused.line()).toMatch(
      /^error\[NO_DATABASE\]: PostgreSQL does not answer at DATABASE_URL \(.*ECONNREFUSED.*\); check address and password$/,
    );
    await postgres?.begin();
    const server = started();
    await until("it listens", () => server.line().includes(" at http"));
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
  });

  withPostgres("or is killed while it starts: it says so in one line, or starts all the same", async () => {
    for (let k = 0; k < seeds(2, 30); k++) {
      const server = started();
      await pause(LONG ? 300 + 40 * k : 600 + 500 * k);
      await postgres?.kill();
      await postgres?.begin();
      let exit: unknown = null;
      void server.ended.then((code) => {
        exit = code;
      });
      await until("it listens, or has ended", () => exit !== null || server.line().includes(" at http"));
      if (exit === null) {
        server.child.kill("SIGTERM");
        expect(await server.ended).toBe(0);
      } else
        expect([exit, server.line()]).toEqual([3, expect.stringMatching(/^error\[NO_DATABASE\]: [^\n]+$/)]);
    }
  });
});
