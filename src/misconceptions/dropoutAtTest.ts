import type { Misconception } from "./misconception.js";

/** At test time the values are scaled once more, though training has done it. */
export const dropoutAtTest: Misconception = {
  name: "dropout-at-test",
  apply: ({ reason, expression }) => (reason === "dropout-test" ? [["*", ["p", expression]]] : []),
};
