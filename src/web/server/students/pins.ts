import { timingSafeEqual } from "node:crypto";
import { normaliseCode } from "../../../author/generator/code.js";
import { decodeRoster } from "../../../classroom/set/students/rosterText.js";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { csvRows } from "../../../core/files/csvFile.js";
import { readBytes } from "../../../core/files/readBytes.js";
import type { ServedBoxes } from "./servedSets.js";

/** What has to be typed before a sheet opens, by whose it is. */
export interface Pins {
  /** Empty where a sheet asks for none. */
  readonly of: (found: Pick<ServedBoxes, "name" | "set" | "pin">) => string;
}

/** Those that are printed on sheets. */
export const PRINTED_PINS: Pins = { of: ({ pin }) => pin ?? "" };

/** Shorter ones are tried out in an hour. */
const SHORTEST = 4;

/**
 * Reads a class list with the columns `id` and `pin`: the id is a student's, a copy's, or a sheet's code. It comes over what
 * is printed on the sheets. Throws ROSTER for
 * a list without them, and for a row whose id comes twice or whose PIN is short.
 */
export async function readPins(file: string, cwd: string): Promise<Pins> {
  const rows = csvRows(decodeRoster(await readBytes(file, cwd), file)).flatMap((row) =>
    "cells" in row && row.cells.some((cell) => cell.trim() !== "") ? [row] : [],
  );
  const heads = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [id, pin] = [heads.indexOf("id"), heads.indexOf("pin")];
  if (id < 0 || pin < 0)
    throw fail("ROSTER", "a line of headings with id and pin, then a line for each student, would be right", {
      file,
    });
  const pins = new Map<string, string>();
  for (const { line, cells } of rows.slice(1)) {
    const [whose, typed] = [cells[id]?.trim() ?? "", pinText(cells[pin] ?? "")];
    if (typed === "") continue;
    if (whose === "" || pins.has(whose))
      throw fail("ROSTER", "no id, or one that stood before; each student once would be right", {
        file,
        line,
      });
    if (typed.length < SHORTEST)
      throw fail("ROSTER", `a PIN of ${typed.length} signs; ${SHORTEST} or more would be right`, {
        file,
        line,
      });
    pins.set(whose, typed);
  }
  const byCode = new Map([...pins].map(([whose, typed]) => [normaliseCode(whose), typed]));
  return {
    of: ({ name, set, pin: printed }) => {
      const copy = set.copies.find((one) => one.id === name.sheet);
      const student = set.studentOf(name.sheet)?.id;
      return (
        (student === undefined ? undefined : pins.get(student)) ??
        pins.get(name.sheet) ??
        (copy === undefined ? undefined : byCode.get(normaliseCode(copy.code))) ??
        PRINTED_PINS.of({ name, set, pin: printed })
      );
    },
  };
}

/** Blanks and the size of letters do not matter. */
const pinText = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toUpperCase();

/** Whether a PIN is the one that is wanted, in a time that says nothing of it. */
export const isPin = (typed: string, pin: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(pinText(typed.slice(0, 200)))), Buffer.from(sha256(pin)));
