import type { ManifestEntry } from "../folder/manifest.js";
import { newestIssues } from "../folder/reissues.js";

/** More copies than this are combined in parts: the whole is held in memory. */
export const MOST_COPIES = 500;

/** The folders whose PDFs are combined. */
const COMBINED = ["worksheets", "keys", "marking"] as const;
export type Combined = (typeof COMBINED)[number];

/** The table of a set's accepted answers. */
export const ANSWERS = "answers.csv";

/** What of a set's formats is combined: worksheets and keys where it is asked for, marking sheets always. */
export const combinedOf = (formats: readonly string[], asked: boolean): Combined[] =>
  COMBINED.filter((name) =>
    name === "marking" ? formats.includes("marking") : asked && formats.includes("pdf"),
  );

/**
 * The files that hold all of so many copies: `worksheets.pdf` and `keys.pdf`, or `worksheets-1.pdf`, `-2` and so on; with
 * marking sheets their answers as a table.
 */
export const combinedPaths = (copies: number, names: readonly Combined[]): string[] => [
  ...names.flatMap((name) => partPaths(name, copies)),
  ...(names.includes("marking") ? [ANSWERS] : []),
];

/** Those of one folder. */
export function partPaths(name: Combined, copies: number): string[] {
  const parts = Math.ceil(copies / MOST_COPIES);
  if (parts === 1) return [`${name}.pdf`];
  const digits = String(parts).length;
  return Array.from({ length: parts }, (_none, k) => `${name}-${String(k + 1).padStart(digits, "0")}.pdf`);
}

/** The copies that are in students' hands: those that were replaced are left out. */
export function currentCopies(copies: readonly ManifestEntry[]): ManifestEntry[] {
  const replaced = newestIssues(copies);
  return copies.filter(({ id }) => !replaced.has(id));
}
