import { fail } from "../../../core/base/errors.js";
import type { Io } from "../../../core/terminal/io.js";
import type { OptionsFor } from "../../options/options.js";
import { markOne } from "./markOne.js";
import { markSet } from "./markSet.js";

/** Marks one student's answers, or a class's from one CSV. The exit code: 1 when a row or an answer id is wrong. */
export async function mark(options: OptionsFor<"mark">, io: Io): Promise<number> {
  const { sheet, set, answers, grades, report, feedback, scheme, json } = options;
  if (answers === undefined) throw fail("USAGE", "mark needs the answers; --answers FILE would be right");
  if (sheet !== undefined && set === undefined) {
    const only = grades !== undefined ? "grades" : report !== undefined ? "report" : null;
    if (only !== null)
      throw fail("USAGE", `--${only} is of a class; --set DIR in place of --sheet would be right`);
    return markOne(sheet, answers, options, io);
  }
  if (set !== undefined && sheet === undefined) {
    const asked = [grades, report, feedback, scheme].some((one) => one !== undefined);
    if (!asked && json !== true) {
      throw fail(
        "USAGE",
        "a class needs a file for its grades; --grades FILE.csv, or --json, would be right",
      );
    }
    return markSet(set, answers, options, io);
  }
  throw fail("USAGE", "mark needs one sheet or a set; --sheet FILE or --set DIR would be right");
}
