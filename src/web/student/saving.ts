import type { keepAnswers } from "../selfCheck/keep.js";

type Texts = Readonly<Record<string, string>>;

/** What is typed on its way to the server. */
export interface Saving {
  /** What the server does not have yet. */
  readonly waiting: () => Texts;
  readonly type: (id: string, text: string) => void;
  /** Sends what is waiting; what does not arrive stays kept. */
  readonly now: () => Promise<void>;
  /** Answers that went another way: whether they have arrived. */
  readonly sent: (answers: Texts, arrived: boolean) => void;
}

/** Milliseconds after the last key, and between tries without a connection: from the first to the longest. */
const PAUSE = 400;
const RETRY = [1_000, 2_000, 5_000, 10_000];

/**
 * Saves what is typed, a moment after the last key; keeps what has not arrived in the browser and tries again until it
 * has, also after the page was closed. `says` is told whether all is saved, and whether
 * the server cannot write now.
 */
export function savingOf(
  address: string,
  kept: ReturnType<typeof keepAnswers>,
  says: (state: "saved" | "unsaved" | "refused" | "typing") => void,
  answered: (response: Response, answers: Texts) => Promise<void> | void = () => {},
): Saving {
  let waiting: Texts = kept.load();
  let timer: number | undefined;
  let failures = 0;
  const keep = () => (Object.keys(waiting).length === 0 ? kept.clear() : kept.save(waiting));
  const arrived = (answers: Texts) => {
    // What was changed meanwhile is still on its way.
    waiting = Object.fromEntries(Object.entries(waiting).filter(([id, text]) => answers[id] !== text));
    keep();
  };
  const later = (pause: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void send(), pause);
  };
  const send = async (): Promise<void> => {
    const answers = waiting;
    if (Object.keys(answers).length === 0) return;
    let refused = false;
    try {
      const response = await fetch(`${address}/answers`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ answers }),
        keepalive: true,
      });
      refused = response.status === 503;
      if (!response.ok) throw new Error(String(response.status));
      failures = 0;
      arrived(answers);
      await answered(response, answers);
      if (Object.keys(waiting).length === 0) says("saved");
      else later(PAUSE);
    } catch {
      says(refused ? "refused" : "unsaved");
      later(RETRY[Math.min(failures++, RETRY.length - 1)] ?? PAUSE);
    }
  };
  window.addEventListener("online", () => later(0));
  if (Object.keys(waiting).length > 0) later(0);
  return {
    waiting: () => waiting,
    type: (id, text) => {
      waiting = { ...waiting, [id]: text };
      keep();
      says("typing");
      later(PAUSE);
    },
    now: () => {
      window.clearTimeout(timer);
      return send();
    },
    sent: (answers, done) => {
      if (done) {
        arrived(answers);
        says(Object.keys(waiting).length === 0 ? "saved" : "typing");
      } else {
        waiting = { ...waiting, ...answers };
        keep();
        says("unsaved");
        later(RETRY[0] ?? PAUSE);
      }
    },
  };
}
