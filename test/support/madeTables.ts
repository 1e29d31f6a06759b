import { galleryPage } from "../../scripts/galleryPage.js";
import { ERROR_CODES } from "../../src/base/errors.js";
import { commandTable, optionTable, optionTableOf } from "../../src/options/optionTable.js";
import { TOPICS } from "../../src/topics/index.js";
import type { Topic } from "../../src/topics/topic.js";
import { messagesFor } from "../../src/words/locale.js";
import { keyOf } from "../../src/words/messages.js";
import { MAP } from "../house/map.js";
import { libraryReference } from "./libraryReference.js";

const cells = (...row: readonly string[]): string => `| ${row.join(" | ")} |`;
const code = (word: string): string => `\`${word}\``;

/** Every topic: what it is called, what it can be asked as, and what `variant` may be. */
function topicTable(): string {
  const t = messagesFor("en");
  const rows = Object.values<Topic>(TOPICS).map((topic) => {
    const ways = ["number", "choice", "blanks"].filter((way) =>
      way === "choice" ? topic.asks?.choice !== false : way === "number" || topic.asks?.blanks === true,
    );
    const variants = topic.kind === "own" ? topic.variants.map(code).join(" ") : "";
    return cells(code(topic.name), t(keyOf("topic", topic.name, "title")), ways.join(", "), variants);
  });
  return [cells("topic", "called", "`as`", "`variant`"), cells("---", "---", "---", "---"), ...rows].join(
    "\n",
  );
}

/** The rooms of the house, as the map that holds its walls has them. */
function roomTable(): string {
  const rows = Object.entries(MAP).map(([room, { holds, uses, pure }]) =>
    cells(code(room), holds, uses.map(code).join(" "), pure ? "yes" : ""),
  );
  return [cells("room", "holds", "may use", "pure"), cells("---", "---", "---", "---"), ...rows].join("\n");
}

/** The tables that stand in documents between `<!-- made: NAME -->` and `<!-- /made -->`. */
export const MADE_TABLES: Readonly<Record<string, () => string>> = {
  commands: commandTable,
  options: optionTable,
  "options of verify mnist": () => optionTableOf("verify mnist"),
  topics: topicTable,
  gallery: galleryPage,
  rooms: roomTable,
  library: libraryReference,
};

/** The error codes with their exit codes, in the order of the table of errors. */
export const errorCodes = (): [string, number][] => Object.entries(ERROR_CODES);
