import { substitute } from "../graph/expression.js";
import type { Misconception } from "./misconception.js";

/** On a computational graph the derivative is handed back unchanged: the node's own slope is left out. */
export const localSlopeLeftOut: Misconception = {
  name: "local-slope-left-out",
  apply: ({ role, expression }) =>
    role === "node-gradient" ? [substitute(expression, (id) => (id.startsWith("df_") ? undefined : 1))] : [],
};
