import type { Sheet } from "../../core/sheet/sheet.js";
import { fileOf, readManifest, readSheet } from "../set/folder/readSet.js";
import type { Student } from "../set/students/copy.js";
import type { NamedCopy } from "./copyFinder.js";

/** A set of sheets in a folder, as a class's answers need it. */
export interface OpenSet {
  readonly title: string;
  readonly copies: readonly (NamedCopy & { readonly student?: Student | undefined })[];
  readonly load: (id: string) => Promise<Sheet>;
  readonly studentOf: (id: string) => Student | undefined;
  /** What a copy's files are called, without ending: its papers, and those that are made about it. */
  readonly fileOf: (id: string) => string;
}

/** Reads a set's manifest. Throws FILE_NOT_FOUND or OTHER_SET. */
export async function openSet(folder: string, cwd: string): Promise<OpenSet> {
  const { title, copies } = await readManifest(folder, cwd);
  const entries = new Map(copies.map((entry) => [entry.id, entry]));
  const known = (id: string) => {
    const entry = entries.get(id);
    if (entry === undefined) throw new RangeError(`the set has no copy ${id}`);
    return entry;
  };
  return {
    title,
    copies,
    load: (id) => readSheet(folder, known(id), cwd),
    studentOf: (id) => entries.get(id)?.student,
    fileOf: (id) => fileOf(known(id)),
  };
}
