import { createHash } from "node:crypto";
import type { Quiz } from "../quiz/quiz.js";
import type { Sheet } from "../sheet/sheet.js";
import { GENERATOR } from "../version.js";

export interface ManifestEntry {
  readonly id: string;
  readonly code: string;
  /** The most draws that one of its questions took. */
  readonly attempt: number;
  /** SHA-256 by path from the set's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** The index of a generated set. */
export interface Manifest {
  readonly format: "gradsheet/manifest@1";
  /** Names the set: the same for the same quiz, seed and version. */
  readonly set: string;
  readonly title: string;
  readonly quiz: string;
  readonly generator: string;
  readonly browser: string | null;
  readonly seed: string;
  readonly copies: readonly ManifestEntry[];
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

export function manifestOf(
  quiz: Quiz,
  seed: string,
  browser: string | null,
  copies: readonly ManifestEntry[],
): Manifest {
  const hash = sha256(JSON.stringify(quiz));
  return {
    format: "gradsheet/manifest@1",
    set: sha256(JSON.stringify([GENERATOR, hash, seed])).slice(0, 16),
    title: quiz.title,
    quiz: hash,
    generator: GENERATOR,
    browser,
    seed,
    copies: [...copies].sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true })),
  };
}

export const attemptsOf = (sheet: Sheet): number =>
  Math.max(...sheet.questions.map(({ attempt }) => attempt));
