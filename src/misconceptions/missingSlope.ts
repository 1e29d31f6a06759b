import type { Misconception } from "./misconception.js";

/** dC/dz = dC/da: the activation's slope is left out of the chain. */
export const missingSlope: Misconception = {
  name: "missing-slope",
  apply: ({ role, reason, id }) =>
    role === "delta" && reason === "delta" ? [id.replace("dC_dz", "dC_da")] : [],
};
