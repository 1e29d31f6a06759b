import { OPTION_LETTERS } from "../sheet/optionLetters.js";

/** Consonants and syllables, as Korean exams label what is to be chosen. */
const CONSONANTS = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
const SYLLABLES = "가나다라마바사아자차카타파하";

/**
 * The place of an option, from 1, that a student wrote: `B`, `(b)`, `2`, `②`, `2번`, `ㄴ`. Null where it names none of
 * so many, undefined where nothing is written. What is `numbered`, such as a line, has no letters.
 */
export function readOption(text: string, options: number, numbered = false): number | null | undefined {
  const label = text
    .trim()
    .replace(/^[([{]|[)\]}.:]$|번$/g, "")
    .replace(/[)\]}.:]$/, "");
  if (label === "") return text.trim() === "" ? undefined : null;
  const place = numbered && !/^\p{N}+$/u.test(label) ? 0 : placeOf(label);
  return place >= 1 && place <= options ? place : null;
}

function placeOf(label: string): number {
  const korean = Math.max(CONSONANTS.indexOf(label), SYLLABLES.indexOf(label));
  if (korean >= 0 && [...label].length === 1) return korean + 1;
  const plain = label
    .normalize("NFKC")
    .toUpperCase()
    .replace(/^\((.+)\)$/, "$1")
    .trim();
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  return plain.length === 1 ? OPTION_LETTERS.indexOf(plain) + 1 : 0;
}
