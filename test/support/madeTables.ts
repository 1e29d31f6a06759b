import { galleryPage } from "../../scripts/galleryPage.js";
import { commandTable, optionTable, optionTableOf } from "../../src/cli/options/optionTable.js";
import { ERROR_CODES } from "../../src/core/base/errors.js";
import { OWN_CALLS } from "../../src/core/graph/own/ownCalls.js";
import { TOPICS } from "../../src/core/topics/index.js";
import type { Topic } from "../../src/core/topics/topic.js";
import { messagesFor } from "../../src/core/words/locale.js";
import { keyOf } from "../../src/core/words/messages.js";
import { MAP, WINGS } from "../house/map.js";
import { libraryReference } from "./libraryReference.js";

const cells = (...row: readonly string[]): string => `| ${row.join(" | ")} |`;
const code = (word: string): string => `\`${word}\``;

/** Every topic: what it is called, what it can be asked as, and what `variant` may be. */
function topicTable(): string {
  const t = messagesFor("en");
  const rows = Object.values<Topic>(TOPICS).map((topic) => {
    const ways = ["number", "choice", "blanks", "formula"].filter((way) =>
      way === "choice"
        ? topic.asks?.choice !== false
        : way === "formula"
          ? topic.asks?.formula === true
          : way === "number" || topic.asks?.blanks === true,
    );
    const variants = topic.kind === "own" ? topic.variants.map(code).join(" ") : "";
    return cells(code(topic.name), t(keyOf("topic", topic.name, "title")), ways.join(", "), variants);
  });
  return [cells("topic", "called", "`as`", "`variant`"), cells("---", "---", "---", "---"), ...rows].join(
    "\n",
  );
}

/** The wings of src: what each holds, and which others it uses. */
function wingTable(): string {
  const wingOf = (room: string): string => room.split("/")[0] ?? room;
  const rows = Object.entries(WINGS).map(([wing, holds]) => {
    const rooms = Object.entries(MAP).filter(([room]) => wingOf(room) === wing);
    const used = new Set(rooms.flatMap(([, { uses }]) => uses.map(wingOf)).filter((one) => one !== wing));
    const uses = Object.keys(WINGS).filter((one) => used.has(one));
    return cells(`[\`${wing}\`](../src/${wing}/README.md)`, holds, uses.map(code).join(" "));
  });
  return [cells("wing", "holds", "uses"), cells("---", "---", "---"), ...rows].join("\n");
}

/** The rooms of the wings, as the map that holds their walls has them. */
function roomTable(): string {
  const rows = Object.entries(MAP).map(([room, { holds, pure }]) =>
    cells(code(room), holds, pure ? "yes" : ""),
  );
  return [cells("room", "holds", "pure"), cells("---", "---", "---"), ...rows].join("\n");
}

/** The operations that the expressions of a teacher's own question may call, by how many numbers each takes. */
function ownOperationTable(): string {
  const counts = [...new Set([...OWN_CALLS.values()].flat())];
  const rows = counts.sort().map((count) => {
    const names = [...OWN_CALLS].filter(([, takes]) => takes.includes(count)).map(([name]) => code(name));
    return cells(count === "several" ? "2 or more" : String(count), names.join(" "));
  });
  return [cells("numbers", "operations"), cells("---", "---"), ...rows].join("\n");
}

/** The tables that stand in documents between `<!-- made: NAME -->` and `<!-- /made -->`. */
export const MADE_TABLES: Readonly<Record<string, () => string>> = {
  commands: commandTable,
  options: optionTable,
  "options of verify mnist": () => optionTableOf("verify mnist"),
  topics: topicTable,
  gallery: galleryPage,
  wings: wingTable,
  rooms: roomTable,
  library: libraryReference,
  "own operations": ownOperationTable,
};

/** The error codes with their exit codes, in the order of the table of errors. */
export const errorCodes = (): [string, number][] => Object.entries(ERROR_CODES);
