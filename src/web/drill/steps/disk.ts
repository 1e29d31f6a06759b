import { ask, pause } from "../ask.js";
import type { Class, Found, Step } from "../step.js";
import { typeTogether } from "../typist.js";
import { timeText, waits } from "../waits.js";

const CURE = "room on the disk of --data, and a gradsheet that is not changed";

/** While something is amiss with the disk the class types; what is refused then is taken afterwards, and the server lives. */
async function amiss(
  { students, server, typing }: Class,
  begin: () => Promise<void>,
  isRight: () => Promise<string>,
): Promise<Found> {
  const slow = waits();
  const before = refusedOf(students);
  const faults: string[] = [];
  const need = (what: string): void => {
    if (what !== "") faults.push(what);
  };
  await typeTogether(students, Math.max(1_200, typing / 4), slow, async () => {
    await begin();
    await pause(800);
    need(await isRight());
    const health = await ask(server.port(), "/health").catch(() => null);
    need(health?.status === 200 ? "" : "/health does not answer");
    await server.order({});
  });
  const refused = refusedOf(students) - before;
  need(refused > 0 ? "" : "nothing was refused");
  const ready = await ask(server.port(), "/ready").catch(() => null);
  need(ready?.status === 200 ? "" : `/ready answers ${ready?.status ?? "nothing"} afterwards`);
  need(students.every((student) => student.givenUp() === 0) ? "" : "answers were given up");
  return {
    passed: faults.length === 0,
    found: [
      `${refused} tries refused (503), all taken once there was room, after ${timeText(slow.worst())} at most`,
      ...faults,
    ].join("; "),
  };
}

const refusedOf = (students: Class["students"]): number =>
  students.reduce((sum, { refusals }) => sum + (refusals.get(503) ?? 0), 0);

export const nearlyFull: Step = {
  name: "the disk is nearly full",
  cure: CURE,
  run: (all) =>
    amiss(
      all,
      () => all.server.order({ free: 32 * 1024 * 1024 }),
      async () => {
        const { status } = await ask(all.server.port(), "/ready");
        return status === 503 ? "" : `/ready answers ${status} with 32 MB free`;
      },
    ),
};

export const fullDisk: Step = {
  name: "the disk is full in the middle of a write",
  cure: CURE,
  run: (all) =>
    amiss(
      all,
      () => all.server.order({ full: true }),
      async () => "",
    ),
};
