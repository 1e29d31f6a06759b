import type { Sheet } from "../../core/sheet/sheet.js";
import { type Answered, ask, pause } from "./ask.js";
import { timeText, type Waits } from "./waits.js";

/** What a server has acknowledged of one box. */
export interface Acknowledged {
  readonly answer: string;
  readonly given: string;
  readonly receipt: string;
}

/** A student who types as a page does: what is not taken is sent again until it is. */
export interface Typist {
  readonly sheet: Sheet;
  /** Opens the sheet; how it was answered. */
  readonly open: () => Promise<number>;
  /** Fills the next box in, or one of a name; when it resolves, that is acknowledged, or was given up. */
  readonly type: (answer?: string) => Promise<string>;
  /** Hands the next question in. */
  readonly handIn: () => Promise<number>;
  /** All that was acknowledged, in its order. */
  readonly said: readonly Acknowledged[];
  /** What was given up after so much time that no student waits. */
  readonly givenUp: () => number;
  /** How often the server refused, by the status that it refused with; 0 is a connection that broke. */
  readonly refusals: ReadonlyMap<number, number>;
  /** Where waiting times go from now on. */
  readonly measure: (waits: Waits) => void;
}

/** Between two tries, and as long as anybody goes on trying. A page's own pauses are longer: nothing more is lost by them. */
const [AGAIN, GIVE_UP, RELOAD] = [250, 150_000, 60_000];

export function typist(sheet: Sheet, port: () => number): Typist {
  const path = `/s/${encodeURIComponent(sheet.code)}`;
  const ids = sheet.questions.flatMap(({ answers }) => answers.map(({ id }) => id));
  const said: Acknowledged[] = [];
  const refusals = new Map<number, number>();
  let [count, lost, question] = [0, 0, 0];
  let cookie = "";
  let into: Waits | null = null;
  const headers = (): Record<string, string> => (cookie === "" ? {} : { cookie });
  const json = (body: unknown) => ({
    headers: { ...headers(), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return {
    ...{ sheet, said, refusals, givenUp: () => lost },
    measure: (waits) => {
      into = waits;
    },
    open: async () => {
      const began = performance.now();
      let answered = await ask(port(), path, { headers: headers() }).catch(broken);
      // Whose page does not come asks for it once more.
      while (answered.status !== 200 && performance.now() - began < RELOAD)
        answered = await ask(port(), path, { headers: headers() }).catch(broken);
      const { status, headers: sent } = answered;
      cookie = sent["set-cookie"]?.[0]?.split(";")[0] ?? cookie;
      return status;
    },
    type: async (wanted) => {
      const answer = wanted ?? ids[count % ids.length] ?? "";
      const given = `0.${String(++count).padStart(4, "0")}`;
      const began = performance.now();
      while (performance.now() - began < GIVE_UP) {
        const sent = { method: "PUT", ...json({ answers: { [answer]: given } }) } as const;
        const { status, headers: told } = await ask(port(), `${path}/answers`, sent).catch(broken);
        if (status === 204) {
          into?.add(performance.now() - began);
          said.push({ answer, given, receipt: String(told["gradsheet-receipt"] ?? "") });
          return given;
        }
        refusals.set(status, (refusals.get(status) ?? 0) + 1);
        await pause(AGAIN);
      }
      lost++;
      return given;
    },
    handIn: async () => {
      const id = sheet.questions[question++ % sheet.questions.length]?.id ?? "";
      const sent = { method: "POST", ...json({ answers: {} }) } as const;
      return (await ask(port(), `${path}/check/${id}`, sent).catch(broken)).status;
    },
  };
}

const broken = (): Answered => ({ status: 0, headers: {}, text: "" });

/** Lets all of them type for so long, each once in `every` milliseconds, evenly spread; `meanwhile` goes on beside them. */
export async function typeTogether(
  typists: readonly Typist[],
  milliseconds: number,
  waits: Waits,
  meanwhile: () => Promise<unknown> = async () => {},
  every = EVERY,
): Promise<void> {
  const began = performance.now();
  let over = false;
  const one = async (student: Typist, k: number): Promise<void> => {
    student.measure(waits);
    for (let n = 0; !over; n++) {
      const due = began + (n + k / typists.length) * every;
      if (due > began + milliseconds) return;
      if (due > performance.now()) await pause(due - performance.now());
      if (!over) await student.type();
    }
  };
  const beside = meanwhile();
  await Promise.all([...typists.map(one), beside.catch(() => {})]);
  over = true;
  await beside;
}

/** Four hundred who type then send the 300 answers a second that a class may send at most. */
const EVERY = 1333;

/** `half within 8 ms, 99 of 100 within 34 ms, the worst 90 ms`. */
export const waitsText = (waits: Waits): string =>
  `half within ${timeText(waits.within(50))}, 99 of 100 within ${timeText(waits.within(99))}, the worst ${timeText(waits.worst())}`;
