import { resolve } from "node:path";
import { normaliseCode } from "../../../author/generator/code.js";
import type { HandIn } from "../../../author/quiz/quiz.js";
import { type OpenSet, openSet } from "../../../classroom/answers/openSet.js";
import { readManifest } from "../../../classroom/set/folder/readSet.js";
import { readQuiz } from "../../../classroom/set/folder/setQuiz.js";
import { fail, GradsheetError } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import type { SheetName } from "../database/answerStore.js";
import { type Boxes, boxesOf } from "./boxes.js";
import { type Policy, policyOf } from "./policy.js";

/** A sheet that a code leads to. */
export interface ServedSheet {
  readonly name: SheetName;
  readonly sheet: Sheet;
  readonly set: ServedSet;
  /** What is printed on it, and is to be typed before it opens; undefined where nothing is. */
  readonly pin: string | undefined;
}

/** The boxes of a sheet that a code leads to: enough to keep an answer. */
export interface ServedBoxes {
  readonly name: SheetName;
  readonly set: ServedSet;
  readonly boxes: Boxes;
  readonly pin: ServedSheet["pin"];
}

/** A set that a server gives out. */
export interface ServedSet extends OpenSet {
  /** The manifest's name of the set. */
  readonly name: string;
  readonly policy: Policy;
}

/** The sheets that a server gives out. */
export interface ServedSets {
  readonly all: () => readonly ServedSet[];
  /** How many sheets there are. */
  readonly sheets: () => number;
  /** Codes of fewer than 60 bits, which could be guessed in the long run: those of practice sheets. */
  readonly short: () => boolean;
  /**
   * Reads one more set and gives it out from now on. Throws FILE_NOT_FOUND, OTHER_SET, or CHECK_FAILED for a quiz that is
   * not the set's.
   */
  readonly add: (folder: string) => Promise<ServedSet>;
  /** Gives the set of a folder out no longer; what is known of it stays. */
  readonly withdraw: (folder: string) => void;
  /** The set of a folder; null where it is not given out. */
  readonly of: (folder: string) => ServedSet | null;
  /** By the code as somebody typed it; null where there is none. */
  readonly find: (code: string) => Promise<ServedSheet | null>;
  /** The same without the sheet: boxes are small, and remembered of far more sheets. */
  readonly findBoxes: (code: string) => Promise<ServedBoxes | null>;
}

/** Sheets kept in memory, an exam's 280 kB each, and boxes, 4 kB each; one that is asked for again is moved to the end. */
const [KEPT, KEPT_BOXES] = [500, 10_000];
/** Letters of a code of 60 bits. */
const LONG = 13;

/** Whether a code, as somebody typed it, has 60 bits or more. */
export const isLong = (code: string): boolean => normaliseCode(code).length >= LONG;

/**
 * Reads the manifests of sets, and gives out more later. A code is looked up by its hash, so that the time that it takes says nothing of how much of
 * it is right. `told` comes over what the sets' quizzes say of handing in. Throws FILE_NOT_FOUND, OTHER_SET, or
 * CHECK_FAILED for a quiz that is not the set's.
 */
export async function servedSets(
  folders: readonly string[],
  cwd: string,
  told: Partial<Policy>,
): Promise<ServedSets> {
  const byCode = new Map<string, { name: SheetName; set: ServedSet; load: () => Promise<Sheet> }>();
  const byFolder = new Map<string, { readonly set: ServedSet; readonly codes: readonly string[] }>();
  const add = async (folder: string): Promise<ServedSet> => {
    const { set, quiz } = await readManifest(folder, cwd);
    const open = await openSet(folder, cwd);
    const { copies, load } = open;
    const policy = policyOf(await handInOf(resolve(cwd, folder), quiz), told);
    const served: ServedSet = { ...open, name: set, policy };
    const codes = copies.map(({ code }) => normaliseCode(code));
    const twice = copies.find(
      ({ code }, k) => byCode.has(keyOf(code)) || codes.indexOf(normaliseCode(code)) < k,
    );
    if (twice !== undefined)
      throw fail(
        "OTHER_SET",
        `the code ${twice.code} is another sheet's too; each sheet once would be right`,
        {
          file: folder,
        },
      );
    for (const { id, code } of copies)
      byCode.set(keyOf(code), { name: { set, sheet: id }, set: served, load: () => load(id) });
    byFolder.set(resolve(cwd, folder), { set: served, codes });
    return served;
  };
  const withdraw = (folder: string): void => {
    for (const code of byFolder.get(resolve(cwd, folder))?.codes ?? []) {
      byCode.delete(keyOf(code));
      kept.delete(keyOf(code));
      boxes.delete(keyOf(code));
    }
    byFolder.delete(resolve(cwd, folder));
  };
  const kept = new Map<string, Sheet>();
  const boxes = new Map<string, Pick<ServedBoxes, "boxes" | "pin">>();
  const find = async (code: string): Promise<ServedSheet | null> => {
    const key = keyOf(code);
    const served = byCode.get(key);
    if (served === undefined) return null;
    const sheet = kept.get(key) ?? (await served.load());
    keep(kept, key, sheet, KEPT);
    if (!boxes.has(key)) keep(boxes, key, askedOf(sheet), KEPT_BOXES);
    return { name: served.name, sheet, set: served.set, pin: sheet.pin };
  };
  const findBoxes = async (code: string): Promise<ServedBoxes | null> => {
    const key = keyOf(code);
    const served = byCode.get(key);
    const known = boxes.get(key);
    if (served !== undefined && known !== undefined) {
      keep(boxes, key, known, KEPT_BOXES);
      return { name: served.name, set: served.set, ...known };
    }
    const found = await find(code);
    return found === null ? null : { name: found.name, set: found.set, ...askedOf(found.sheet) };
  };
  for (const folder of folders) await add(folder);
  return {
    all: () => [...byFolder.values()].map(({ set }) => set),
    sheets: () => byCode.size,
    short: () => [...byFolder.values()].some(({ codes }) => codes.some((code) => !isLong(code))),
    ...{ find, findBoxes, add, withdraw, of: (folder) => byFolder.get(resolve(cwd, folder))?.set ?? null },
  };
}

function keep<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** What is asked for before an answer is kept, and what an answer may be. */
const askedOf = (sheet: Sheet): Pick<ServedBoxes, "boxes" | "pin"> => ({
  boxes: boxesOf(sheet),
  pin: sheet.pin,
});

const keyOf = (code: string): string => sha256(normaliseCode(code));

/** What a set's quiz says of handing in: nothing where the set has no quiz, as those of version 0.1.0 that were merged. */
async function handInOf(folder: string, hash: string): Promise<HandIn> {
  try {
    return (await readQuiz(folder, hash)).handIn ?? {};
  } catch (error) {
    if (error instanceof GradsheetError && error.faults[0]?.code === "FILE_NOT_FOUND") return {};
    throw error;
  }
}
