import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../src/core/base/hash.js";

/** Where inputs lie that have once ended in what no input may do: each by its door, under a name that says how it began. */
const FOUND = join(process.cwd(), "test", "fuzz", "found");

/** A file of a found case: which case it was, and its bytes. */
export interface FoundCase {
  readonly door: string;
  readonly file: string;
  readonly seed: string;
  readonly k: number;
  readonly input: Uint8Array;
}

export function foundCases(): FoundCase[] {
  return readdirSync(FOUND, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: door }) =>
      readdirSync(join(FOUND, door))
        .sort()
        .map((file) => {
          const [, seed = "", k = "0"] = /^(.*)-(\d+)-[0-9a-f]{8}$/.exec(file) ?? [];
          return { door, file, seed, k: Number(k), input: readFileSync(join(FOUND, door, file)) };
        }),
    );
}

/** Keeps an input, and gives the file's path. */
export function keepCase({ door, seed, k, input }: Omit<FoundCase, "file">): string {
  const folder = join(FOUND, door);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${seed}-${k}-${sha256(input).slice(0, 8)}`);
  writeFileSync(file, input);
  return file;
}
