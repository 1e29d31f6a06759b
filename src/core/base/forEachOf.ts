/**
 * Does the work for each item, at most `width` at once, in the order of the items. The first failure ends it: what is
 * under way is waited for, nothing more is begun, and the failure is thrown.
 */
export async function forEachOf<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T, place: number) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];
  let begun = 0;
  const worker = async () => {
    while (failures.length === 0) {
      const next = waiting.next();
      if (next.done === true) return;
      try {
        await work(next.value, begun++);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (failures.length > 0) throw failures[0];
}
