import { readManifest, readSheet } from "../set/folder/readSet.js";
import type { Student } from "../set/students/copy.js";
import type { Sheet } from "../sheet/sheet.js";
import type { NamedCopy } from "./copyFinder.js";

/** A set of sheets in a folder, as a class's answers need it. */
export interface OpenSet {
  readonly title: string;
  readonly copies: readonly (NamedCopy & { readonly student?: Student | undefined })[];
  readonly load: (id: string) => Promise<Sheet>;
  readonly studentOf: (id: string) => Student | undefined;
}

/** Reads a set's manifest. Throws FILE_NOT_FOUND or OTHER_SET. */
export async function openSet(folder: string, cwd: string): Promise<OpenSet> {
  const { title, copies } = await readManifest(folder, cwd);
  const entries = new Map(copies.map((entry) => [entry.id, entry]));
  const load = (id: string): Promise<Sheet> => {
    const entry = entries.get(id);
    if (entry === undefined) throw new RangeError(`the set has no copy ${id}`);
    return readSheet(folder, entry, cwd);
  };
  return { title, copies, load, studentOf: (id) => entries.get(id)?.student };
}
