import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { pause } from "../../../src/web/drill/ask.js";
import { LONG, seeds } from "../../seeds.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { areThere } from "../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../support/postgres.js";
import { compiledProgram, type Started, start, until } from "../../support/program.js";
import { type ServedClass, servedClass, typeThrough } from "../../support/servedClass.js";
import { type SmallDisk, smallDisk } from "../../support/smallDisk.js";
import { writeSet } from "../../support/writeSet.js";

const POSTGRES = areThere("postgresql") ? postgresPrograms() : null;
const MAY_MOUNT = areThere("mount");
const KILLS = seeds(2, 60);
const LONGEST = seeds(120_000, 1_800_000);
/** Megabytes below which a server refuses, while the database beside it goes on. */
const NEARLY_FULL = 32;

let disk: SmallDisk | null = null;
let folder = "";
let postgres: Postgres | undefined;
beforeAll(async () => {
  if (MAY_MOUNT) disk = smallDisk(320);
  folder = disk?.folder ?? mkdtempSync(join(tmpdir(), "gradsheet-often-"));
  if (POSTGRES !== null) postgres = await startPostgres(POSTGRES, folder);
}, 60_000);
const classes = new Set<ServedClass>();
afterAll(async () => {
  // One of a test that failed lives yet.
  for (const own of classes) await own.kill();
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
    if (database === "folder") await emptyDatabase(data);
    const own = await servedClass({
      ...{ set, data, cwd: folder },
      postgres: database === "folder" ? undefined : postgres,
    });
    classes.add(own);
    expect(await own.begin()).toBeNull();
    for (let k = 0; k < KILLS; k++) {
      await typeThrough(own.students, 700, async () => {
        await pause(150 + ((61 * k) % 200));
        if (k % 3 === 1) disk?.fill(NEARLY_FULL);
        await pause((37 * k) % 90);
        if (killed.includes("PostgreSQL")) await postgres?.kill();
        if (killed.includes("server")) await own.kill();
        if (killed.includes("PostgreSQL")) await postgres?.begin();
        if (killed.includes("server")) expect(await own.begin()).toBeNull();
        disk?.empty();
      });
      // Nearly all of it was typed before the kill.
      if (database === "PostgreSQL") expect(own.lostNow()).toEqual([]);
    }
    await own.stop();
    const kept = await own.kept();
    if (LONG) process.stderr.write(`${what} killed ${KILLS} times: ${JSON.stringify(kept)}\n`);
    expect(kept).toMatchObject({ lost: 0, unknown: 0, differing: 0 });
    expect(kept.acknowledged).toBeGreaterThan(6 * KILLS);
    expect(own.students.map((student) => student.givenUp())).toEqual([0, 0, 0, 0, 0, 0]);
    if (disk !== null) expect(own.students.some(({ refusals }) => (refusals.get(503) ?? 0) > 0)).toBe(true);
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
