import type { Context } from "hono";
import type { ServedSet } from "../students/servedSets.js";
import type { ClassMarks } from "./classMarks.js";

/** What every page about a class needs. */
export interface Ways {
  readonly marks: ClassMarks;
  /** Answers with a set's page, or that there is no such set. */
  readonly ofSet: (
    answer: (context: Context, set: ServedSet) => Response | Promise<Response>,
  ) => (context: Context) => Response | Promise<Response>;
  /** Where the class's page lies, and all others of it below. */
  readonly addressFor: (set: ServedSet) => string;
}
