import type { Misconception } from "./misconception.js";

/** Adam's means are used as they are, without the correction for their start at 0. */
export const noBiasCorrection: Misconception = {
  name: "no-bias-correction",
  apply: ({ reason, expression }) => {
    if (reason !== "state-mhat-adam" && reason !== "state-shat-adam") return [];
    return typeof expression === "object" ? expression[1].slice(0, 1) : [];
  },
};
