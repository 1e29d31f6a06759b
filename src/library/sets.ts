import { resolve } from "node:path";
import type { Quiz } from "../author/quiz/quiz.js";
import type { Trace, TraceReport } from "../classroom/set/after/trace.js";
import type { SetFault, SetReport } from "../classroom/set/after/verifySet.js";
import type {
  FailedCopy,
  Manifest,
  ManifestEntry,
  SetHead,
  Shard,
} from "../classroom/set/folder/manifest.js";
import type { Format as SetFormat } from "../classroom/set/make/makeCopy.js";
import type { SetPrinter } from "../classroom/set/make/setPrinter.js";
import type { Roster } from "../classroom/set/students/roster.js";
import { fail } from "../core/base/errors.js";
import type { Sheet } from "../core/sheet/sheet.js";
import type { Templates } from "../paper/pages/templates/templates.js";

export type {
  FailedCopy,
  Manifest,
  ManifestEntry,
  SetFault,
  SetFormat,
  SetHead,
  SetReport,
  Shard,
  Trace,
  TraceReport,
};

/** What a set is made of. Exactly one of `seed` and `secret`. */
export interface SetOptions {
  /** The folder that the set comes into; a set that was broken off there is gone on with. */
  readonly out: string;
  /** For practice: the same seed makes the same sheets for anybody. */
  readonly seed?: string;
  /** For exams: at least 32 bytes, as `readSecret` gives them; kept apart from the set. */
  readonly secret?: Uint8Array;
  /** How many copies (`001`, `002`, …), or a class list with one a student. Default: 1. */
  readonly copies?: number | Roster;
  /** Default: `pdf` alone. */
  readonly formats?: readonly SetFormat[];
  /** Whether PDFs are tagged for screen readers. Default: true. */
  readonly tagged?: boolean;
  /** A course's own templates, of `templatesOf`. */
  readonly templates?: Templates;
  /** All worksheets in one PDF, all keys in another. Default: false. */
  readonly combine?: boolean;
  /** A ZIP file that the whole set is packed into, too. */
  readonly zip?: string;
  /** The part of the set that is made here: `index` of `of`, from 1. Default: all. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Whether PDFs are put together from blocks that are set once. Default: on in the built-in templates. */
  readonly press?: "on" | "off";
  /** Browsers that print at once, and threads of a large set. Default: 1. */
  readonly concurrency?: number;
  /** Called with the number of copies that are done, those that were there before among them. */
  readonly onCopy?: (done: number) => void;
}

/**
 * Makes a set: worksheets, keys and sheet files of every copy in a folder, and last of all its manifest, which it gives. A
 * copy that fails is named in `failed`, and the rest is made. Throws USAGE, CANNOT_DRAW, NO_BROWSER, BROWSER_FAILED,
 * CANNOT_WRITE, OTHER_SET, BUSY.
 */
export async function makeSet(quiz: Quiz, options: SetOptions): Promise<Manifest> {
  const { out, copies = 1, formats = ["pdf"], tagged = true, combine = false, concurrency = 1 } = options;
  const [makeSet, { localMaker }, { numberedCopies }] = await Promise.all([
    import("../classroom/set/make/makeSet.js"),
    import("../classroom/set/threads/chooseLocalMaker.js"),
    import("../classroom/set/students/copy.js"),
  ]);
  const { templates, shard, zip, press, onCopy } = options;
  const students =
    typeof copies === "number"
      ? { copies: numberedCopies(copies) }
      : { copies: copies.copies, roster: copies.hash };
  const wish = {
    ...{ quiz, randomness: randomnessOf(options), formats, tagged, ...students },
    ...(templates === undefined ? {} : { templates }),
    ...(shard === undefined ? {} : { shard }),
  };
  const folder = resolve(out);
  const made = await makeSet.makeSet(wish, {
    out: folder,
    packing: packingOf({ combine, ...(zip === undefined ? {} : { zip }) }),
    openMaker: localMaker(wish, { out: folder, concurrency, ...(press === undefined ? {} : { press }) }),
    ...(onCopy === undefined ? {} : { done: onCopy }),
  });
  return made.manifest;
}

function randomnessOf({ seed, secret }: Pick<SetOptions, "seed" | "secret">) {
  if (seed !== undefined && secret === undefined) return { kind: "seed", seed } as const;
  if (secret !== undefined && seed === undefined) return { kind: "secret", secret } as const;
  throw fail("USAGE", "a set is made with a seed or a secret; the one or the other would be right");
}

