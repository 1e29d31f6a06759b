import { type Kept, merged, NOTHING } from "./kept.js";
import { readKept } from "./readKept.js";

/** What is kept of a course in this browser. */
export interface Store {
  readonly get: () => Kept;
  readonly set: (kept: Kept) => void;
  /** Calls when another page of this browser has changed what is kept. */
  readonly onChange: (call: () => void) => void;
}

/**
 * A course's place in the browser, which its pages share: what each writes is merged with what is there. Where nothing can
 * be kept (a private window), all lives as long as the page.
 */
export function storeOf(name: string): Store {
  const place = `gradsheet practice ${name}`;
  const there = (): Kept => {
    try {
      return readKept(localStorage.getItem(place) ?? "") ?? NOTHING;
    } catch {
      return NOTHING;
    }
  };
  let now: Kept = there();
  return {
    get: () => now,
    set: (kept) => {
      now = merged(there(), kept);
      try {
        localStorage.setItem(place, JSON.stringify(now));
      } catch {
        // Full or forbidden: it stands on the page.
      }
    },
    onChange: (call) => {
      window.addEventListener("storage", ({ key }) => {
        if (key !== place) return;
        now = merged(there(), now);
        call();
      });
    },
  };
}
