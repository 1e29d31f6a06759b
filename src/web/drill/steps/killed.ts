import { nth } from "../../../core/base/known.js";
import { pause } from "../ask.js";
import type { Class, Found, Step } from "../step.js";
import { typeTogether } from "../typist.js";
import { timeText, waits } from "../waits.js";

const READY = 60_000;
const NEARLY_FULL = 32 * 1024 * 1024;
const CURE =
  "a look at what the server says when it starts: npx gradsheet serve with the same --set and --data";

/** The class types on through an end of something and its new beginning. */
async function through(all: Class, end: () => Promise<string>): Promise<Found> {
  const slow = waits();
  let said = "";
  await typeTogether(all.students, Math.max(1_000, all.typing / 4), slow, async () => {
    await pause(400);
    said = await end();
  });
  const givenUp = all.students.reduce((sum, student) => sum + student.givenUp(), 0);
  return {
    passed: givenUp === 0 && slow.worst() <= READY,
    found: `${said}; who typed meanwhile waited ${timeText(slow.worst())} at most${givenUp === 0 ? "" : `; ${givenUp} answers were given up`}`,
  };
}

/** What else is amiss when the server is killed, in turn: nothing, a disk that is nearly full, and a database that has broken off. */
const BESIDE = ["nothing", "disk", "database"] as const;

export const serverKilled: Step = {
  name: "the server is killed (kill -9) and started again",
  cure: CURE,
  run: async (all) => {
    const { server, kills, breakDatabase } = all;
    const slow = waits();
    const faults: string[] = [];
    for (let k = 0; k < kills; k++) {
      const beside = nth(BESIDE, k % BESIDE.length);
      const one = await through(all, async () => {
        if (beside === "disk") await server.order({ free: NEARLY_FULL });
        if (beside === "database") await breakDatabase?.();
        await pause(50 + ((37 * k) % 300));
        await server.kill();
        slow.add(await server.start());
        return "";
      });
      if (!one.passed) faults.push(`kill ${k + 1}${one.found}`);
    }
    const passed = `${kills} times, every third with a disk that is nearly full${breakDatabase === null ? "" : " or a database that breaks off"}; ready again in ${timeText(slow.worst())} at most`;
    return { passed: faults.length === 0, found: [passed, ...faults].join("; ") };
  },
};

export const powerCut: Step = {
  name: "the power is cut",
  cure: "a gradsheet that is not changed, and a disk that keeps what fdatasync brought to it",
  run: (all) =>
    through(all, async () => {
      await all.server.cutPower();
      return `killed, and all taken back that was not brought to the disk; ready again in ${timeText(await all.server.start())}`;
    }),
};

export const databaseKilled: Step = {
  name: "PostgreSQL ends all connections, again and again",
  cure: "a look at PostgreSQL's log",
  run: (all) =>
    through(all, async () => {
      let ended = 0;
      for (let k = 0; k < 10; k++) {
        ended += (await all.breakDatabase?.()) ?? 0;
        await pause(100);
      }
      return `${ended} connections in a second`;
    }),
};

export const stopped: Step = {
  name: "the server is stopped (SIGTERM)",
  cure: "kill -9 and a new start: nothing that was acknowledged is lost",
  run: async ({ server }) => {
    const began = performance.now();
    const code = await server.stop();
    return {
      passed: code === 0,
      found: `exit code ${code ?? "none"} after ${timeText(performance.now() - began)}`,
    };
  },
};

export const second: Step = {
  name: "a second server on the same folder is refused",
  cure: "a disk on which files can be linked and their times set: the lock in --data is such a file",
  run: async ({ server }) => {
    const { exit, said } = await server.startSecond();
    const refused = exit === 3 && said.includes("BUSY");
    return {
      passed: refused,
      found: refused ? "BUSY, exit code 3" : `it was not: ${said.trim().slice(0, 200)}`,
    };
  },
};
