import { ADVICE } from "../students/fileName.js";

/** What stands once for all copies of a set: the advice to its keys. */
export const ONCE_PATH = new RegExp(`^keys/${ADVICE}\\.(?:pdf|html)$`);

/** The files that stand once for all copies, by their paths from the set's folder. */
export const oncePaths = (formats: readonly string[]): string[] =>
  ["pdf", "html"].filter((ending) => formats.includes(ending)).map((ending) => `keys/${ADVICE}.${ending}`);
