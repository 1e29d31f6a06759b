import { sha256 } from "../../../core/base/hash.js";

/** Longer names are cut: with folder, ending and temporary ending they stay below what any disk takes. */
const MOST_LETTERS = 40;
const MOST_BYTES = 120;

/** Letters and figures of any script with their accents, and within the name dots, dashes and underlines. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}_-])?$/u;
const OTHER = /[^\p{L}\p{M}\p{N}_-]/gu;
const WITHOUT_START = /^[^\p{L}\p{N}]+/u;

/** Windows takes these for devices, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** A file of the whole set lies among those of its copies, without ending: what to tell students about each mistake. */
export const ADVICE = "advice";

/**
 * The name of a copy's files, without ending: the id itself where every disk takes it and no other file has it, else what of it can stand, `~`
 * and twelve figures of its SHA-256. Other ids, other names: `~` stands in no id that is taken as it is.
 */
export function fileNameOf(id: string): string {
  const takenAsItIs = id === id.normalize("NFC") && PLAIN.test(id) && isShort(id);
  if (takenAsItIs && !DEVICE.test(id.normalize("NFKC")) && foldName(id) !== ADVICE) return id;
  const hash = sha256(id).slice(0, 12);
  const rest = id.normalize("NFC").replace(OTHER, "_").replace(WITHOUT_START, "");
  const start = firstLetters(rest);
  return `${start === "" ? "id" : start}~${hash}`;
}

const isShort = (name: string): boolean =>
  name.length <= MOST_LETTERS && Buffer.byteLength(name) <= MOST_BYTES;

/** As much of a name as is short, and no half letter. */
function firstLetters(name: string): string {
  let start = "";
  for (const letter of name) {
    if (!isShort(start + letter)) break;
    start += letter;
  }
  return start;
}

/** The same for two texts that a disk or a reader could take for one: without case, width and way of writing accents. */
export const foldName = (text: string): string =>
  text
    .replace(/[\u200C\u200D]/gu, "")
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKC");
