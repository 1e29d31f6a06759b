import type { LocaleName } from "../../../core/base/settings.js";
import { CSV_START, csvLine } from "../../../core/files/csvFile.js";
import { boxNumbersOf } from "../../../core/sheet/boxes.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Logged } from "../journal/entry.js";
import { whenText } from "../students/rulesText.js";
import type { ServedSet } from "../students/servedSets.js";

/** `Kim Mina, April 20, 2026 at 10:14 AM UTC`: who and when; the server's own token has no name. */
function byText({ at, entry }: Logged, locale: LocaleName): string {
  const who = "who" in entry ? entry.who : undefined;
  if (who === undefined) return "";
  const t = messagesFor(locale);
  return t("teach.by", {
    who: who === "" ? t("teach.by.token") : who,
    when: whenText(Date.parse(at), locale),
  });
}

/** Who has given the marks by hand of a sheet that hold, by the answers' ids. */
export function byHandOf(
  history: readonly Logged[],
  sheet: string,
  locale: LocaleName,
): ReadonlyMap<string, string> {
  const by = new Map<string, string>();
  for (const logged of history) {
    const { entry } = logged;
    if (entry.kind === "mark" && entry.sheet === sheet) by.set(entry.answer, byText(logged, locale));
    if (entry.kind === "unmark" && entry.sheet === sheet) by.delete(entry.answer);
  }
  return by;
}

/** Who has taken the scheme of that number. */
export function schemeBy(history: readonly Logged[], number: number, locale: LocaleName): string {
  const taken = history.find(({ entry }) => entry.kind === "scheme" && entry.number === number);
  return taken === undefined ? "" : byText(taken, locale);
}

/** All that teachers did about a set, a line each: when, who, what, of which sheet and box, what it is, and why. */
export async function historyCsv(history: readonly Logged[], set: ServedSet): Promise<string> {
  const lines = [csvLine(["time", "who", "what", "sheet", "box", "id", "value", "why"])];
  for (const { at, entry } of history) {
    const who = "who" in entry ? (entry.who ?? "") : "";
    if (entry.kind === "scheme") {
      lines.push(csvLine([at, who, "scheme", "", "", String(entry.number), entry.text, ""]));
      continue;
    }
    const known = set.copies.some(({ id }) => id === entry.sheet);
    const numbers = known ? boxNumbersOf(await set.load(entry.sheet)) : new Map<string, number>();
    const line = (what: string, id: string, value: string, why: string): void => {
      lines.push(csvLine([at, who, what, entry.sheet, String(numbers.get(id) ?? ""), id, value, why]));
    };
    if (entry.kind === "mark") line("mark", entry.answer, String(entry.points), entry.why);
    if (entry.kind === "unmark") line("mark taken away", entry.answer, "", "");
    if (entry.kind === "save")
      for (const [id, given] of Object.entries(entry.answers)) line("typed in", id, given, "");
  }
  return `${CSV_START}${lines.join("")}`;
}
