import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { pause } from "../../../src/web/drill/ask.js";
import { LONG, seeds } from "../../seeds.js";
import { type CutDisk, cutDisk } from "../../support/cutDisk.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { areThere, judgedBy } from "../../support/judge.js";
import { postgresPrograms, startPostgres } from "../../support/postgres.js";
import { servedClass, typeThrough } from "../../support/servedClass.js";

const POSTGRES = areThere("postgresql", "python3") ? postgresPrograms() : null;
const CUTS = seeds(1, 20);
const LONGEST = seeds(120_000, 1_800_000);

/** Students type; the power is cut, all that ran ends, and the machine starts again with what its disk has kept. */
async function cutAgainAndAgain(disk: CutDisk, programs: string | null): Promise<void> {
  const data = join(disk.folder, "data");
  const cwd = mkdtempSync(join(tmpdir(), "gradsheet-powerless-"));
  const postgres = programs === null ? undefined : await startPostgres(programs, disk.folder, "on");
  const own = await servedClass({ set: join(cwd, "set"), data, cwd, postgres });
  const begin = async (): Promise<void> => {
    expect(await own.begin()).toBeNull();
  };
  try {
    if (postgres === undefined) await emptyDatabase(data);
    else mkdirSync(data, { mode: 0o700 });
    await begin();
    for (let k = 0; k < CUTS; k++) {
      await typeThrough(own.students, 900, async () => {
        await pause(400 + ((61 * k) % 300));
        disk.cut();
        await own.kill();
        await postgres?.kill();
        await disk.again();
        await postgres?.begin();
        await begin();
      });
      if (postgres !== undefined) expect(own.lostNow()).toEqual([]);
    }
    await own.stop();
    const kept = await own.kept();
    const where = postgres === undefined ? "a folder" : "PostgreSQL";
    const rebuilt = readdirSync(data).filter((name) => name.startsWith("database.damaged-")).length;
    if (LONG)
      process.stderr.write(
        `${CUTS} power cuts with ${where}: ${JSON.stringify(kept)}, the database was made anew ${rebuilt} times\n`,
      );
    expect(kept).toMatchObject({ lost: 0, unknown: 0, differing: 0 });
    expect(kept.acknowledged).toBeGreaterThan(12 * CUTS);
    expect(own.students.map((student) => student.givenUp())).toEqual([0, 0, 0, 0, 0, 0]);
  } finally {
    await own.kill();
    await postgres?.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}

const PLACES: [string, string | null][] = [["a folder", null]];
if (POSTGRES !== null) PLACES.push(["PostgreSQL", POSTGRES]);

judgedBy("mount").each(PLACES)(
  `${CUTS} times the power is cut while a class types, with %s: a disk that has lost what was not brought to it has every answer that was acknowledged`,
  async (_what, programs) => {
    const disk = cutDisk(400);
    try {
      await cutAgainAndAgain(disk, programs);
    } finally {
      await disk.close();
    }
  },
  LONGEST,
);
