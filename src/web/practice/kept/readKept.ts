import { LOCALES } from "../../../core/base/settings.js";
import { type Kept, NOTHING } from "./kept.js";
import { NO_PROGRESS, type Progress, type Star, type Tried } from "./mastery.js";
import { NO_WORK, type Reached, type Work } from "./progress.js";

type Loose = Readonly<Record<string, unknown>>;
const isRecord = (data: unknown): data is Loose =>
  typeof data === "object" && data !== null && !Array.isArray(data);
const isAmount = (data: unknown): data is number =>
  typeof data === "number" && Number.isFinite(data) && data >= 0;
const isCount = (data: unknown): data is number => isAmount(data) && Number.isSafeInteger(data);

/** The entries of a record that can be read; none where it is no record. */
const each = <T>(data: unknown, read: (one: unknown) => T | null): Record<string, T> =>
  Object.fromEntries(
    (isRecord(data) ? Object.entries(data) : []).flatMap(([key, one]) => {
      const is = read(one);
      return is === null ? [] : [[key, is]];
    }),
  );
const text = (data: unknown): string | null => (typeof data === "string" ? data : null);
const texts = (data: unknown): string[] =>
  (Array.isArray(data) ? data : []).filter((one) => text(one) !== null);

function triedIn(data: unknown): Tried[] {
  if (!isRecord(data)) return [];
  const { address, right, all, done, at } = data;
  return typeof address === "string" && isCount(right) && isCount(all) && right <= all && isAmount(at)
    ? [{ address, right, all, done: done === true, at }]
    : [];
}

/** A star of an earlier version, which was for ever, is due again. */
function starIn(data: unknown, mastered: unknown): Star | null {
  if (isRecord(data) && isAmount(data["at"]) && Number.isSafeInteger(data["step"]))
    return { at: data["at"], step: Math.max(-1, Math.min(3, Number(data["step"]))) };
  return mastered === true ? { at: 0, step: 0 } : null;
}

const progressIn = (data: unknown): Progress =>
  isRecord(data)
    ? {
        tried: (Array.isArray(data["tried"]) ? data["tried"] : []).flatMap(triedIn),
        star: starIn(data["star"], data["mastered"]),
      }
    : NO_PROGRESS;

function reachedIn(data: unknown): Reached | null {
  if (!isRecord(data)) return null;
  const { score, maxScore, left } = data;
  return isAmount(score) && isAmount(maxScore) && isCount(left) ? { score, maxScore, left } : null;
}

function workIn(data: unknown): Work {
  if (!isRecord(data)) return NO_WORK;
  const { answers, checked, slips, clean, hints, solution, reached, at } = data;
  return {
    answers: each(answers, text),
    checked: each(checked, text),
    slips: texts(slips),
    clean: texts(clean),
    hints: each(hints, (one) => (isCount(one) ? one : null)),
    solution: solution === true,
    reached: reachedIn(reached),
    at: isAmount(at) ? at : 0,
  };
}

/** What was kept or saved, as far as it can be read; null where it is none of ours. */
export function readKept(kept: string): Kept | null {
  try {
    const data: unknown = JSON.parse(kept);
    if (!isRecord(data) || data["format"] !== NOTHING.format) return null;
    const locale = LOCALES.find((one) => one === data["locale"]);
    return {
      format: NOTHING.format,
      ...(locale === undefined ? {} : { locale }),
      since: isAmount(data["since"]) ? data["since"] : 0,
      progress: each(data["progress"], progressIn),
      work: each(data["work"], workIn),
      seen: texts(data["seen"]),
    };
  } catch {
    return null;
  }
}
