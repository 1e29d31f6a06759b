import { type OpenSet, openSet } from "../../../classroom/answers/openSet.js";
import { readManifest } from "../../../classroom/set/folder/readSet.js";
import { GradsheetError } from "../../../core/base/errors.js";
import { boxNumbersOf } from "../../../core/sheet/boxes.js";
import type { Entry } from "./entry.js";

/** Says what an entry is about, in the numbers of the boxes where the set lies at hand. */
export interface BoxNames {
  /** `sheet 001 (Kim Mina): box 6 = 0.4213`. */
  readonly said: (set: string, entry: Entry) => Promise<string>;
}

/** Reads the manifests of sets; one that cannot be read gives no names. */
export async function boxNames(folders: readonly string[], cwd: string): Promise<BoxNames> {
  const sets = new Map<string, OpenSet>();
  for (const folder of folders)
    try {
      sets.set((await readManifest(folder, cwd)).set, await openSet(folder, cwd));
    } catch (error) {
      if (!(error instanceof GradsheetError)) throw error;
    }
  const numbersOf = async (set: string, sheet: string): Promise<ReadonlyMap<string, number>> => {
    const open = sets.get(set);
    if (open === undefined || !open.copies.some(({ id }) => id === sheet)) return new Map();
    return boxNumbersOf(await open.load(sheet));
  };
  return {
    said: async (set, entry) => {
      if (entry.kind === "scheme")
        return `scheme ${entry.number}${entry.who ? ` taken by ${entry.who}` : ""}`;
      const numbers = await numbersOf(set, entry.sheet);
      const name = sets.get(set)?.studentOf(entry.sheet)?.name ?? "";
      const whose = `sheet ${entry.sheet}${name === "" ? "" : ` (${name})`}`;
      const box = (id: string): string => (numbers.has(id) ? `box ${numbers.get(id)}` : id);
      const filled = (answers: Readonly<Record<string, string>>): string =>
        Object.entries(answers)
          .map(([id, given]) => `${box(id)} = ${given}`)
          .join(", ");
      const by = "who" in entry && entry.who !== undefined && entry.who !== "" ? ` by ${entry.who}` : "";
      switch (entry.kind) {
        case "save":
          return `${whose}: ${filled(entry.answers)}${by === "" ? "" : `, typed in${by}`}`;
        case "attempt":
          return `${whose}: ${entry.question} handed in, time ${entry.number}: ${filled(entry.answers)}`;
        case "mark":
          return `${whose}: ${box(entry.answer)} marked ${entry.points} by hand${by} (${entry.why})`;
        case "unmark":
          return `${whose}: the mark of ${box(entry.answer)} taken away${by}`;
      }
    },
  };
}
