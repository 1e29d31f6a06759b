/** As many letters as a name may have: Moodle's and Canvas's databases keep 255, and stop the import at more. */
const LONGEST = 250;

/** A name that a program keeps in its database: of a longer one the start, with a sign for the rest. */
export function shortName(name: string): string {
  const letters = [...name];
  return letters.length <= LONGEST ? name : `${letters.slice(0, LONGEST - 1).join("")}…`;
}
