import type { Found, Step } from "../step.js";
import { typeTogether, waitsText } from "../typist.js";
import { timeText, waits } from "../waits.js";

/** Nobody who types is to wait longer: 99 of 100, and the one. */
const [MOST, WORST] = [1_000, 5_000];
/** Nor for a sheet that is opened when a whole class opens its own. */
const OPENED = 30_000;

/** All open their sheets at once, as at the beginning of an exam. */
export const opening: Step = {
  name: "a class opens its sheets at once",
  cure: "fewer students on this machine, or a faster one",
  run: async ({ students }) => {
    const slow = waits();
    const statuses = await Promise.all(
      students.map(async (student) => {
        const began = performance.now();
        const status = await student.open().catch(() => 0);
        slow.add(performance.now() - began);
        return status;
      }),
    );
    const failed = statuses.filter((status) => status !== 200).length;
    return {
      passed: failed === 0 && slow.worst() <= OPENED,
      found: `${students.length} sheets, the last after ${timeText(slow.worst())}${failed === 0 ? "" : `; ${failed} were not opened`}`,
    };
  },
};

/** All type, and hand a question in now and then, from one address, as behind a school's. */
export const typing: Step = {
  name: "a class types, behind one address",
  cure: "PostgreSQL in place of a folder, a faster disk, or fewer students on this machine",
  run: async ({ students, typing: milliseconds, calm }): Promise<Found> => {
    const before = refusalsOf(students);
    const handed = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (const student of students.slice(0, MOST_HANDED)) statuses.push(await student.handIn());
      return statuses;
    };
    let statuses: number[] = [];
    await typeTogether(students, milliseconds, calm, async () => {
      statuses = await handed();
    });
    const refused = refusalsOf(students) - before;
    const wrong = statuses.filter((status) => status !== 200).length;
    return {
      passed: refused === 0 && wrong === 0 && calm.within(99) <= MOST && calm.worst() <= WORST,
      found: `${calm.count()} answers of ${students.length} students: ${waitsText(calm)}; ${statuses.length} questions handed in${refused + wrong === 0 ? "" : `; ${refused + wrong} refused`}`,
    };
  },
};

/** So many hand a question in while the others type. */
const MOST_HANDED = 40;

/** How often any of them was refused. */
export const refusalsOf = (students: Parameters<Step["run"]>[0]["students"]): number =>
  students.reduce((sum, { refusals }) => sum + [...refusals.values()].reduce((all, one) => all + one, 0), 0);

/** Each lone answer is brought to the disk before it is acknowledged: the drill counts how often. */
export const synced: Step = {
  name: "each answer is brought to the disk before it is acknowledged",
  cure: "a gradsheet that is not changed: the journal calls fdatasync once for each group of answers",
  run: async ({ students: [student], server }) => {
    const lone = 10;
    const before = server.syncs();
    for (let k = 0; k < lone; k++) await student?.type();
    // What the process tells may come a moment after its answer.
    await new Promise((later) => setTimeout(later, 100));
    const syncs = server.syncs() - before;
    return { passed: syncs >= lone, found: `${lone} answers, one after another: ${syncs} times` };
  },
};
