import { fail, type GradsheetError } from "../../../core/base/errors.js";
import type { Manifest, Shard } from "../folder/manifest.js";
import { twinGuard } from "../make/twinGuard.js";

/** A shard's manifest, and the folder that it is in. */
interface NamedManifest {
  readonly folder: string;
  readonly manifest: Manifest;
}

const wrong = (file: string, message: string): GradsheetError => fail("SHARDS", message, { file });

/**
 * The manifest that one run would have written, from those of all its shards in any order. Throws SHARDS for another
 * quiz, seed, version or way of printing, for a shard that is missing or comes twice; CANNOT_DRAW for copies that came out alike.
 */
export function joinShards(shards: readonly NamedManifest[]): Manifest {
  const [first] = shards;
  if (first === undefined) throw new RangeError("no shard to join");
  const sorted = [...shards].sort((a, b) => shardOf(a).index - shardOf(b).index);
  // A shard without a copy (more shards than copies) has printed nothing.
  const telling = sorted.find(({ manifest }) => manifest.copies.length > 0) ?? first;
  for (const one of sorted) checkHead(one, telling);
  checkPlaces(sorted, shardOf(first));
  const copies = sorted.flatMap(({ manifest }) => manifest.copies);
  const failed = sorted.flatMap(({ manifest }) => manifest.failed);
  checkCopies(sorted, copies.length + failed.length);
  const guard = twinGuard(telling.manifest);
  for (const { id, sheet } of copies) guard(id, sheet);
  const { shard: _, copies: __, failed: ___, ...head } = telling.manifest;
  return { ...head, copies, failed };
}

function shardOf({ folder, manifest }: NamedManifest): Shard {
  if (manifest.shard === undefined)
    throw wrong(folder, "a whole set, no shard; name folders made with --shard");
  return manifest.shard;
}

const LIKE = {
  quiz: "quiz",
  roster: "roster",
  seed: "seed",
  set: "set",
  generator: "version of gradsheet",
  build: "build of gradsheet",
  tagged: "tagging",
  formats: "formats",
  fonts: "fonts",
  browser: "browser",
  files: "page of advice",
} as const satisfies Partial<Record<keyof Manifest, string>>;

function checkHead(one: NamedManifest, first: NamedManifest): void {
  for (const [key, word] of Object.entries(LIKE) as [keyof typeof LIKE, string][]) {
    if ((key === "browser" || key === "files") && one.manifest.copies.length === 0) continue;
    const [here, there] = [one, first].map(({ manifest }) => JSON.stringify(manifest[key]));
    if (here !== there)
      throw wrong(
        one.folder,
        `another ${word} (${here}) than in ${first.folder} (${there}); shards of one set are right`,
      );
  }
  const [a, b] = [shardOf(one), shardOf(first)];
  if (a.of !== b.of || a.copies !== b.copies) {
    throw wrong(
      one.folder,
      `one of ${a.of} shards of ${a.copies} copies, and ${first.folder} one of ${b.of} of ${b.copies}; shards of one set are right`,
    );
  }
}

/** Every shard once. */
function checkPlaces(sorted: readonly NamedManifest[], { of }: Shard): void {
  const owners = new Map<number, string>();
  for (const one of sorted) {
    const { index } = shardOf(one);
    const owner = owners.get(index);
    if (owner !== undefined)
      throw wrong(
        one.folder,
        `shard ${index}/${of} again, it is in ${owner} too; each shard once would be right`,
      );
    owners.set(index, one.folder);
  }
  const missing = Array.from({ length: of }, (_none, k) => k + 1).filter((index) => !owners.has(index));
  if (missing.length > 0) {
    const names = missing.map((index) => `${index}/${of}`).join(", ");
    throw fail(
      "SHARDS",
      `${missing.length === 1 ? "shard" : "shards"} ${names} missing; name their folders too`,
    );
  }
}

/** Every copy once. */
function checkCopies(sorted: readonly NamedManifest[], count: number): void {
  const [first] = sorted;
  const asked = first === undefined ? 0 : shardOf(first).copies;
  if (count !== asked) throw fail("SHARDS", `the shards have ${count} of ${asked} copies; make them again`);
  const seen = new Map<string, string>();
  for (const { folder, manifest } of sorted) {
    for (const { id } of [...manifest.copies, ...manifest.failed]) {
      if (seen.has(id))
        throw wrong(folder, `copy ${id} again, it is in ${seen.get(id)} too; make them again`);
      seen.set(id, folder);
    }
  }
}
