import type { Random } from "../base/random.js";

/**
 * How long two changes of a right answer make it. `alike`: as long as it is; `aside`: one of them, and the other not;
 * `across`: one longer and the other shorter; `together`: both longer, or both shorter, so that the right one stands out.
 */
export type Lengths = "alike" | "aside" | "across" | "together";

/** By how much each of two changes makes the right answer longer. */
export function lengthsOf(one: number, other: number): Lengths {
  if (one === 0 && other === 0) return "alike";
  if (one === 0 || other === 0) return "aside";
  return one > 0 === other > 0 ? "together" : "across";
}

/**
 * In which order the ways are tried. Who takes the longest of four, or the shortest, is right in a quarter of the draws that
 * are `alike`, in half of those `aside` at most, and in none `across`.
 */
export function wishedLengths(random: Random): readonly Lengths[] {
  const drawn = random.uniform();
  if (drawn < 0.6) return ["alike", "across", "aside", "together"];
  return drawn < 0.8 ? ["across", "alike", "aside", "together"] : ["aside", "alike", "across", "together"];
}
