import { ask } from "../ask.js";
import type { Class, Step } from "../step.js";
import { typeTogether, waitsText } from "../typist.js";
import { waits } from "../waits.js";
import { refusalsOf } from "./typing.js";

/** While somebody asks without end others may wait so long. */
const MOST = 2_000;
/** Requests of one address that are answered in a minute, and one more. */
const FLOOD = 60_001;
/** Far more than the 600 of one sheet. */
const OPENINGS = 3_000;
const CONNECTIONS = 4;

/** Asks again and again, over several connections, for so long, or so often. */
async function hammer(port: number, path: string, milliseconds: number, times: number): Promise<number> {
  const until = performance.now() + milliseconds;
  let count = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < until && count < times) {
      count++;
      await ask(port, path).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return count;
}

/** All but the one whose sheet is asked for without end, which has to wait a minute. */
const others = ({ students }: Class): Class["students"] => students.slice(1);

export const hammering: Step = {
  name: "somebody behind the same address asks without end",
  cure: "a proxy that bounds requests, or a faster machine",
  run: async (all) => {
    const slow = waits();
    const before = refusalsOf(others(all));
    const port = all.server.port();
    const code = encodeURIComponent(all.students[0]?.sheet.code ?? "");
    let [sheet, health] = [0, 0];
    await typeTogether(others(all), all.typing, slow, async () => {
      [sheet, health] = await Promise.all([
        hammer(port, `/s/${code}`, all.typing, OPENINGS),
        hammer(port, "/health", 2 * all.typing, FLOOD),
      ]);
    });
    const refused = refusalsOf(others(all)) - before;
    return {
      passed: refused === 0 && slow.within(99) <= MOST,
      found: `one sheet ${sheet} times, /health ${health} times; the others' answers: ${waitsText(slow)}${refused === 0 ? "" : `; ${refused} refused`}`,
    };
  },
};

const WRONG = 30;

export const wrongCodes: Step = {
  name: "somebody behind the same address tries wrong codes",
  cure: "a gradsheet that is not changed",
  run: async (all) => {
    const before = refusalsOf(others(all));
    const statuses: number[] = [];
    for (let k = 0; k < WRONG; k++)
      statuses.push((await ask(all.server.port(), `/s/ZZZZ-${String(k).padStart(4, "0")}`)).status);
    const stopped = statuses.filter((status) => status === 429).length;
    await typeTogether(others(all), Math.max(1_000, all.typing / 4), waits());
    const refused = refusalsOf(others(all)) - before;
    return {
      passed: stopped > 0 && refused === 0,
      found: `${WRONG} codes, ${stopped} of them not looked at; answers of sheets that are open: ${refused === 0 ? "none refused" : `${refused} refused`}`,
    };
  },
};
