import { type Copy, numberedCopies } from "../../classroom/set/students/copy.js";
import { readRoster } from "../../classroom/set/students/roster.js";
import { parseColumns } from "../../classroom/set/students/rosterColumns.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import type { Io } from "../../core/terminal/io.js";
import { fontFaces } from "../../paper/fonts/fonts.js";
import { printable } from "../../paper/fonts/scriptFonts.js";

export interface CopiesOptions {
  readonly copies: number;
  readonly roster?: string;
  readonly columns?: string;
}

/** Names that do not print in full, of which each is told. */
const MOST_NAMED = 20;

/** The copies of a roster, one a student, or `--copies N`. */
export async function chooseCopies(
  { copies, roster, columns }: CopiesOptions,
  io: Io,
): Promise<{ readonly copies: readonly Copy[]; readonly roster?: string }> {
  if (roster === undefined) {
    if (columns !== undefined)
      throw fail("USAGE", "--columns is of a roster; --roster FILE.csv would be right");
    return { copies: numberedCopies(copies) };
  }
  if (copies !== 1)
    throw fail(
      "USAGE",
      `--copies ${copies} stands beside --roster ${roster}, which has one copy a student; give the one or the other`,
    );
  const read = await readRoster(roster, io.cwd, columns === undefined ? {} : parseColumns(columns));
  const lacking = read.copies.filter(
    ({ student }) => student !== undefined && !prints(`${student.id}${student.name}`),
  );
  for (const { student } of lacking.slice(0, MOST_NAMED)) {
    io.stderr(
      `note: ${visible(`${student?.id} ${student?.name}`)}: letters that no font of gradsheet has are printed as \uFFFD\n`,
    );
  }
  // Letters that have a font, which is not installed, are told at the end: other threads make the most of the copies.
  fontFaces(
    read.copies.map(({ student }) => `${student?.id} ${student?.name} ${student?.section}`),
    "printer",
  );
  if (lacking.length > MOST_NAMED) io.stderr(`note: and ${lacking.length - MOST_NAMED} names more\n`);
  return { copies: read.copies, roster: read.hash };
}

const prints = (text: string): boolean => printable(text) === text;
