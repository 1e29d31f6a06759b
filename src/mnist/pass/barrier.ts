/** A place where all threads wait for each other. */
export type Barrier = () => void;

/** Where in the control words the barrier counts. */
export const BARRIER = { arrived: 0, round: 1, failed: 2 } as const;

/** Looks this often before going to sleep: the others are mostly a few microseconds away. */
const LOOKS = 20_000;
const PATIENCE_MS = 1000;

/**
 * The barrier of `threads` threads on shared words from `start`. Throws Error when another thread has failed: it
 * would never come.
 */
export function makeBarrier(words: Int32Array, start: number, threads: number): Barrier {
  if (threads === 1) return () => {};
  const arrived = start + BARRIER.arrived;
  const round = start + BARRIER.round;
  return () => {
    const now = Atomics.load(words, round);
    if (Atomics.add(words, arrived, 1) === threads - 1) {
      Atomics.store(words, arrived, 0);
      Atomics.add(words, round, 1);
      Atomics.notify(words, round);
      return;
    }
    for (let look = 0; look < LOOKS; look++) if (Atomics.load(words, round) !== now) return;
    while (Atomics.load(words, round) === now) {
      if (Atomics.load(words, start + BARRIER.failed) !== 0) throw new Error("another thread has failed");
      Atomics.wait(words, round, now, PATIENCE_MS);
    }
  };
}
