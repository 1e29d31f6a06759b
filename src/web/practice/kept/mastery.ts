/** A question that counts for its exercise: how many of its blanks were right at once and without help. */
export interface Tried {
  readonly address: string;
  readonly right: number;
  readonly all: number;
  /** All its blanks are right by now. */
  readonly done: boolean;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** An exercise that was mastered: when, and how often it was since, each time after a longer rest; -1: not right when it was due. */
export interface Star {
  readonly at: number;
  readonly step: number;
}

export interface Progress {
  /** The latest last. */
  readonly tried: readonly Tried[];
  readonly star: Star | null;
}

export const NO_PROGRESS: Progress = { tried: [], star: null };

/** An exercise is mastered when of its latest blanks, these many or those of as many questions, this share was right at once. */
export const BLANKS = 30;
export const QUESTIONS = 3;
export const LEAST_BLANKS = 10;
const SHARE = 0.9;

/** After so many days a star is due again: each time that the exercise goes well then, the next number. */
const AGAIN = [1, 3, 7, 21] as const;

/** So many questions of an exercise are kept. */
const MOST_TRIED = BLANKS;

/** The start of the day, where the student is, on which a star is due again. */
export function dueOf({ at, step }: Star): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + (AGAIN[step] ?? 0));
  return day.getTime();
}

/** The latest questions, as many as have 30 blanks together. */
function latest(tried: readonly Tried[]): { readonly right: number; readonly all: number; count: number } {
  let [right, all, count] = [0, 0, 0];
  for (const one of [...tried].reverse()) {
    if (all >= BLANKS) break;
    right += one.right;
    all += one.all;
    count += 1;
  }
  return { right, all, count };
}

const isMet = (right: number, all: number): boolean => right >= SHARE * all;

function isEarned(tried: readonly Tried[]): boolean {
  const { right, all, count } = latest(tried);
  return isMet(right, all) && (all >= BLANKS || (all >= LEAST_BLANKS && count >= QUESTIONS));
}

/** The progress with a question as it now stands. Each counts once: what is done with it after it was finished changes nothing. */
export function after({ tried, star }: Progress, now: Tried): Progress {
  if (tried.some(({ address, done }) => done && address === now.address)) return { tried, star };
  const all = [...tried.filter(({ address }) => address !== now.address), now].slice(-MOST_TRIED);
  if (!now.done) return { tried: all, star };
  if (star === null) return { tried: all, star: isEarned(all) ? { at: now.at, step: 0 } : null };
  if (now.at < dueOf(star)) return { tried: all, star };
  const step = isMet(now.right, now.all) ? Math.min(star.step + 1, AGAIN.length - 1) : -1;
  return { tried: all, star: step < 0 ? { ...star, step } : { at: now.at, step } };
}

/** How an exercise stands: mastered, mastered but due again, or on its way by so much of 0 to 1. */
export interface Standing {
  readonly is: "mastered" | "due" | "on-its-way" | "not-tried";
  readonly right: number;
  readonly all: number;
  readonly share: number;
  /** When a star is, or was, due again; 0 without one. */
  readonly due: number;
}

export function standingOf({ tried, star }: Progress, now: number): Standing {
  const { right, all, count } = latest(tried);
  const due = star === null ? 0 : dueOf(star);
  const far = Math.min(all / LEAST_BLANKS, Math.max(count / QUESTIONS, all / BLANKS), 1);
  const share = all === 0 ? 0 : far * Math.min(1, right / (SHARE * all));
  const is = star !== null ? (now < due ? "mastered" : "due") : all === 0 ? "not-tried" : "on-its-way";
  return { is, right, all, share, due };
}

/** What two devices, or two pages, know of one exercise: every question once, as it was last; the later star. */
export function mergedProgress(one: Progress, other: Progress): Progress {
  const tried = new Map<string, Tried>();
  for (const now of [...one.tried, ...other.tried].sort((a, b) => a.at - b.at)) {
    const before = tried.get(now.address);
    if (before?.done !== true || now.done) tried.set(now.address, now);
  }
  const stars = [one.star, other.star].filter((star) => star !== null);
  const star = stars.sort((a, b) => a.at - b.at || a.step - b.step).at(-1) ?? null;
  return { tried: [...tried.values()].sort((a, b) => a.at - b.at).slice(-MOST_TRIED), star };
}
