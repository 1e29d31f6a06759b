import { rm } from "node:fs/promises";
import { join } from "node:path";
import { GradsheetError } from "../../../core/base/errors.js";
import { forEachOf } from "../../../core/base/forEachOf.js";
import type { Journal } from "../folder/journal.js";
import type { FailedCopy, ManifestEntry } from "../folder/manifest.js";
import type { CopyOrder, Maker } from "./maker.js";
import type { TwinGuard } from "./twinGuard.js";

/** What came of the copies that were ordered, each by its id. */
export interface MadeCopies {
  readonly entries: ReadonlyMap<string, ManifestEntry>;
  readonly failed: ReadonlyMap<string, FailedCopy>;
  /** What the first failure threw. */
  readonly firstError?: unknown;
}

export interface MissingWish {
  readonly out: string;
  readonly orders: readonly (CopyOrder & { readonly paths: readonly string[] })[];
  readonly maker: Maker;
  readonly journal: Journal;
  readonly guard: TwinGuard;
  /** Called after each copy. */
  readonly done: (copies: number) => void;
}

/** Makes copies and writes each down as soon as it is whole; of one that fails no file stays, and the rest is made. */
export async function makeMissing({
  out,
  orders,
  maker,
  journal,
  guard,
  done,
}: MissingWish): Promise<MadeCopies> {
  const entries = new Map<string, ManifestEntry>();
  const failed = new Map<string, FailedCopy>();
  const errors: unknown[] = [];
  const make = async (order: MissingWish["orders"][number]) => {
    const { id } = order.copy;
    const outcome = await maker.make(order);
    if ("entry" in outcome) {
      guard(id, outcome.entry.sheet);
      await journal.add(outcome.entry);
      entries.set(id, outcome.entry);
    } else {
      errors.push(outcome.error);
      failed.set(id, failureOf(id, outcome.error));
      for (const path of order.paths) await rm(join(out, path), { force: true });
    }
    done(entries.size + failed.size);
  };
  await forEachOf(orders, maker.width, (order) =>
    make(order).catch((error: unknown) => {
      maker.abandon(error);
      throw error;
    }),
  );
  return errors.length === 0 ? { entries, failed } : { entries, failed, firstError: errors[0] };
}

/** A failure as the manifest says it. */
export function failureOf(id: string, error: unknown): FailedCopy {
  const fault = error instanceof GradsheetError ? error.faults[0] : undefined;
  if (fault !== undefined) return { id, code: fault.code, reason: fault.message };
  return { id, code: "INTERNAL", reason: error instanceof Error ? error.message : String(error) };
}
