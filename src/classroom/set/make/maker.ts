import type { ManifestEntry } from "../folder/manifest.js";
import type { Copy } from "../students/copy.js";

/** One copy that is to be made. */
export interface CopyOrder {
  readonly copy: Copy;
  /** What it is made from (`ManifestEntry`). */
  readonly from: string;
  /** Hashes of those of its files that are whole already, by path. */
  readonly whole: Readonly<Record<string, string>>;
}

/** A copy whose files are in place, or why it cannot be made. */
export type Outcome = { readonly entry: ManifestEntry } | { readonly error: unknown };

/** Who makes copies: this process, or workers on other machines. */
export interface Maker {
  /** What prints: its kind, name and version; null where nothing is printed. */
  readonly browser: string | null;
  /** How many copies may be ordered at once. */
  readonly width: number;
  /** Throws for what stops the whole set: CANNOT_WRITE, BROWSER_FAILED where nothing more can be printed. */
  readonly make: (order: CopyOrder) => Promise<Outcome>;
  /** Makes what stands once for all copies, but those that are whole already: SHA-256 by path. Throws as `make`. */
  readonly makeOnce: (whole: Readonly<Record<string, string>>) => Promise<Readonly<Record<string, string>>>;
  /** Ends what is ordered and not yet made, because of this. */
  readonly abandon: (error: unknown) => void;
  readonly close: () => Promise<void>;
}
