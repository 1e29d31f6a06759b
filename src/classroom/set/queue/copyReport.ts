import * as z from "zod";
import { type FailedCopy, jsonOf, type ManifestEntry, parseEntry } from "../folder/manifest.js";

/** Stands for no copy, but for what stands once for all of them. */
export const ONCE = "";

/** A copy to be made, or `ONCE`: of which run, into which folder. */
export interface CopyJob {
  readonly run: string;
  readonly folder: string;
  readonly copy: string;
}

/** What came of a copy. Whose it is goes through no database. */
export type CopyReport =
  | { readonly entry: Omit<ManifestEntry, "student"> }
  /** What stands once for all copies: SHA-256 by path. */
  | { readonly once: Readonly<Record<string, string>> }
  | { readonly failure: FailedCopy };

/** A report as text: the database puts the keys of an object in an order of its own. */
export interface WrittenReport {
  readonly text: string;
}

/** A copy is tried so often again after its worker has died, or has given it back. */
export const RETRIES = 5;

export const jobShape = z.object({ run: z.string(), folder: z.string(), copy: z.string() });
const writtenShape = z.object({ text: z.string() });
const onceShape = z.object({ once: z.record(z.string(), z.string()) });
const failureShape = z.object({
  failure: z.object({ id: z.string(), code: z.string(), reason: z.string() }),
});

/** What a row of the reports says, or undefined for one that no worker has written. */
export function readReport(data: unknown): CopyReport | undefined {
  const lost = jobShape.safeParse(data).data;
  if (lost !== undefined) return givenUp(lost.copy);
  const report = jsonOf(writtenShape.safeParse(data).data?.text ?? "");
  const failure = failureShape.safeParse(report).data;
  if (failure !== undefined) return failure;
  const once = onceShape.safeParse(report).data;
  if (once !== undefined) return once;
  const made = z.object({ entry: z.unknown() }).safeParse(report).data;
  const entry = parseEntry(made?.entry);
  return entry === null ? undefined : { entry };
}

const givenUp = (id: string): CopyReport => ({
  failure: {
    id,
    code: "WORKER_LOST",
    reason: `given up after ${RETRIES + 1} tries: its workers died, or gave it back`,
  },
});
