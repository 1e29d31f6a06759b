import type { Copy, Student } from "../classroom/set/students/copy.js";
import type { Roster } from "../classroom/set/students/roster.js";
import type { ColumnNames } from "../classroom/set/students/rosterColumns.js";

export type { ColumnNames, Copy, Roster, Student };

/**
 * Reads a class list: CSV with a line of headings (id and name; section and email if there are any), in UTF-8 or UTF-16.
 * `columns` says which heading is which where they have names of their own. Throws ROSTER with every fault and its line,
 * FILE_NOT_FOUND, FILE_UNREADABLE.
 */
export async function readRoster(file: string, columns: ColumnNames = {}): Promise<Roster> {
  const roster = await import("../classroom/set/students/roster.js");
  return roster.readRoster(file, process.cwd(), columns);
}

/**
 * A class list of students that a program has already, by the rules of the file: each id once, nothing that cannot be
 * printed. Throws ROSTER; line k + 2 is student k, from 0.
 */
export async function rosterOf(students: readonly Student[]): Promise<Roster> {
  const [{ parseRoster }, { sha256 }] = await Promise.all([
    import("../classroom/set/students/roster.js"),
    import("../core/base/hash.js"),
  ]);
  const quoted = (cells: readonly string[]): string =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
  const rows = students.map(({ id, name, section = "", email = "" }) => quoted([id, name, section, email]));
  const text = quoted(["id", "name", "section", "email"]) + rows.join("");
  return { copies: parseRoster(text, "students"), hash: sha256(text) };
}

/** Writes a new secret for exams, 32 bytes drawn by chance, for its owner alone to read. Throws USAGE for a file that exists. */
export async function newSecret(file: string): Promise<void> {
  const { writeNewSecret } = await import("../classroom/set/students/secret.js");
  await writeNewSecret(file, process.cwd());
}

/** The bytes of a secret's file, line ends after them left out. Throws FILE_NOT_FOUND, FILE_UNREADABLE, WEAK_SECRET. */
export async function readSecret(file: string): Promise<Uint8Array> {
  const secrets = await import("../classroom/set/students/secret.js");
  return (await secrets.readSecret(file, process.cwd())).secret;
}
