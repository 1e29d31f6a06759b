import type { LocaleName } from "../../../core/base/settings.js";
import { mergedProgress, NO_PROGRESS, type Progress } from "./mastery.js";
import { NO_WORK, type Work } from "./progress.js";

/** All that a browser keeps of a student's practice; it is also what is saved as a file. */
export interface Kept {
  readonly format: "gradsheet/practice@1";
  readonly locale?: LocaleName;
  /** What is older was forgotten, on every page that is open; in milliseconds since 1970. */
  readonly since: number;
  /** By exercise and level. */
  readonly progress: Readonly<Record<string, Progress>>;
  /** By address, the latest last. */
  readonly work: Readonly<Record<string, Work>>;
  /** Exercise and seed of what was seen solved, or finished, at any level: help, where it is asked again. */
  readonly seen: readonly string[];
}

/** Older work than this is dropped. */
const MOST_WORK = 60;
const MOST_SEEN = 300;

export const NOTHING: Kept = { format: "gradsheet/practice@1", since: 0, progress: {}, work: {}, seen: [] };

/** The same with a question's work, the latest last; what is oldest is dropped. */
export function withWork(kept: Kept, address: string, work: Work): Kept {
  const { [address]: _before, ...others } = kept.work;
  const latest = Object.entries({ ...others, [address]: work }).slice(-MOST_WORK);
  return { ...kept, work: Object.fromEntries(latest) };
}

/** The same, with what was seen solved. */
export const withSeen = (kept: Kept, one: string): Kept =>
  kept.seen.includes(one) ? kept : { ...kept, seen: [...kept.seen, one].slice(-MOST_SEEN) };

/** One question's work on two pages: as it was last, with the slips and the help of both. */
function mergedWork(one: Work, other: Work): Work {
  const [before, last] = one.at > other.at ? [other, one] : [one, other];
  const slips = [...new Set([...before.slips, ...last.slips])];
  return {
    ...last,
    slips,
    clean: last.clean.filter((id) => !slips.includes(id)),
    hints: Object.fromEntries(
      Object.keys({ ...before.hints, ...last.hints }).map((id) => [
        id,
        Math.max(before.hints[id] ?? 0, last.hints[id] ?? 0),
      ]),
    ),
    solution: before.solution || last.solution,
  };
}

const bothKeys = (one: object, other: object): string[] => Object.keys({ ...one, ...other });

/** What two pages, or two devices, keep, in one: nothing that either did is lost, but what has been forgotten since. */
export function merged(one: Kept, other: Kept): Kept {
  const since = Math.max(one.since, other.since);
  const [a, b] = [one, other].map((kept) => (kept.since < since ? forgotten(kept, since) : kept)) as [
    Kept,
    Kept,
  ];
  const locale = b.locale ?? a.locale;
  const work = bothKeys(a.work, b.work).map((key): [string, Work] => [
    key,
    mergedWork(a.work[key] ?? NO_WORK, b.work[key] ?? NO_WORK),
  ]);
  return {
    format: NOTHING.format,
    ...(locale === undefined ? {} : { locale }),
    since,
    progress: Object.fromEntries(
      bothKeys(a.progress, b.progress).map((key) => [
        key,
        mergedProgress(a.progress[key] ?? NO_PROGRESS, b.progress[key] ?? NO_PROGRESS),
      ]),
    ),
    work: Object.fromEntries(work.sort(([, x], [, y]) => x.at - y.at).slice(-MOST_WORK)),
    seen: [...new Set([...a.seen, ...b.seen])].slice(-MOST_SEEN),
  };
}

/** What is kept without what is older than a time. */
function forgotten(kept: Kept, since: number): Kept {
  const progress = Object.entries(kept.progress).map(([key, { tried, star }]): [string, Progress] => [
    key,
    { tried: tried.filter(({ at }) => at >= since), star: star !== null && star.at >= since ? star : null },
  ]);
  return {
    ...kept,
    since,
    progress: Object.fromEntries(progress),
    work: Object.fromEntries(Object.entries(kept.work).filter(([, { at }]) => at >= since)),
    seen: [],
  };
}

/** What a file brings: what was forgotten here before it was opened is welcome again. */
export function fromFile(file: Kept, { since }: Kept): Kept {
  const late = <T extends { readonly at: number }>(one: T): T => ({ ...one, at: Math.max(one.at, since) });
  return {
    ...file,
    since,
    work: Object.fromEntries(Object.entries(file.work).map(([key, one]) => [key, late(one)])),
    progress: Object.fromEntries(
      Object.entries(file.progress).map(([key, { tried, star }]) => [
        key,
        { tried: tried.map(late), star: star === null ? null : late(star) },
      ]),
    ),
  };
}
