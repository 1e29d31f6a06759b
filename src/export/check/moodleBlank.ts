import { isMoodleShare } from "../moodleName.js";

export interface MoodleAnswer {
  /** Of the blank's marks, in per cent. */
  readonly share: number;
  readonly value: string;
  readonly margin: string;
}

/** A blank of a question in Moodle. */
export interface Blank {
  readonly place: string;
  readonly points: string;
  readonly numerical: boolean;
  /** Outside cloze Moodle takes shares of its own list alone. */
  readonly shares: "any" | "listed";
  readonly answers: readonly MoodleAnswer[];
}

/** As Moodle reads numbers: a point, no sign but the hyphen, a power of ten by e. */
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** What is wrong with a blank, as a player would find it. */
export function checkBlank({ place, points, numerical, shares, answers }: Blank): string[] {
  const right = answers.filter(({ share }) => share === 100);
  return [
    ...(shares === "any" && !/^\d*$/.test(points)
      ? [`${place} has ${points} points: cloze knows whole ones alone, and takes the rest for text`]
      : []),
    ...(right.length === 0 ? [`${place} has no answer of 100 %: its points cannot be reached`] : []),
    ...(shares === "listed"
      ? answers.flatMap(({ share }) =>
          isMoodleShare(share / 100) || share < 0
            ? []
            : [`${place} has a share of ${share} %, at which Moodle's import stops`],
        )
      : []),
    ...(numerical ? numberFaults(place, answers) : []),
  ];
}

function numberFaults(place: string, answers: readonly MoodleAnswer[]): string[] {
  const unreadable = answers.filter(
    ({ value, margin }) => value !== "*" && !(NUMBER.test(value) && NUMBER.test(margin)),
  );
  if (unreadable.length > 0)
    return unreadable.map(
      ({ value, margin }) => `${place} has the number ${value}:${margin}, which Moodle does not read`,
    );
  const earned = (given: number): number =>
    answers.find(
      ({ value, margin }) =>
        value === "*" || Math.abs(given - Number(value)) <= Number(margin) + 1e-14 * Math.abs(Number(value)),
    )?.share ?? 0;
  const rights = answers.filter(({ share, value }) => share === 100 && value !== "*");
  const ends = rights.map(
    ({ value, margin }) => [Number(value) - Number(margin), Number(value) + Number(margin)] as const,
  );
  const [low, high] = [Math.min(...ends.map(([end]) => end)), Math.max(...ends.map(([, end]) => end))];
  const step = Math.max((high - low) / 1000, Math.abs(high) * 1e-9, 1e-12);
  return [
    ...rights.flatMap(({ value }) =>
      earned(Number(value)) === 100
        ? []
        : [
            `${place}: the right answer ${value} earns ${earned(Number(value))} %, since another stands before it`,
          ],
    ),
    ...(rights.length > 0 && (earned(low - step) === 100 || earned(high + step) === 100)
      ? [`${place}: a number just outside its bounds, ${low} to ${high}, is taken`]
      : []),
  ];
}
