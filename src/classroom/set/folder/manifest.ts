import * as z from "zod";
import { fingerprint } from "../../../author/generator/draw/fingerprint.js";
import { fail } from "../../../core/base/errors.js";
import { nameOf, sha256 } from "../../../core/base/hash.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import type { Student } from "../students/copy.js";
import { ONCE_PATH } from "./onceFiles.js";
import { SET_FOLDERS } from "./places.js";

const path = z.string().regex(new RegExp(`^(?:${SET_FOLDERS.join("|")})/(?!\\.)[^/\\\\\0]+$`));
/** What is combined of a whole set: `keys.pdf`, or one of several `keys-2.pdf`; the table of accepted answers. */
export const COMBINED_PATH = /^(?:(?:worksheets|keys|marking)(?:-\d+)?\.pdf|answers\.csv)$/;
const hex = z.string().regex(/^[0-9a-f]+$/);

const entryShape = z.looseObject({
  id: z.string(),
  code: z.string(),
  student: z
    .object({
      id: z.string(),
      name: z.string(),
      section: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
  replaces: z.string().optional(),
  attempt: z.number(),
  sheet: z.string().default(""),
  from: z.string().default(""),
  files: z.record(path, hex),
});

const failureShape = z.object({ id: z.string(), code: z.string(), reason: z.string() });

const headShape = z.looseObject({
  set: z.string(),
  title: z.string(),
  quiz: z.string(),
  generator: z.string(),
  build: z.string().default(""),
  browser: z.string().nullable(),
  fonts: z.record(z.string(), z.string()).default({}),
  tagged: z.boolean().default(true),
  templates: z.string().optional(),
  formats: z.array(z.string()).default([]),
  drawn: z.boolean().default(true),
  seed: z.string().optional(),
  roster: z.string().optional(),
  shard: z.object({ index: z.int(), of: z.int(), copies: z.int() }).optional(),
});

const manifestShape = headShape.extend({
  format: z.literal("gradsheet/manifest@1"),
  copies: z.array(entryShape),
  failed: z.array(failureShape).default([]),
  files: z.record(z.string().regex(ONCE_PATH), hex).optional(),
  combined: z.record(z.string().regex(COMBINED_PATH), hex).optional(),
});

/** One copy that is made. */
export interface ManifestEntry {
  readonly id: string;
  readonly code: string;
  readonly student?: Student;
  /** The copy in whose place it was made for the same student. */
  readonly replaces?: string;
  /** The most draws that one of its questions took. */
  readonly attempt: number;
  /** Names the numbers on it, so that two copies that came out alike are found: 16 hexadecimal figures. */
  readonly sheet: string;
  /** Names all that its files were made from: another student, quiz, seed or program, another name. */
  readonly from: string;
  /** SHA-256 by path from the set's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** One copy that could not be made, and why. */
export interface FailedCopy {
  readonly id: string;
  readonly code: string;
  readonly reason: string;
}

/** The part of a set that one of several runs makes. */
export interface Shard {
  /** Which part, from 1. */
  readonly index: number;
  readonly of: number;
  /** How many copies the whole set has. */
  readonly copies: number;
}

/** What a set is made of and by. */
export interface SetHead {
  /** Names the set: the same for the same quiz, seed and version. */
  readonly set: string;
  readonly title: string;
  /** SHA-256 of the quiz. */
  readonly quiz: string;
  readonly generator: string;
  /** Names the program's code and templates. */
  readonly build: string;
  readonly browser: string | null;
  /** The versions of the fonts by their packages. */
  readonly fonts: Readonly<Record<string, string>>;
  readonly tagged: boolean;
  /** SHA-256 of a course's own templates, where there are some; `build` names them with the program. */
  readonly templates?: string;
  readonly formats: readonly string[];
  /** Whether copies differ by their numbers; those of a quiz of fixed numbers do not. */
  readonly drawn: boolean;
  /** Only without a secret. */
  readonly seed?: string;
  /** SHA-256 of the roster that the copies are from. */
  readonly roster?: string;
  readonly shard?: Shard;
}

/** The index of a generated set; its copies are in the order in which they were asked for. */
export interface Manifest extends SetHead {
  readonly format: "gradsheet/manifest@1";
  readonly copies: readonly ManifestEntry[];
  readonly failed: readonly FailedCopy[];
  /** SHA-256 of what stands once for all copies, by path from the set's folder; 0.1.0 had nothing of that kind. */
  readonly files?: Readonly<Record<string, string>>;
  /** SHA-256 of the PDFs that hold all copies, where they were asked for, by path from the set's folder. */
  readonly combined?: Readonly<Record<string, string>>;
}

export const MANIFEST = "manifest.json";

/** What a manifest says of the whole set, in the order in which it is written. */
const HEAD = [
  "set",
  "title",
  "quiz",
  "generator",
  "build",
  "browser",
  "fonts",
  "tagged",
  "templates",
  "formats",
  "drawn",
  "seed",
  "roster",
  "shard",
] as const satisfies readonly (keyof SetHead)[];

/**
 * A manifest as the text of its file: always in this order, so that the same set has the same bytes. Last stands the
 * SHA-256 of all that comes before it, by which `sealOf` finds a letter that was changed.
 */
export function manifestText(manifest: Manifest): string {
  const head = Object.fromEntries(HEAD.map((key) => [key, manifest[key]]));
  const copies = manifest.copies.map(({ id, code, student, replaces, attempt, sheet, from, files }) => {
    return { id, code, student, replaces, attempt, sheet, from, files };
  });
  const { format, failed, files, combined } = manifest;
  const body = JSON.stringify({ format, ...head, copies, failed, files, combined }, null, 2).slice(
    0,
    -END.length,
  );
  return `${body}${sealText(body)}`;
}

const END = "\n}";
const sealText = (body: string): string => `,\n  "sha256": "${sha256(body)}"${END}\n`;

/**
 * Whether the text of a manifest is as it was written: `changed` where it is not what its own SHA-256 says, `none` where
 * it has none, as those of version 0.1.0.
 */
export function sealOf(text: string): "whole" | "changed" | "none" {
  const body = text.slice(0, -sealText("").length);
  if (text === `${body}${sealText(body)}`) return "whole";
  return /"sha256": *"[^"]*"\s*\}\s*$/.test(text) ? "changed" : "none";
}

/** Reads a manifest. Throws OTHER_SET for a file that is none, DATA_DAMAGED for one that was changed. */
export function parseManifest(text: string, file: string): Manifest {
  if (sealOf(text) !== "changed") return parseAnyManifest(text, file);
  throw fail(
    "DATA_DAMAGED",
    "it was changed since it was written, or is damaged: verify set says what still fits; a copy of it would be right, or the set made anew in another folder by the same command",
    { file },
  );
}

/** Reads a manifest that may have been changed. Throws OTHER_SET for a file that is none. */
export function parseAnyManifest(text: string, file: string): Manifest {
  const result = manifestShape.safeParse(jsonOf(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw fail(
      "OTHER_SET",
      `no manifest of a set of sheets (${issue?.path.join(".")}: ${issue?.message}); name the folder of a set that generate made, or an empty one`,
      { file },
    );
  }
  const { sha256: _seal, ...manifest } = result.data;
  return manifest as Manifest;
}

/** Reads a head, as a journal begins with it. */
export const parseHead = (data: unknown): SetHead | null =>
  (headShape.safeParse(data).data as SetHead | undefined) ?? null;

/** Reads an entry, as a journal has one a line. */
export const parseEntry = (data: unknown): ManifestEntry | null =>
  (entryShape.safeParse(data).data as ManifestEntry | undefined) ?? null;

/** The text as data, or undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const attemptsOf = (sheet: Pick<Sheet, "questions">): number =>
  Math.max(...sheet.questions.map(({ attempt }) => attempt));

/** Names a sheet's numbers: the same for two sheets that came out alike. */
export const numbersHash = (sheet: Pick<Sheet, "questions">): string =>
  nameOf(sheet.questions.map(fingerprint));
