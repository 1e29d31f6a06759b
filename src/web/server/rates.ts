import type { MiddlewareHandler } from "hono";
import { type Tries, triesOf } from "./students/tries.js";
import { addressOf } from "./whoAsks.js";

/** How many requests are answered within a minute. */
export interface Rates {
  /** Of one address: a school of a thousand may stand behind it, each sending an answer a second. */
  readonly address: number;
  /** About one sheet: somebody who types fast, in several windows, stays far below it. */
  readonly sheet: number;
}

export const RATES: Rates = { address: 60_000, sheet: 600 };

/** Counts one more, and says whether there were too many. */
export function tooMany(requests: Tries, who: string): boolean {
  if (requests.spent(who)) return true;
  requests.count(who);
  return false;
}

/** What is counted by itself: nobody who asks for one kind too often shuts out the pages of a class. */
const KINDS = ["/health", "/ready", "/assets/"] as const;
const kindOf = (path: string): string => KINDS.find((kind) => path.startsWith(kind)) ?? "";

/** Refuses more than so many requests of an address, of each kind; pages try again by themselves, and keep what was typed until then. */
export function boundAddresses(most: number, clock: () => number, behindProxy: boolean): MiddlewareHandler {
  const requests = triesOf(most, clock);
  return async (context, next) =>
    tooMany(requests, `${kindOf(context.req.path)} ${addressOf(context, behindProxy)}`)
      ? context.text("too many requests", 429, { "Retry-After": "60" })
      : next();
}
