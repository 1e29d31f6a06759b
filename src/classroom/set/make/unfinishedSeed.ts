import type { Quiz } from "../../../author/quiz/quiz.js";
import { sha256 } from "../../../core/base/hash.js";
import { readRecord } from "../folder/setRecord.js";

/**
 * The seed of a set of this quiz that is unfinished in a folder, or that has copies which failed: a run that names no
 * seed goes on with it. Undefined where there is none.
 */
export async function unfinishedSeed(folder: string, quiz: Quiz): Promise<string | undefined> {
  const record = await readRecord(folder);
  if (record?.unfinished !== true || record.head.quiz !== sha256(JSON.stringify(quiz))) return undefined;
  return record.head.seed;
}
