import type { NumberAnswer, WrongAnswer } from "../../../core/sheet/sheet.js";

/** So many wrong values fit beside an answer. */
const MOST_WRONG = 3;

/**
 * The mistakes that a class makes most, as we judge it, first; none of a class's papers has been counted. Those that are
 * not named come after these in the sheet's order.
 */
const OFTEN: readonly string[] = [
  ...[
    "one-example-only",
    "sign-flip",
    "missing-slope",
    "missing-factor-two",
    "forgotten-bias",
    "one-path-only",
  ],
  ...["transposed-weights", "missing-weight", "wrong-input", "ascent", "missing-learning-rate"],
  ...["local-slope-left-out", "factor-left-out", "weighted-sum-for-activation", "sum-instead-of-mean"],
];

const rank = ({ id }: WrongAnswer): number => {
  const place = OFTEN.indexOf(id);
  return place < 0 ? OFTEN.length : place;
};

/** The likeliest wrong values of an answer that can be told from the right one, by value; each once. */
export function likelyWrong({ misconceptions }: NumberAnswer): WrongAnswer[] {
  const told = misconceptions.filter((wrong) => wrong.told);
  const likeliest = told
    .map((wrong, k) => ({ wrong, k }))
    .sort((a, b) => rank(a.wrong) - rank(b.wrong) || a.k - b.k)
    .map(({ wrong }) => wrong);
  const byValue = new Map([...likeliest].reverse().map((wrong) => [wrong.display, wrong]));
  return likeliest
    .filter((wrong) => byValue.get(wrong.display) === wrong)
    .slice(0, MOST_WRONG)
    .sort((a, b) => a.value - b.value);
}
