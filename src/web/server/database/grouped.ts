/** As many are written at once. */
const MOST = 500;

/**
 * Writes what is asked for at about the same time together: what comes while a write is under way waits for the next one.
 * Each promise resolves once its own is written. Where several cannot be written together, each is by itself, and fails alone.
 */
export function grouped<T>(write: (all: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  interface Waiting {
    readonly one: T;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let writing = false;
  const writeGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await write(group.map(({ one }) => one));
      for (const { done } of group) done();
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
