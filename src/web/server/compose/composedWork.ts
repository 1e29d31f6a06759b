import { makeApart } from "../work/makeApart.js";
import type { WorkWish } from "../work/works.js";
import { type ComposedSet, copiesOf } from "./composedSet.js";

/** A set as a long work, in a process beside the server. Throws what is wrong with the roster, before it begins. */
export function composedWork(title: string, composed: ComposedSet): WorkWish {
  copiesOf(composed.students);
  return {
    title,
    make: (folder, step, stop) => makeApart({ kind: "set", folder, composed }, { step, stop }),
  };
}
