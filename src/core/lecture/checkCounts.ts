import { LECTURE_COUNTS, LECTURE_RATIOS } from "./lectureFigures.js";

/** A count that was recomputed: how, and whether the print is exact, cut to whole numbers, or wrong. */
export interface CheckedCount {
  readonly name: string;
  readonly working: string;
  readonly printed: number;
  readonly exact: number;
  readonly verdict: "exact" | "cut" | "wrong";
}

const SIZES = [784, 100, 10] as const;
const IMAGES = 60_000;
const SECONDS_AN_HOUR = 3600;

/** The cost of training without backpropagation, and the ratio of speeds, recomputed from their factors. */
export function checkCounts(): CheckedCount[] {
  const [inputs, hidden, outputs] = SIZES;
  const { operationsPerSecond } = LECTURE_COUNTS;
  const weights = inputs * hidden + hidden * outputs;
  const biases = hidden + outputs;
  const perParameter = weights * IMAGES;
  const parametersPlusOne = weights + biases + 1;
  const perUpdate = perParameter * parametersPlusOne;
  const seconds = perUpdate / operationsPerSecond;
  const { cheetahToLion, lionToBear, bearToHuman } = LECTURE_RATIOS;
  const grouped = (value: number) => value.toLocaleString("en");
  const count = (name: keyof typeof LECTURE_COUNTS, working: string, exact: number) =>
    checked(name, working, LECTURE_COUNTS[name], exact);
  return [
    count("weights", "784·100 + 100·10", weights),
    count("biases", "100 + 10", biases),
    count("operationsPerImage", "one for each weight", weights),
    count("operationsPerParameter", `${grouped(weights)} · ${grouped(IMAGES)} images`, perParameter),
    count("parametersPlusOne", `${grouped(weights)} + ${biases} + 1`, parametersPlusOne),
    count("operationsPerUpdate", `${grouped(perParameter)} · ${grouped(parametersPlusOne)}`, perUpdate),
    count("seconds", `${grouped(perUpdate)} / ${grouped(operationsPerSecond)}`, seconds),
    count("hours", `seconds / ${grouped(SECONDS_AN_HOUR)}`, seconds / SECONDS_AN_HOUR),
    checked(
      "cheetahToHuman",
      `${cheetahToLion}·${lionToBear}·${bearToHuman}`,
      LECTURE_RATIOS.cheetahToHuman,
      cheetahToLion * lionToBear * bearToHuman,
    ),
  ];
}

function checked(name: string, working: string, printed: number, exact: number): CheckedCount {
  const verdict = printed === exact ? "exact" : printed === Math.trunc(exact) ? "cut" : "wrong";
  return { name, working, printed, exact, verdict };
}
