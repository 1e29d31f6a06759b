import { MOMENT } from "../parse/momentText.js";

/**
 * A time as people write it, in milliseconds since 1970: `2026-04-20T09:00+09:00`; without an offset it is this machine's
 * time, and a day alone is its beginning. Null for any other text, and for a day that there is not.
 */
export function momentOf(text: string): number | null {
  if (!MOMENT.test(text)) return null;
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split("-").map(Number);
  // The 31st of a short month would be read as the next month's first.
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  const time = Date.parse(text.includes("T") ? text : `${text}T00:00`);
  return Number.isNaN(time) ? null : time;
}
