import { type Misconception, termsOf } from "./misconception.js";

/** A value that enters several nodes of a computational graph: only one branch is counted. */
export const oneBranchOnly: Misconception = {
  name: "one-branch-only",
  apply: ({ reason, expression }) => (reason === "node-gradient-paths" ? termsOf(expression) : []),
};
