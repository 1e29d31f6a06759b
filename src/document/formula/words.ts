import { memoize } from "../../core/base/memoize.js";
import type { Precision } from "../../core/graph/precision.js";
import type { Rounding } from "../../core/graph/rounding.js";
import type { SpokenWords } from "../../core/notation/spoken.js";
import { keyOf, type Messages } from "../../core/words/messages.js";

/** The patterns by which formulas are read aloud; one language's are looked up once. */
export const spokenWords = memoize(patternsOf);

function patternsOf(t: Messages): SpokenWords {
  return {
    sum: t("spoken.sum"),
    difference: t("spoken.difference"),
    product: t("spoken.product"),
    quotient: t("spoken.quotient"),
    power: t("spoken.power"),
    square: t("spoken.square"),
    negative: t("spoken.negative"),
    brackets: t("spoken.brackets"),
    derivative: t("spoken.derivative"),
    ordinary: t("spoken.ordinary"),
    layer: t("spoken.layer"),
    example: t("spoken.example"),
    renewed: t("spoken.renewed"),
    transposed: t("spoken.transposed"),
    above: t("spoken.above"),
    below: t("spoken.below"),
    hat: t("spoken.hat"),
    equals: t("spoken.equals"),
    call: (operation) => t(keyOf("spoken", "call", operation)),
    letter: (base) => (/[\u0370-\u03FF]/.test(base) ? t(keyOf("spoken", "letter", base)) : base),
  };
}

/** `1 mark`, `2.5 marks`. */
export function marksWords(points: number, t: Messages): string {
  return points === 1 ? t("marks.one") : t("marks.other", { count: String(points) });
}

/** `to 4 decimal places`. */
export function howWords(rounding: Rounding, t: Messages): string {
  if (rounding === "exact") return t("rounding.exact");
  if ("decimals" in rounding) {
    const { decimals } = rounding;
    if (decimals === 1) return t("rounding.decimals.one");
    return t("rounding.decimals.other", {
      count: t("rounding.counts").split(" ")[decimals - 1] ?? decimals,
    });
  }
  const count = rounding.significant;
  return count === 1 ? t("rounding.significant.one") : t("rounding.significant.other", { count });
}

/**
 * What is rounded: `gradients`. The numbers of a question without a network are no activations and not all gradients;
 * `both`: those of questions of either sort.
 */
export const roundedWords = (
  kind: keyof Precision,
  whose: "network" | "own" | "both",
  t: Messages,
): string =>
  whose !== "network" && (kind === "values" || kind === "gradients")
    ? t(`rounding.${whose}.${kind}`)
    : t(`rounding.${kind}`);
