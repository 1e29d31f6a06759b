import { mkdtemp, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { openSet } from "../../classroom/answers/openSet.js";
import { readManifest } from "../../classroom/set/folder/readSet.js";
import { fail, GradsheetError } from "../../core/base/errors.js";
import { type FileLock, lockFile } from "../../core/files/fileLock.js";
import { makeFolder } from "../../core/files/files.js";
import { namesIn } from "../../core/files/namesIn.js";
import { type DrillRecord, type DrillStep, drillsIn } from "../server/teachers/drillRecord.js";
import { drilledServer } from "./drilledServer.js";
import { lookForLost } from "./lost.js";
import { scratchDatabase } from "./scratchDatabase.js";
import type { Class, Step } from "./step.js";
import { clock } from "./steps/clock.js";
import { hammering, wrongCodes } from "./steps/crowd.js";
import { fullDisk, nearlyFull } from "./steps/disk.js";
import { databaseKilled, powerCut, second, serverKilled, stopped } from "./steps/killed.js";
import { plainHttp, proxied } from "./steps/network.js";
import { opening, synced, typing } from "./steps/typing.js";
import { type Typist, typist } from "./typist.js";
import { waits } from "./waits.js";

export interface DrillWish {
  readonly set: string;
  readonly cwd: string;
  /** The folder in which a server is to keep its answers: the drill works in one of its own in it, on the same disk. */
  readonly data: string;
  /** The address of PostgreSQL; empty for a folder. */
  readonly database: string;
  /** How many students at most; default: as many as the set has sheets, 400 at most. */
  readonly students?: number;
  /** For how many seconds a step lets them type. */
  readonly seconds: number;
  /** How often the server is killed. */
  readonly kills: number;
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is told of each step once it is over. */
  readonly step: (step: DrillStep) => void;
}

/** More than these sit in no room of one server's. */
const MOST_STUDENTS = 400;
const SCRATCH = "scratch-";

/** Faults that no program can make without being root, or at all. */
const NOT_TRIED = [
  "a power cut of the machine and what its disk then holds: all that was not brought to the disk is taken back instead",
  "a disk that is full for other programs too: the server is told so, and its writes break off in the middle",
  "two servers in two containers, which do not see each other's processes",
] as const;

const stepsFor = (database: string): readonly Step[] => [
  ...[opening, typing, synced, second, serverKilled],
  ...(database === "" ? [] : [databaseKilled]),
  ...[powerCut, nearlyFull, fullDisk, clock, hammering, wrongCodes, plainHttp, proxied, stopped],
];

/**
 * Lets a class type against a server's process of its own, makes go wrong what may go wrong, and looks whether anything
 * that was acknowledged is lost. All of it happens in a folder of its own in `data`, and with tables of its own, which are
 * deleted at the end. Throws what is wrong with the set, or NO_DATABASE.
 */
export async function drill(wish: DrillWish): Promise<DrillRecord> {
  const home = drillsIn(resolve(wish.cwd, wish.data));
  await makeFolder(home, 0o700);
  const lock = await lockDrills(home);
  // What a drill that was killed has left goes, too.
  const clear = async (): Promise<void> => {
    for (const left of namesIn(home).filter((one) => one.startsWith(SCRATCH)))
      await rm(join(home, left), { recursive: true, force: true });
  };
  try {
    await clear();
    return await drillIn(await mkdtemp(join(home, SCRATCH)), wish);
  } finally {
    await clear();
    await lock.release();
  }
}

async function drillIn(data: string, wish: DrillWish): Promise<DrillRecord> {
  const { cwd, program, env, seconds } = wish;
  const folder = resolve(cwd, wish.set);
  const { set: name } = await readManifest(folder, cwd);
  const set = { ...(await openSet(folder, cwd)), name };
  const scratch = wish.database === "" ? null : await scratchDatabase(wish.database, dirname(data));
  const database = scratch?.address ?? "";
  const server = drilledServer({ program, set: folder, data, database, env });
  const count = Math.min(wish.students ?? MOST_STUDENTS, set.copies.length);
  const began = performance.now();
  const steps: DrillStep[] = [];
  const note = (step: DrillStep): void => {
    steps.push(step);
    wish.step(step);
  };
  try {
    const students: Typist[] = [];
    for (const { id } of set.copies.slice(0, count)) students.push(typist(await set.load(id), server.port));
    const calm = waits();
    const all: Class = {
      ...{ server, students, set, calm, typing: seconds * 1000, kills: wish.kills },
      breakDatabase: scratch?.breakAll ?? null,
      token: async () => (await readFile(join(data, "teach.token"), "utf8")).trim(),
    };
    await server.start();
    for (const step of stepsFor(database)) note(await tried(step, all));
    const place = database === "" ? { folder: data } : { address: database };
    const kept = await lookForLost(data, place, name, students);
    const { acknowledged, lost, unknown, differing } = kept;
    note({
      name: "every answer that was acknowledged is there",
      passed: acknowledged > 0 && lost + unknown + differing === 0,
      found: `${acknowledged} acknowledged; ${lost} boxes lost, ${unknown} receipts unknown to the journal, ${differing} places where verify answers finds a difference`,
      cure: "no exam on this machine before that is found out",
    });
    const ready = steps.every(({ passed }) => passed);
    return {
      ...{ set: name, title: set.title, at: new Date().toISOString(), ready, students: count },
      database: database === "" ? "folder" : "PostgreSQL",
      seconds: Math.round((performance.now() - began) / 1000),
      worstWait: Math.round(calm.worst()),
      ...{ acknowledged, lost: lost + unknown + differing, steps, notTried: notTriedWith(database) },
    };
  } finally {
    await server.kill();
    await scratch?.drop();
  }
}

/** One drill at a time: two would each find the other's load. Throws BUSY. */
const lockDrills = (home: string): Promise<FileLock> =>
  lockFile(join(home, "drill.lock"), {
    ...{ beat: 2_000, silent: 20_000, watches: true },
    busy: (who) =>
      fail("BUSY", `${who} drills in this folder; to wait for its end would be right`, { file: home }),
  });

/** A step that broke off has not been passed; what the class saw says why. */
async function tried(step: Step, all: Class): Promise<DrillStep> {
  const { name, cure } = step;
  try {
    return { name, cure, ...(await step.run(all)) };
  } catch (error) {
    const why = error instanceof GradsheetError ? error.message : error instanceof Error ? error.message : "";
    return { name, cure, passed: false, found: `it broke off: ${why}` };
  } finally {
    await all.server.order({}).catch(() => {});
  }
}

const notTriedWith = (database: string): readonly string[] =>
  database === ""
    ? NOT_TRIED
    : [
        ...NOT_TRIED,
        "an end of PostgreSQL itself, and its own disk and clock: its connections are ended instead",
      ];
