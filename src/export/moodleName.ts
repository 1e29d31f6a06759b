import { shortName } from "./shortName.js";

/** A name as Moodle keeps it: it would strip `<…>` as a tag, so that those two signs stand as ‹ and ›. */
export const moodleName = (name: string): string => shortName(name.replaceAll("<", "‹").replaceAll(">", "›"));

/** The shares of an answer's marks that Moodle takes outside cloze, in per cent; any other stops its import. */
const SHARES = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667] as const;
const SMALL = [14.28571, 12.5, 11.11111, 10, 5, 0] as const;

export const isMoodleShare = (share: number): boolean =>
  [...SHARES, ...SMALL].some((one) => Math.abs(one - share * 100) < 1e-5);
