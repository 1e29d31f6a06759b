import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { LocaleName } from "../../../core/base/settings.js";
import { writeWhole } from "../../../core/files/files.js";
import { messagesFor } from "../../../core/words/locale.js";
import { whenText } from "../students/rulesText.js";

const stepShape = z.object({
  name: z.string(),
  passed: z.boolean(),
  /** What was done and measured. */
  found: z.string(),
  /** What would mend it. */
  cure: z.string(),
});

/** One thing that a server had to bear in a drill. */
export type DrillStep = z.output<typeof stepShape>;

const recordShape = z.object({
  /** The manifest's name of the set. */
  set: z.string(),
  title: z.string(),
  at: z.iso.datetime(),
  database: z.enum(["folder", "PostgreSQL"]),
  /** How many were in the class. */
  students: z.int(),
  /** How long the drill took. */
  seconds: z.number(),
  /** Whether every step was passed. */
  ready: z.boolean(),
  /** How long an answer waited at most while nothing was amiss, in milliseconds. */
  worstWait: z.number(),
  acknowledged: z.int(),
  lost: z.int(),
  steps: z.array(stepShape).readonly(),
  /** What could not be tried. */
  notTried: z.array(z.string()).readonly(),
});

/** What came of a drill. */
export type DrillRecord = z.output<typeof recordShape>;

/** Where what came of drills lies in a data folder. */
export const drillsIn = (data: string): string => join(data, "drills");

const fileFor = (data: string, set: string): string =>
  join(drillsIn(data), `${encodeURIComponent(set)}.json`);

/** Keeps what came of a set's last drill. Throws CANNOT_WRITE. */
export const keepDrill = (data: string, record: DrillRecord): Promise<void> =>
  writeWhole(fileFor(data, record.set), `${JSON.stringify(record, null, 2)}\n`, undefined, "secluded");

/** What came of a set's last drill; null where there was none, or it cannot be read. */
export async function lastDrill(data: string, set: string): Promise<DrillRecord | null> {
  try {
    return recordShape.parse(JSON.parse(await readFile(fileFor(data, set), "utf8")));
  } catch {
    return null;
  }
}

/** When a set was drilled, and for how many students it is ready, in a few words; empty where it was not. */
export function drillText(record: DrillRecord | null, locale: LocaleName): string {
  if (record === null) return "";
  const { ready, students: count, steps } = record;
  const failed = steps.filter(({ passed }) => !passed).length;
  const when = whenText(Date.parse(record.at), locale);
  return messagesFor(locale)(ready ? "teach.drilled.ready" : "teach.drilled.failed", { when, count, failed });
}
