import { type Fault, GradsheetError, MOST_FAULTS } from "../base/errors.js";
import { faultAt, type SourceDocument } from "../parse/document.js";
import { didYouMean } from "../parse/schema.js";
import type { Sheet } from "../sheet/sheet.js";
import type { RuledBy } from "./rulesFor.js";
import type { Rule, Scheme } from "./scheme.js";

/** Gathers what is wrong with a scheme from sheet to sheet. `close` throws one error that has all of it, with the places. */
export function schemeCheck(
  { points, voids, accepts, overrules }: Scheme,
  document: SourceDocument,
): { add: (sheet: Sheet, ruled: RuledBy) => void; close: () => void } {
  const met = new Map<Rule<unknown>, Set<string>>();
  const faults = new Map<string, Fault>();
  const known = new Set<string>();
  const fault = (path: Rule<unknown>["path"], message: string) =>
    faults.set(JSON.stringify(path), faultAt(document, "WRONG_VALUE", path, message));
  const add = (sheet: Sheet, ruled: RuledBy) => {
    for (const { id, answers } of sheet.questions)
      for (const one of [id, ...answers.map((each) => each.id)]) known.add(one);
    for (const { path, message } of ruled.faults) fault(path, message);
    for (const [rule, ids] of ruled.met) {
      const seen = met.get(rule) ?? new Set();
      for (const id of ids) seen.add(id);
      met.set(rule, seen);
    }
  };
  const close = () => {
    for (const rule of [...points, ...voids, ...accepts]) {
      const ids = met.get(rule);
      if (ids === undefined && !faults.has(JSON.stringify(rule.path)))
        fault(
          rule.path,
          `no sheet asks for "${rule.name}"${didYouMean(rule.name, [...known]) || "; a question (q3) or a blank (q3.z1_1) of the set would be right"}`,
        );
      if (ids !== undefined && ids.size > 1 && /^\D?\d+\D?$/.test(rule.name) && !/^q/i.test(rule.name))
        fault(
          rule.path,
          `box ${rule.name} is ${[...ids].slice(0, 3).join(" on one sheet and ")} on another; its id would be right`,
        );
    }
    for (const rule of overrules) {
      if (
        met.has(rule) ||
        [...faults.keys()].some((key) => key.startsWith(JSON.stringify(rule.path).slice(0, -1)))
      )
        continue;
      fault(
        [...rule.path, "sheet"],
        `there is no sheet "${rule.says.sheet}" in the set; the sheet's id or its code, in quotes where it begins with 0, would be right`,
      );
    }
    const all = [...faults.values()].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
    if (all.length > 0)
      throw new GradsheetError(all.slice(0, MOST_FAULTS), Math.max(0, all.length - MOST_FAULTS));
  };
  return { add, close };
}
