import { names } from "../graph/quantity.js";
import type { Misconception } from "./misconception.js";

/** (C(w + ε) − C(w)) / ε for the central difference. */
export const oneSidedDifference: Misconception = {
  name: "one-sided-difference",
  apply: ({ reason }) =>
    reason === "difference"
      ? [["/", [["-", [names.moved(names.loss(), "+"), names.loss()]], "epsilon"]]]
      : [],
};
