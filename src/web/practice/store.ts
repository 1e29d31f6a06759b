import { LOCALES, type LocaleName } from "../../core/base/settings.js";
import { NO_PROGRESS, NO_WORK, type Progress, type Reached, type Work } from "./progress.js";

/** All that a browser keeps of a student's practice; it is also what is saved as a file. */
export interface Kept {
  readonly format: "gradsheet/practice@1";
  readonly locale?: LocaleName;
  /** By exercise and level. */
  readonly progress: Readonly<Record<string, Progress>>;
  /** By address, the latest last. */
  readonly work: Readonly<Record<string, Work>>;
}

/** Older work than this is dropped. */
const MOST_WORK = 60;

export const NOTHING: Kept = { format: "gradsheet/practice@1", progress: {}, work: {} };

type Loose = Readonly<Record<string, unknown>>;
const isRecord = (data: unknown): data is Loose =>
  typeof data === "object" && data !== null && !Array.isArray(data);
const texts = (data: unknown): Record<string, string> =>
  isRecord(data)
    ? Object.fromEntries(
        Object.entries(data).filter((one): one is [string, string] => typeof one[1] === "string"),
      )
    : {};
const isCount = (data: unknown): data is number =>
  typeof data === "number" && Number.isSafeInteger(data) && data >= 0;
const counts = (data: unknown): Record<string, number> =>
  isRecord(data)
    ? Object.fromEntries(Object.entries(data).filter((one): one is [string, number] => isCount(one[1])))
    : {};

function progressIn(data: unknown): Progress {
  if (!isRecord(data)) return NO_PROGRESS;
  const { row, done, mastered } = data;
  return { row: isCount(row) ? row : 0, done: isCount(done) ? done : 0, mastered: mastered === true };
}

const isMarks = (data: unknown): data is number =>
  typeof data === "number" && Number.isFinite(data) && data >= 0;

function reachedIn(data: unknown): Reached | null {
  if (!isRecord(data)) return null;
  const { score, maxScore, left } = data;
  return isMarks(score) && isMarks(maxScore) && isCount(left) ? { score, maxScore, left } : null;
}

function workIn(data: unknown): Work {
  if (!isRecord(data)) return NO_WORK;
  const { answers, checked, slips, hints, solution, reached, counted } = data;
  return {
    answers: texts(answers),
    checked: texts(checked),
    slips: Array.isArray(slips) ? slips.filter((one) => typeof one === "string") : [],
    hints: counts(hints),
    solution: solution === true,
    reached: reachedIn(reached),
    counted: counted === true,
  };
}

/** What was kept or saved, as far as it can be read; null where it is none of ours. */
export function readKept(text: string): Kept | null {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || data["format"] !== NOTHING.format) return null;
    const locale = LOCALES.find((one) => one === data["locale"]);
    const each = <T>(part: unknown, read: (one: unknown) => T) =>
      Object.fromEntries(isRecord(part) ? Object.entries(part).map(([key, one]) => [key, read(one)]) : []);
    return {
      format: NOTHING.format,
      ...(locale === undefined ? {} : { locale }),
      progress: each(data["progress"], progressIn),
      work: each(data["work"], workIn),
    };
  } catch {
    return null;
  }
}

/** The same with a question's work, the latest last; what is oldest is dropped. */
export function withWork(kept: Kept, address: string, work: Work): Kept {
  const { [address]: _before, ...others } = kept.work;
  const latest = Object.entries({ ...others, [address]: work }).slice(-MOST_WORK);
  return { ...kept, work: Object.fromEntries(latest) };
}

/** A course's place in the browser. Where it keeps nothing (a private window), all lives as long as the page. */
export function storeOf(name: string): { readonly get: () => Kept; readonly set: (kept: Kept) => void } {
  const place = `gradsheet practice ${name}`;
  let now: Kept = NOTHING;
  try {
    now = readKept(localStorage.getItem(place) ?? "") ?? NOTHING;
  } catch {
    // Nothing can be kept here.
  }
  return {
    get: () => now,
    set: (kept) => {
      now = kept;
      try {
        localStorage.setItem(place, JSON.stringify(kept));
      } catch {
        // Full or forbidden: it stands on the page.
      }
    },
  };
}
