import { nth } from "../../../core/base/known.js";

/** As many are written at once. */
const MOST = 500;

/**
 * Writes what is asked for at about the same time together: what comes while a write is under way waits for the next one.
 * Each promise resolves, with what came of it, once its own is written. Where several cannot be written together, each is by itself, and fails alone.
 */
export function grouped<T, Came>(
  write: (all: readonly T[]) => Promise<readonly Came[]>,
): (one: T) => Promise<Came> {
  interface Waiting {
    readonly one: T;
    readonly done: (came: Came) => void;
    readonly failed: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let writing = false;
  const writeGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const came = await write(group.map(({ one }) => one));
      for (const [k, { done }] of group.entries()) done(nth(came, k));
    } catch (error) {
      const [only, another] = group;
      if (only !== undefined && another === undefined) only.failed(error);
      else for (const one of group) await writeGroup([one]);
    }
  };
  const writeAll = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await writeGroup(group);
    }
    writing = false;
  };
  return (one) =>
    new Promise((done, failed) => {
      waiting.push({ one, done, failed });
      if (!writing) void writeAll();
    });
}
