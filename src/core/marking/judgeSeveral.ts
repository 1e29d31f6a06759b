import type { SeveralAnswer } from "../sheet/sheet.js";
import { type Judged, RIGHT_CHOICE, UNANSWERED, unreadable, WRONG_CHOICE } from "./judged.js";
import { readOption } from "./readOption.js";

/** What parts two labels; where nothing does, each letter is a label: AC. */
const BETWEEN = /[\s,;/&+·]+/;

/**
 * The places of the options that a student wrote, from 1 and each once: `A, C`, `AC`, `1 3`, `①③`, `ㄱ, ㄷ`. Null where
 * something names none of them, undefined where nothing is written.
 */
export function readOptions(text: string, options: number): readonly number[] | null | undefined {
  const pieces = text.trim().split(BETWEEN).filter(Boolean);
  if (pieces.length === 0) return undefined;
  const places = pieces.flatMap((piece) => {
    const whole = readOption(piece, options);
    if (typeof whole === "number") return [whole];
    return [...piece].map((sign) => readOption(sign, options) ?? null);
  });
  const read = places.flatMap((place) => (place === null ? [] : [place]));
  return read.length < places.length ? null : [...new Set(read)].sort((a, b) => a - b);
}

/** Right is who names all options that are right, and no other. */
export function judgeSeveral({ options, right }: SeveralAnswer, written: string): Judged {
  const chosen = readOptions(written, options.length);
  if (chosen === undefined) return UNANSWERED;
  if (chosen === null) return unreadable("no-option");
  return chosen.join() === right.join() ? RIGHT_CHOICE : WRONG_CHOICE;
}
