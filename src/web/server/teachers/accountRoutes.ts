import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { messagesFor } from "../../../core/words/locale.js";
import type { Log } from "../log.js";
import type { Tries } from "../students/tries.js";
import { addressOf, localeOf } from "../whoAsks.js";
import type { NamedTeacher } from "./namedTeachers.js";
import { BACK, type SchoolAccounts, type SignIn, teacherWith } from "./schoolAccounts.js";

const COOKIE = "gradsheet-account";
export const ACCOUNT = "/teach/account";
/** Who takes longer at the provider begins anew. */
const MINUTES = 10;

/** A sign-in on its way, in a cookie of the browser that began it, sealed so that its end cannot be put off. */
interface Begun extends SignIn {
  /** Milliseconds by the server's clock that is never set back. */
  readonly until: number;
}

export interface AccountDoor {
  readonly accounts: SchoolAccounts;
  readonly listed: () => Promise<readonly NamedTeacher[]>;
  /** Begins a session. */
  readonly welcome: (context: Context, teacher: NamedTeacher) => Response;
  readonly door: (context: Context, sentences: readonly string[], status: 400 | 403 | 429 | 503) => Response;
  readonly tries: Tries;
  readonly ticks: () => number;
  readonly secure: boolean;
  readonly behindProxy: boolean;
  readonly log: Log;
}

/** Sign-in by the accounts of a school: `/teach/account` leads to the provider's page, which leads back. */
export function routeAccounts(app: Hono, setting: AccountDoor): void {
  const { accounts, listed, welcome, door, tries, ticks, secure, behindProxy, log } = setting;
  const key = randomBytes(32);
  const sealOf = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  /** The sign-ins that have come back, by their states, until they would have ended. */
  const used = new Map<string, number>();
  const cookie = { httpOnly: true, path: ACCOUNT, secure } as const;

  const begunOf = (text: string): Begun | null => {
    const at = text.lastIndexOf(".");
    const [given, right] = [Buffer.from(text.slice(at + 1)), Buffer.from(sealOf(text.slice(0, at)))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const [state = "", nonce = "", verifier = "", until] = text.slice(0, at).split(".");
    return { state, nonce, verifier, until: Number(until) };
  };
  /** Of a sign-in that may come back now; it may not come back again. */
  const taken = (context: Context): Begun | null => {
    const begun = begunOf(getCookie(context, COOKIE) ?? "");
    deleteCookie(context, COOKIE, cookie);
    for (const [state, until] of used) if (until <= ticks()) used.delete(state);
    if (begun === null || begun.until <= ticks() || used.has(begun.state)) return null;
    if (context.req.query("state") !== begun.state) return null;
    used.set(begun.state, begun.until);
    return begun;
  };

  app.get(ACCOUNT, async (context) => {
    const begun = await accounts.begin().catch((error: unknown) => {
      log({ event: "no-provider", code: codeOf(error) });
      return null;
    });
    if (begun === null) return door(context, [messagesFor(localeOf(context))("teach.account.silent")], 503);
    const { state, nonce, verifier } = begun.signIn;
    const text = [state, nonce, verifier, Math.ceil(ticks() + MINUTES * 60_000)].join(".");
    // Lax: the provider's page leads back here, and a strict cookie stays behind then.
    setCookie(context, COOKIE, `${text}.${sealOf(text)}`, {
      ...{ ...cookie, sameSite: "Lax", maxAge: MINUTES * 60 },
    });
    return context.redirect(begun.page.href, 302);
  });

  app.get(BACK, async (context) => {
    const t = messagesFor(localeOf(context));
    const who = addressOf(context, behindProxy);
    if (tries.spent(who)) return door(context, [t("teach.slow")], 429);
    const refused = (why: string, sentence: string, status: 400 | 403): Response => {
      tries.count(who);
      log({ event: "refused-account", why, stopped: tries.spent(who) });
      return door(context, [sentence], status);
    };
    const begun = taken(context);
    if (begun === null) return refused("stale", t("teach.account.stale"), 400);
    const found = await accounts
      .finish(new URL(context.req.url).search, begun)
      .catch((error: unknown) => codeOf(error));
    if (typeof found === "string") return refused(found, t("teach.account.failed"), 400);
    const teacher = teacherWith(found, await listed());
    if (teacher === undefined)
      return refused("unlisted", t("teach.account.unlisted", { account: found.email ?? found.subject }), 403);
    log({ event: "signed-in" });
    return welcome(context, teacher);
  });
}

/** What kind of error it was: its message may hold what a person is called. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
