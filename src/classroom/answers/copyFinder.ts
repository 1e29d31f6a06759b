import { normaliseCode } from "../../author/generator/code.js";
import { newestIssues } from "../set/folder/reissues.js";
import { quoted } from "./quoted.js";

/** A copy as a set's manifest names it. */
export interface NamedCopy {
  readonly id: string;
  readonly code: string;
  readonly replaces?: string | undefined;
}

/**
 * From an id, which names the sheet that was issued last, or a code as somebody typed it, to a sheet's id, or why it is
 * none. Where a code stands beside an id, both have to be one student's, and the code says which of their sheets.
 */
export function copyFinder(
  copies: readonly NamedCopy[],
): (name: string, code?: string) => { readonly id: string } | { readonly wrong: string } {
  const newest = newestIssues(copies);
  const ids = new Map(copies.map(({ id }) => [put(id), id]));
  for (const [id, issue] of newest) ids.set(put(id), issue);
  const codes = new Map<string, string | null>();
  for (const { id, code } of copies) {
    const typed = normaliseCode(code);
    codes.set(typed, codes.has(typed) ? null : id);
  }
  const byCode = (code: string): { readonly id: string } | { readonly wrong: string } => {
    const id = codes.get(normaliseCode(code));
    if (typeof id === "string") return { id };
    return id === null
      ? { wrong: `several sheets have the code ${quoted(code)}; the sheet's id would be right` }
      : {
          wrong: `there is no sheet ${quoted(code)} in the set; the sheet's id or its code would be right`,
        };
  };
  return (name, code = "") => {
    const id = ids.get(put(name));
    if (code === "") return id === undefined ? byCode(name) : { id };
    const coded = byCode(code);
    if (id === undefined) return coded;
    if ("wrong" in coded) return codes.get(normaliseCode(code)) === null ? { id } : coded;
    if (coded.id === id || newest.get(coded.id) === id) return coded;
    return { wrong: `${quoted(code)} is not the code of sheet ${id}; a row holds one sheet's answers` };
  };
}

/** Accents and syllables put together, as the roster's are: a Mac writes them apart. */
const put = (id: string): string => id.normalize("NFC");
