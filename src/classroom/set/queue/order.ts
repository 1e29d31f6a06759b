import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Quiz } from "../../../author/quiz/quiz.js";
import { writeWhole } from "../../../core/files/files.js";
import { jsonOf, parseHead, type SetHead } from "../folder/manifest.js";
import { ORDER } from "../folder/orderFile.js";
import { FORMATS, type Format } from "../make/makeCopy.js";
import type { Copy } from "../students/copy.js";
import { fileNameOf } from "../students/fileName.js";

/** What a run has made: all that a worker needs but a secret, of which it holds the name alone. */
export interface SetOrder {
  readonly run: string;
  readonly head: SetHead;
  readonly quiz: Quiz;
  /** What names the seed or the secret (`randomnessName`). */
  readonly randomness: string;
  readonly formats: readonly Format[];
  readonly copies: readonly Copy[];
}

const orderShape = z.looseObject({
  format: z.literal("gradsheet/order@1"),
  run: z.string(),
  head: z.unknown(),
  quiz: z.looseObject({}),
  randomness: z.string(),
  formats: z.array(z.enum(Object.keys(FORMATS) as [Format, ...Format[]])),
  copies: z.array(
    z.object({
      id: z.string(),
      student: z
        .object({
          id: z.string(),
          name: z.string(),
          section: z.string().optional(),
          email: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

export const writeOrder = (folder: string, order: SetOrder): Promise<void> =>
  writeWhole(
    join(folder, ORDER),
    JSON.stringify({ format: "gradsheet/order@1", ...order }),
    undefined,
    "private",
  );

/** The order in a folder, or null where there is none that can be read. */
export async function readOrder(folder: string): Promise<SetOrder | null> {
  const text = await readFile(join(folder, ORDER), "utf8").catch(() => null);
  const result = orderShape.safeParse(text === null ? null : jsonOf(text));
  if (!result.success) return null;
  const head = parseHead(result.data.head);
  if (head === null) return null;
  // What a copy's files are called comes from its id, whatever a file that workers share says.
  const copies = result.data.copies.map((copy) => ({ ...copy, file: fileNameOf(copy.id) }));
  // The same program has written it, as the head's build says; the quiz in it was parsed when it came in.
  return { ...result.data, copies, head } as unknown as SetOrder;
}

/** More than the beginning of an order, where its run stands. */
const BEGINNING = 200;

/** Whether a folder is this run's still: it is not when the run has ended, or another one has come after it. */
export async function isUnderWay(folder: string, run: string): Promise<boolean> {
  const handle = await open(join(folder, ORDER)).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.toString("utf8", 0, bytesRead).includes(`"run":${JSON.stringify(run)}`);
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
