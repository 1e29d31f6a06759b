import { type Context, Hono } from "hono";
import { GradsheetError } from "../../core/base/errors.js";
import { messagesFor } from "../../core/words/locale.js";
import { noticeHtml } from "../../paper/pages/notice.js";
import type { Database } from "./database/database.js";
import { errorEntry, type Log, logRequests } from "./log.js";
import { boundAddresses, type Rates } from "./rates.js";
import { security } from "./security.js";
import type { Serving } from "./serving.js";
import { routeStudents } from "./students/routes.js";
import { routeTeachers, type Teaching } from "./teachers/routes.js";
import { localeOf } from "./whoAsks.js";

export interface AppSetting {
  readonly serving: Serving;
  readonly database: Database;
  readonly teaching: Omit<Teaching, "log">;
  /** Where the server is seen from outside, where that is not where it listens. */
  readonly origin?: string;
  /** Is told of what no page expected. */
  readonly failed: (error: unknown) => void;
  readonly log: Log;
  readonly rates: Rates;
}

/** What a page says in the place of one that there is not, of one that failed, and of a form of another site. */
const SAID = {
  403: ["notice.refused", "notice.refused.why"],
  404: ["notice.missing", "notice.missing.why"],
  503: ["notice.full", "notice.full.why"],
  500: ["notice.failed", "notice.failed.why"],
} as const;

/** Nothing can be written now: the disk is nearly full, or the folder is another server's. What was sent can be sent again. */
const isRefusal = (error: unknown): boolean =>
  error instanceof GradsheetError && ["CANNOT_WRITE", "BUSY"].includes(error.faults[0]?.code ?? "");

/** A form or a host's name that is none, or a request that broke off in the middle: nobody waits for an answer, and nothing is amiss here. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error &&
  (/^(?:Failed to parse (?:body as FormData|URL from http:)|Content-Type was not one of)/.test(
    error.message,
  ) ||
    error.name === "AbortError" ||
    /^(?:aborted|Client connection prematurely closed)/.test(error.message) ||
    ("code" in error && error.code === "ECONNRESET"));

/** All of the server but its socket. */
export function appOf({ serving, database, teaching, origin, failed, log, rates }: AppSetting): Hono {
  const app = new Hono();
  app.use(logRequests(log, serving.ticks));
  for (const rule of security(origin)) app.use(rule);
  app.use(boundAddresses(rates.address, serving.ticks, serving.behindProxy));
  app.get("/health", (context) => context.text("ok"));
  app.get("/ready", async (context) => {
    try {
      await database.query("select 1");
      return (await serving.room.left()) < 0
        ? context.text("the disk is nearly full", 503)
        : context.text("ok");
    } catch {
      return context.text("no database", 503);
    }
  });
  serving.assets.route(app);
  routeStudents(app, serving, log);
  routeTeachers(app, serving, { ...teaching, log });
  const say = (context: Context, status: keyof typeof SAID): Response => {
    const locale = localeOf(context);
    const [title, why] = SAID[status];
    const t = messagesFor(locale);
    const notice = { title: t(title), sentences: [t(why)] };
    return context.html(noticeHtml(notice, locale, serving.assets.style), status) as Response;
  };
  app.notFound((context) => say(context, 404));
  app.onError((error, context) => {
    if ("getResponse" in error) {
      const refused = error.getResponse();
      if (refused.status !== 403) return refused;
      log({ event: "refused-form" });
      return say(context, 403);
    }
    if (isRefusal(error)) {
      log({ event: "refused-save" });
      const typed = context.req.header("content-type")?.startsWith("application/json") === true;
      return typed ? context.json({ error: "refused" }, 503) : say(context, 503);
    }
    if (isBroken(error)) return context.text("not a form, or not all of it", 400);
    failed(error);
    log(errorEntry(error));
    return say(context, 500);
  });
  return app;
}
