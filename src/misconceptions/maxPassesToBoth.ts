import type { Misconception } from "./misconception.js";

/** The maximum hands its derivative back to both operands, not to the greater alone. */
export const maxPassesToBoth: Misconception = {
  name: "max-passes-to-both",
  apply: ({ reason }) => (reason === "slope-max" ? [1] : []),
};
