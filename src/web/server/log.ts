import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";

/** One thing that happened: never a name, a code, an answer, a token or an address that holds one. */
export interface LogEntry {
  readonly event:
    | "request"
    | "error"
    | "signed-in"
    | "wrong-token"
    | "refused-account"
    | "no-provider"
    | "unknown-code"
    | "wrong-pin"
    | "refused-form"
    | "refused-save"
    | "scheme-taken"
    | "damaged-work"
    | "restored-answers"
    | "damaged-database"
    | "damaged-journal";
  readonly [key: string]: string | number | boolean;
}

export type Log = (entry: LogEntry) => void;

/** Tells of each request by its kind of page, how it ended, and how long it took in milliseconds. */
export function logRequests(log: Log, clock: () => number): MiddlewareHandler {
  return async (context, next) => {
    const start = clock();
    await next();
    log({
      event: "request",
      method: context.req.method,
      route: routeOf(context),
      status: context.res.status,
      milliseconds: Math.round(clock() - start),
    });
  };
}

/** The kind of page that answered, `/s/:code`; of rules that hold for many of them where none did. */
function routeOf(context: Context): string {
  const routes = matchedRoutes(context);
  return routes.findLast(({ method }) => method !== "ALL")?.path ?? "none";
}

/** An error by its kind and the lines of the program that led to it: its message may hold what somebody typed. */
export function errorEntry(error: unknown): LogEntry {
  if (!(error instanceof Error)) return { event: "error", name: typeof error };
  const lines = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { event: "error", name: error.name, ...code, at: lines.map((line) => line.trim()).join("; ") };
}
