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

/** Refuses more than so many requests of an address; pages try again by themselves, and keep what was typed until then. */
export function boundAddresses(most: number, clock: () => number, behindProxy: boolean): MiddlewareHandler {
  const requests = triesOf(most, clock);
  return async (context, next) =>
    tooMany(requests, addressOf(context, behindProxy))
      ? context.text("too many requests", 429, { "Retry-After": "60" })
      : next();
}
