import { DETECTIVE_LIMITS } from "./limits.js";

/** What may still be looked at, of the candidates of one answer. */
export interface Chances {
  /** Whether a candidate is a new one, and none that any number would hit; `spent`: it would be one too many, and so would all behind it. */
  readonly take: (value: number) => "new" | "known" | "spent";
}

/** Counts up how likely a plausible number is to be one of the candidates so far, of which each covers so much. */
export function chancesOf(width: number, right: number): Chances {
  const { density, farDensity, far, chance, mostOfOne } = DETECTIVE_LIMITS;
  const seen = new Set<string>();
  let sum = 0;
  return {
    take: (value) => {
      const key = value.toPrecision(DETECTIVE_LIMITS.figures);
      if (seen.has(key)) return "known";
      const ratio = Math.abs(value / right);
      const isFar = !(ratio < far && ratio > 1 / far);
      const own = ((isFar ? farDensity : density) * width) / Math.max(Math.abs(value), width);
      seen.add(key);
      if (own > mostOfOne) return "known";
      sum += own;
      return sum > chance ? "spent" : "new";
    },
  };
}
