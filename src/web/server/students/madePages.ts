/** Pages as they were last made; one of an exam has some 300 kB. */
const KEPT = 64;

/** Gives a page as it was made for the same state before, or makes it; the oldest are forgotten. */
export type MadePages = (name: string, state: unknown, make: () => string) => string;

/** Remembers the pages that were asked for last, so that nobody slows a class by asking for one again and again. */
export function madePages(): MadePages {
  const kept = new Map<string, { readonly state: string; readonly page: string }>();
  return (name, state, make) => {
    const now = JSON.stringify(state);
    const before = kept.get(name);
    const made = before?.state === now ? before : { state: now, page: make() };
    kept.delete(name);
    kept.set(name, made);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return made.page;
  };
}
