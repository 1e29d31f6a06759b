import { type Misconception, termsOf } from "./misconception.js";

/** A weight that is used several times: its gradient is taken from one of its uses alone. */
export const sharedWeightOnce: Misconception = {
  name: "shared-weight-once",
  apply: ({ reason, expression }) => (reason === "gradient-shared" ? termsOf(expression) : []),
};