/** What is made of a whole set besides its copies. */
export interface PackingOptions {
  readonly combine?: boolean;
  readonly zip?: string;
}
const packingOf = ({ combine = false, zip }: PackingOptions) =>
  zip === undefined ? { combine } : { combine, zip: resolve(zip) };

/** The manifest of a set: its copies in their order, each with its files' SHA-256. Throws FILE_NOT_FOUND, OTHER_SET, DATA_DAMAGED. */
export async function readManifest(folder: string): Promise<Manifest> {
  const sets = await import("../classroom/set/folder/readSet.js");
  return sets.readManifest(folder, process.cwd());
}

/**
 * The sheets of a set, one by one in the order of its manifest; of a student whose sheet was replaced, the newest alone.
 * Throws as `readManifest`, and CHECK_FAILED for a sheet that was changed since it was made.
 */
export async function* readSheets(folder: string): AsyncGenerator<Sheet> {
  const [sets, { unmarked }] = await Promise.all([
    import("../classroom/set/folder/readSet.js"),
    import("../classroom/set/folder/reissues.js"),
  ]);
  const { copies } = await sets.readManifest(folder, process.cwd());
  for (const entry of unmarked(copies, new Set())) yield await sets.readSheet(folder, entry, process.cwd());
}

/**
 * Checks a set against its manifest: every file's hash, none missing and none too many, and that each key comes out again
 * from its own givens. What is wrong is in `faults`; empty where nothing is. Throws FILE_NOT_FOUND, OTHER_SET.
 */
export async function verifySet(folder: string): Promise<SetReport> {
  const [{ verifySet }, { readAnyManifest }] = await Promise.all([
    import("../classroom/set/after/verifySet.js"),
    import("../classroom/set/folder/readSet.js"),
  ]);
  return verifySet(resolve(folder), await readAnyManifest(folder, process.cwd()));
}

/**
 * Makes a student another sheet, by the copy's id or code; the old one stays, and can be marked by its code. A set of a
 * secret needs it again. Throws USAGE for a copy that there is not, SECRET, OTHER_SET, BUSY, CANNOT_DRAW, CANNOT_WRITE.
 */
export async function reissue(
  folder: string,
  id: string,
  secret: Uint8Array | null = null,
): Promise<{ readonly old: ManifestEntry; readonly made: ManifestEntry }> {
  const [sets, { openSetPrinter }] = await Promise.all([
    import("../classroom/set/after/reissue.js"),
    import("../classroom/set/make/setPrinter.js"),
  ]);
  const opened: SetPrinter[] = [];
  const openPrinter = async (pressed: boolean): Promise<SetPrinter> => {
    const printer = await openSetPrinter(1, pressed);
    opened.push(printer);
    return printer;
  };
  try {
    const { old, made } = await sets.reissue({ folder: resolve(folder), id, secret, openPrinter });
    return { old, made };
  } finally {
    for (const printer of opened) await printer.close();
  }
}

/**
 * Joins the shards of a set into one folder, which may be one of theirs, and gives the manifest that one run would have
 * written. Throws SHARDS, CHECK_FAILED, OTHER_SET, BUSY, CANNOT_WRITE.
 */
export async function mergeShards(
  folders: readonly string[],
  out: string,
  packing: PackingOptions = {},
): Promise<Manifest> {
  const { mergeSets } = await import("../classroom/set/after/mergeSets.js");
  const shards = await Promise.all(
    folders.map(async (folder) => ({ folder: resolve(folder), manifest: await readManifest(folder) })),
  );
  return (await mergeSets(shards, resolve(out), packingOf(packing))).manifest;
}

/** Finds whose sheet a leaked question is from, by the numbers that it prints; five or more tell. Throws as `readSheets`. */
export async function traceSheet(folder: string, values: readonly number[]): Promise<TraceReport> {
  const { traceValues } = await import("../classroom/set/after/trace.js");
  return traceValues(values, everySheet(folder));
}

/** Replaced sheets among them: a leaked one may be one of these. */
async function* everySheet(folder: string): AsyncGenerator<Sheet> {
  const sets = await import("../classroom/set/folder/readSet.js");
  const { copies } = await sets.readManifest(folder, process.cwd());
  for (const entry of copies) yield await sets.readSheet(folder, entry, process.cwd());
}
