import { writeFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = [
  "김서연",
  "Alice O'Brien",
  "이민준",
  "Zoë Müller",
  "박하윤",
  "Jean-Luc Petit",
  "최도현",
  "Ada Smith",
];

/** Writes `roster.csv` with Korean and English names, and `secret`, into a folder. Gives the arguments that use them. */
export function writeClass(folder: string, students: number, secret: string): readonly string[] {
  const rows = Array.from(
    { length: students },
    (_none, k) =>
      `2026${String(k + 1).padStart(4, "0")},${NAMES[k % NAMES.length]},${k % 2 === 0 ? "가" : "B"}`,
  );
  writeFileSync(join(folder, "roster.csv"), ["id,name,section", ...rows, ""].join("\n"));
  writeFileSync(join(folder, "secret"), secret, { mode: 0o600 });
  return ["--roster", "roster.csv", "--secret-file", "secret"];
}
