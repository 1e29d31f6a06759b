import { randomBytes } from "node:crypto";
import { lstat, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readAnyManifest } from "../../../classroom/set/folder/readSet.js";
import { codeOf, makeFolder, writeWhole } from "../../../core/files/files.js";

const productShape = z.object({ file: z.string(), name: z.string() });
const recordShape = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  title: z.string(),
  products: z.array(productShape),
  given: z.boolean().default(false),
  about: z.string().default(""),
});

/** What a work's folder says of it. */
export type WorkRecord = z.output<typeof recordShape>;

/** A work's folder that could not be read. */
export interface DamagedWork {
  /** From the folder of works. */
  readonly path: string;
  /** The title of the set in it; empty where its manifest cannot be read either. */
  readonly title: string;
}

const RECORD = "work.json";
/** The folder of the set in the folder of the work that made it. */
export const SET = "set";
const ASIDE = "damaged";

/** Writes down what came of a work, whole or not at all. Throws CANNOT_WRITE. */
export const keepRecord = (folder: string, record: WorkRecord): Promise<void> =>
  writeWhole(join(folder, record.id, RECORD), JSON.stringify(record), undefined, "secluded");

/**
 * The works that were done before. What was broken off before anything came of it is cleared away; whatever else does not
 * say what it is, is moved into `damaged` and kept: it may hold papers' keys and an exam's secret. `aside` is told of each.
 */
export async function keptWorks(folder: string, aside: (work: string) => void): Promise<WorkRecord[]> {
  const kept: WorkRecord[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!/^[0-9a-f]{16}$/.test(name)) continue;
    const own = join(folder, name);
    const record = await recordIn(own);
    if (record?.id === name) kept.push(record);
    else if (await isBrokenOff(own)) await rm(own, { recursive: true, force: true });
    else {
      aside(name);
      await putAside(folder, name);
    }
  }
  return kept;
}

/** What lies in `damaged`, until somebody takes it away. */
export async function damagedWorks(folder: string): Promise<DamagedWork[]> {
  const names = await readdir(join(folder, ASIDE)).catch(() => []);
  return Promise.all(
    names.sort().map(async (name) => {
      const path = join(ASIDE, name);
      const title = await readAnyManifest(join(path, SET), folder).then(
        ({ manifest }) => manifest.title,
        () => "",
      );
      return { path, title };
    }),
  );
}

/** Deletes all that works made about a set, in a folder that no server has open. */
export async function forgetWorks(folder: string, set: string): Promise<void> {
  for (const inside of [folder, join(folder, ASIDE)])
    for (const name of await readdir(inside).catch(() => [])) {
      const record = await recordIn(join(inside, name));
      if (record?.about === set) await rm(join(inside, name), { recursive: true, force: true });
    }
}

/** Null where there is none, or none that can be read. */
async function recordIn(own: string): Promise<WorkRecord | null> {
  try {
    return recordShape.parse(JSON.parse(await readFile(join(own, RECORD), "utf8")));
  } catch {
    return null;
  }
}

/** Whether nothing came of a work: no record of it, no set that is whole, and no secret. */
async function isBrokenOff(own: string): Promise<boolean> {
  const found = [RECORD, join(SET, "manifest.json"), "exam.secret"].map((name) =>
    lstat(join(own, name)).then(
      () => true,
      // What cannot be looked at may be there.
      (error: unknown) => codeOf(error) !== "ENOENT",
    ),
  );
  return !(await Promise.all(found)).includes(true);
}

/** What cannot be moved stays where it is, and is met again at the next start. */
async function putAside(folder: string, name: string): Promise<void> {
  try {
    await makeFolder(join(folder, ASIDE), 0o700);
    const taken = (await readdir(join(folder, ASIDE))).includes(name);
    await rename(
      join(folder, name),
      join(folder, ASIDE, taken ? `${name}-${randomBytes(4).toString("hex")}` : name),
    );
  } catch (error) {
    codeOf(error);
  }
}
