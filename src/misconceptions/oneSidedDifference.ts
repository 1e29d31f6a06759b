import type { Misconception } from "./misconception.js";

/** (C(w + ε) − C(w)) / ε for the central difference. */
export const oneSidedDifference: Misconception = {
  name: "one-sided-difference",
  apply: ({ reason }) => (reason === "difference" ? [["/", [["-", ["C_plus", "C"]], "epsilon"]]] : []),
};
