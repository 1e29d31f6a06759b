import { join } from "node:path";
import { fail } from "../../base/errors.js";
import { nameOf } from "../../base/hash.js";
import { GENERATOR } from "../../base/version.js";
import { writeWhole } from "../../files/files.js";
import { normaliseCode } from "../../generator/code.js";
import { MANIFEST, type Manifest, type ManifestEntry, manifestText } from "../folder/manifest.js";
import { newestIssues, nextIssue, withIssues } from "../folder/reissues.js";
import { lockSet } from "../folder/setLock.js";
import { readQuiz } from "../folder/setQuiz.js";
import { drawerOf } from "../make/drawCopies.js";
import { FORMATS, type Format, makeCopy, type Printing } from "../make/makeCopy.js";
import { wantedCopy } from "../make/setWish.js";
import { twinGuard } from "../make/twinGuard.js";
import { type Randomness, randomnessName } from "../students/randomness.js";

export interface ReissueWish {
  /** The set's folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** The id or the code of a copy. */
  readonly id: string;
  /** Of a set that was made with one. */
  readonly secret: Uint8Array | null;
  readonly printing: Printing;
}

/** The copy that came in place of another. */
export interface Reissued {
  readonly old: ManifestEntry;
  readonly made: ManifestEntry;
}

/**
 * Makes a student another sheet; the old one stays, and can be marked by its code. Throws USAGE for an id that the set
 * does not have, SECRET for a set made with a secret that is not given, OTHER_SET, CANNOT_DRAW, CANNOT_WRITE.
 */
export async function reissue(wish: ReissueWish): Promise<Reissued> {
  const { folder, manifest } = wish;
  const randomness = randomnessOf(manifest, wish.secret);
  if (manifest.shard !== undefined || manifest.templates !== undefined) {
    const what = manifest.shard === undefined ? "made with templates of its own" : "a shard of a set";
    throw fail("OTHER_SET", `the set is ${what}; reissue takes a whole set in the built-in templates`, {
      file: folder,
    });
  }
  const quiz = await readQuiz(folder, manifest.quiz);
  const old = copyNamed(manifest, wish.id);
  const copy = nextIssue(old, manifest.copies);
  const lock = await lockSet(folder);
  try {
    const guard = twinGuard(manifest);
    for (const { id, sheet } of manifest.copies) guard(id, sheet);
    const drawn = drawerOf(quiz, randomness, guard).draw(copy);
    if ("error" in drawn) throw drawn.error;
    const formats = manifest.formats.filter((one): one is Format => one in FORMATS);
    const made = await makeCopy(copy, drawn.sheet, {
      out: folder,
      formats,
      printer: wish.printing,
      tagged: manifest.tagged,
      from: wantedCopy(copy, manifest, formats).from,
      whole: {},
    });
    const issues = [...manifest.copies.filter(({ replaces }) => replaces !== undefined), made];
    const first = manifest.copies.filter(({ replaces }) => replaces === undefined);
    const text = manifestText({ ...manifest, copies: withIssues(first, issues) });
    await writeWhole(join(folder, MANIFEST), text, undefined, "private");
    return { old, made };
  } finally {
    await lock.release();
  }
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
