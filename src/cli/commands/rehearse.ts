import { randomBytes } from "node:crypto";
import { type Rehearsal, rehearse as run } from "../../author/rehearse/rehearse.js";
import type { RehearsedQuestion } from "../../author/rehearse/rehearsedQuestion.js";
import { SITTERS, type SitterName } from "../../author/rehearse/sitters.js";
import { displayNumber } from "../../core/graph/rounding.js";
import type { Io } from "../../core/terminal/io.js";
import { textTable } from "../../core/terminal/table.js";
import type { OptionsFor } from "../options/options.js";
import { quizToCheck } from "./quizToCheck.js";

export type RehearseOptions = OptionsFor<"rehearse"> & { readonly quiz?: string };

/**
 * Has simulated students sit a quiz before it is printed, and says what a teacher would want to know of each question.
 * Throws USAGE, NO_SUCH_PRESET, CANNOT_DRAW or a fault of the quiz as `verify problems` does.
 * The exit code: 1 with `strict` where something is flagged.
 */
export async function rehearse(options: RehearseOptions, io: Io): Promise<number> {
  const { quiz, word } = await quizToCheck(options, io);
  const seed = options.seed ?? randomBytes(6).toString("hex");
  const rehearsal = run(quiz, options.copies, seed);
  if (options.json) io.stdout(`${JSON.stringify({ ...rehearsal, seed }, null, 2)}\n`);
  else io.stdout(rehearsalText(rehearsal, word, seed));
  return options.strict === true && rehearsal.flags.length > 0 ? 1 : 0;
}

const HEADING = [
  "question",
  "topic",
  "points",
  "minutes",
  "discrimination",
  "guessed",
  "slip costs",
  "copies differ",
];
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const between = ([least, most]: readonly [number, number]): string =>
  least === most ? String(least) : `${least} – ${most}`;

function row({
  id,
  topic,
  points,
  minutes,
  discrimination,
  guessed,
  slipCosts,
  betweenCopies,
}: RehearsedQuestion) {
  return [
    ...[id, topic, between(points), between(minutes)],
    discrimination === null ? "" : displayNumber(discrimination, { decimals: 2 }),
    percent(guessed),
    slipCosts === null ? "" : percent(slipCosts),
    percent(betweenCopies),
  ];
}

function rehearsalText(
  { copies, papers, questions, byHand, flags }: Rehearsal,
  quiz: string,
  seed: string,
): string {
  const names = Object.keys(SITTERS) as SitterName[];
  return `${[
    `${papers} papers of simulated students on ${copies} copies of ${quiz}, seed ${seed}`,
    "",
    textTable(HEADING, questions.map(row), [2, 3, 4, 5, 6, 7]),
    "",
    "what each kind of student earns:",
    textTable(
      ["question", ...names],
      questions.map(({ id, earned }) => [id, ...names.map((name) => percent(earned[name].mean))]),
      names.map((_name, k) => k + 1),
    ),
    "",
    ...Object.entries(byHand).map(
      ([id, points]) => `${id}: ${points} points are marked by hand, and not rehearsed`,
    ),
    ...flags.map((flag) => `${flag.answer ?? flag.question}: ${SAYS[flag.flag](flag.measured)}`),
    ...(flags.length === 0 ? ["nothing to mend"] : []),
  ].join("\n")}\n`;
}

type Flags = Rehearsal["flags"][number]["flag"];

/** What a flag means, and what cures it. */
const SAYS: Readonly<Record<Flags, (measured: number) => string>> = {
  "key-loses": (share) =>
    `worked as the key works it, ${percent(share)} of its points are lost; please report this`,
  guessed: (share) =>
    `who guesses earns ${percent(share)}: ask for a number, for a reason, or set noneOfThese`,
  "slip-costs": (share) =>
    `one slip costs ${percent(share)} though all behind it is right: ask for a step before (level: standard)`,
  "heavy-box": (points) =>
    `${points} points on one number, no step asked: ask for a step, or give fewer points`,
  "unequal-points": (points) =>
    `the points of a box differ by ${points} between copies: name its variant, or give the question points of its own`,
  "unequal-minutes": (minutes) => `takes ${minutes} minutes longer on another copy: set variant or network`,
  flat: (value) =>
    `good and weak students do alike (${displayNumber(value, { decimals: 2 })}): it tells little about them`,
};
