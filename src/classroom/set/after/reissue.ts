import { normaliseCode } from "../../../author/generator/code.js";
import { fail } from "../../../core/base/errors.js";
import { nameOf } from "../../../core/base/hash.js";
import { GENERATOR } from "../../../core/base/version.js";
import { readJournal, startJournal } from "../folder/journal.js";
import type { Manifest, ManifestEntry } from "../folder/manifest.js";
import { isPrinted } from "../folder/printing.js";
import { readManifest } from "../folder/readSet.js";
import { newestIssues, nextIssue, withIssues } from "../folder/reissues.js";
import { lockSet } from "../folder/setLock.js";
import { readQuiz } from "../folder/setQuiz.js";
import { removeParts } from "../folder/setRecord.js";
import { checkStrangers } from "../make/checkStrangers.js";
import { drawerOf } from "../make/drawCopies.js";
import { browserName } from "../make/localMaker.js";
import { FORMATS, type Format, makeCopy } from "../make/makeCopy.js";
import { isToBePressed, type SetPrinter } from "../make/setPrinter.js";
import { wantedCopy } from "../make/setWish.js";
import { twinGuard } from "../make/twinGuard.js";
import { type FinishedSet, finishSet } from "../pack/finishSet.js";
import { type Randomness, randomnessName } from "../students/randomness.js";

export interface ReissueWish {
  /** The set's folder. */
  readonly folder: string;
  /** The id or the code of a copy. */
  readonly id: string;
  /** Of a set that was made with one. */
  readonly secret: Uint8Array | null;
  /** Opens what prints, pressed if the set is; called only for a set of PDFs. */
  readonly openPrinter: (pressed: boolean) => Promise<SetPrinter>;
}

/** The copy that came in place of another. */
export interface Reissued extends FinishedSet {
  readonly old: ManifestEntry;
  readonly made: ManifestEntry;
  /** The browser that printed it, where it is another one than the set's. */
  readonly otherBrowser: string | null;
}

/**
 * Makes a student another sheet; the old one stays, and can be marked by its code. What was combined or packed of the
 * set is made anew. Throws USAGE for an id that the set does not have, SECRET for a set made with a secret that is not
 * given, OTHER_SET, BUSY, CANNOT_DRAW, CANNOT_WRITE.
 */
export async function reissue(wish: ReissueWish): Promise<Reissued> {
  const { folder } = wish;
  const lock = await lockSet(folder);
  try {
    // What was read before is not looked at: another run may have reissued in the meantime.
    const manifest = await readManifest(folder, folder);
    await checkWhole(folder, manifest);
    const randomness = randomnessOf(manifest, wish.secret);
    const quiz = await readQuiz(folder, manifest.quiz);
    const old = copyNamed(manifest, wish.id);
    const copy = nextIssue(old, manifest.copies);
    const guard = twinGuard(manifest);
    for (const { id, sheet } of manifest.copies) guard(id, sheet);
    const drawer = drawerOf(quiz, randomness, guard);
    const drawn = drawer.draw(copy);
    if ("error" in drawn) throw drawn.error;
    const formats = manifest.formats.filter((one): one is Format => one in FORMATS);
    const { from, paths } = wantedCopy(copy, manifest, formats);
    await checkStrangers(folder, paths, new Set());
    const pressed = isToBePressed({ before: manifest.browser });
    const printer = isPrinted(formats) ? await wish.openPrinter(pressed) : null;
    await removeParts(folder);
    const { copies, failed: _failed, format: _format, files: _files, combined = {}, ...head } = manifest;
    const begun = { head, run: "reissue", names: [copy.file], combined: Object.keys(combined) } as const;
    // The manifest holds all other copies.
    const journal = await startJournal(folder, begun, []);
    try {
      const { tagged } = manifest;
      const keyed = randomness.kind === "secret";
      const made = await makeCopy(copy, drawn.sheet, {
        out: folder,
        formats,
        printer,
        keyed,
        tagged,
        said: drawer.common().said,
        from,
        whole: {},
      });
      await journal.add(made);
      const issues = [...copies.filter(({ replaces }) => replaces !== undefined), made];
      const first = copies.filter(({ replaces }) => replaces === undefined);
      const whole = { ...manifest, copies: withIssues(first, issues) };
      const packing = { combine: false };
      const browser = printer === null ? null : browserName(printer);
      const otherBrowser = browser === manifest.browser ? null : browser;
      const finished = await finishSet(whole, { folder, lock, packing, before: manifest });
      return { old, made, otherBrowser, ...finished };
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

/** Throws OTHER_SET for a set that is not whole, or not in the built-in templates. */
async function checkWhole(folder: string, { shard, templates }: Manifest): Promise<void> {
  const journal = await readJournal(folder);
  const what =
    shard !== undefined
      ? "a shard of a set"
      : templates !== undefined
        ? "made with templates of its own"
        : journal !== null && journal.run !== "reissue"
          ? "not finished: the command that makes it goes on with it"
          : null;
  if (what === null) return;
  throw fail("OTHER_SET", `the set is ${what}; reissue takes a whole set in the built-in templates`, {
    file: folder,
  });
}

/** The sheet that a student has now, by the id or by any code of that student. */
function copyNamed({ copies }: Manifest, name: string): ManifestEntry {
  const found =
    copies.find(({ id }) => id === name) ??
    copies.find(({ code }) => normaliseCode(code) === normaliseCode(name));
  const newest = newestIssues(copies).get(found?.id ?? "");
  const copy = newest === undefined ? found : copies.find(({ id }) => id === newest);
  if (copy === undefined) {
    throw fail(
      "USAGE",
      `--id ${name}: the set has no such copy; an id or a code such as ${copies[0]?.id} would be right`,
    );
  }
  return copy;
}

function randomnessOf({ set, quiz, seed, title }: Manifest, secret: Uint8Array | null): Randomness {
  if (seed !== undefined) return { kind: "seed", seed };
  if (secret === null) {
    throw fail(
      "SECRET",
      `the set "${title}" is made with a secret; --secret-file or GRADSHEET_SECRET would be right`,
    );
  }
  const keyed: Randomness = { kind: "secret", secret };
  if (nameOf([GENERATOR, quiz, randomnessName(keyed, quiz)]) !== set) {
    throw fail(
      "SECRET",
      `the set "${title}" is made with another secret, or by another version; its own would be right`,
    );
  }
  return keyed;
}
