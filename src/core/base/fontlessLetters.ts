const letters = new Set<string>();

/** Remembers letters of a document that no installed font has. */
export const rememberFontless = (some: Iterable<string>): void => {
  for (const letter of some) letters.add(letter);
};

/** So many of them are told. */
const MOST_TOLD = 40;

/** Says which letters had no font since this was last asked, and what brings one; null where all had. */
export function fontlessNote(): string | null {
  if (letters.size === 0) return null;
  const told = [...letters].sort().slice(0, MOST_TOLD).join("");
  const more = letters.size > MOST_TOLD ? ` and ${letters.size - MOST_TOLD} more` : "";
  letters.clear();
  return `no font is installed for ${told}${more}: they print in a font of this machine, or as boxes; the package gradsheet-fonts has them (docs/exam-and-class.md)`;
}
