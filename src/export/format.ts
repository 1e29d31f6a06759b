import type { LocaleName } from "../core/base/settings.js";
import type { Variant } from "./item.js";
import type { LossName } from "./loss.js";

/** What of the quiz stands outside its questions. */
export interface Head {
  readonly title: string;
  readonly locale: LocaleName;
  /** How many copies there are. */
  readonly variants: number;
}

/** A file of a package. */
export interface PackedFile {
  readonly path: string;
  readonly text: string;
  /** What follows it, a piece at a time, as text or in UTF-8, where the whole would be too much at once: of a zip alone, and read before the next file is asked for. */
  readonly rest?: Iterable<string | Uint8Array>;
  /** What follows as the copies come: of a folder alone. */
  readonly later?: AsyncIterable<string>;
}

interface Common {
  /** One line on what it is for. */
  readonly about: string;
  /** What it cannot hold. */
  readonly loses: readonly LossName[];
}

/** Copies come one by one and go as they came: memory does not grow with them. */
type Write<Piece> = (variants: AsyncIterable<Variant>, head: Head) => AsyncIterable<Piece>;

/** One text file. */
export interface TextFormat extends Common {
  readonly kind: "text";
  readonly write: Write<string>;
}

/** Many files: in a folder, or in one zip that an importer takes. */
export interface PackageFormat extends Common {
  readonly kind: "folder" | "zip";
  /** How the name of its file ends, where that is not `.zip`. */
  readonly ending?: string;
  readonly write: Write<PackedFile>;
}

export type Format = TextFormat | PackageFormat;
