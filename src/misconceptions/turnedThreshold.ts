import type { Misconception } from "./misconception.js";

/** The bias is taken for the threshold: the boundary w·x = b in place of w·x = −b. */
export const turnedThreshold: Misconception = {
  name: "turned-threshold",
  apply: ({ reason, expression }) => {
    if (reason !== "boundary-cut" || typeof expression !== "object") return [];
    const [above = 0, below = 1] = expression[1];
    return typeof above === "object" && above[0] === "neg" ? [["/", [...above[1], below]]] : [];
  },
};
