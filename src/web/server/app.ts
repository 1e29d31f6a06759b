import { Hono } from "hono";
import type { Database } from "./database/database.js";
import { errorEntry, type Log, logRequests } from "./log.js";
import { security } from "./security.js";
import type { Serving } from "./serving.js";
import { routeStudents } from "./students/routes.js";
import { routeTeachers, type Teaching } from "./teachers/routes.js";

export interface AppSetting {
  readonly serving: Serving;
  readonly database: Database;
  readonly teaching: Omit<Teaching, "log">;
  /** Where the server is seen from outside, where that is not where it listens. */
  readonly origin?: string;
  /** Is told of what no page expected. */
  readonly failed: (error: unknown) => void;
  readonly log: Log;
}

/** All of the server but its socket. */
export function appOf({ serving, database, teaching, origin, failed, log }: AppSetting): Hono {
  const app = new Hono();
  app.use(logRequests(log, serving.clock));
  for (const rule of security(origin)) app.use(rule);
  app.get("/health", (context) => context.text("ok"));
  app.get("/ready", async (context) => {
    try {
      await database.query("select 1");
      return context.text("ok");
    } catch {
      return context.text("no database", 503);
    }
  });
  serving.assets.route(app);
  routeStudents(app, serving, log);
  routeTeachers(app, serving, { ...teaching, log });
  app.notFound((context) => context.text("not found", 404));
  app.onError((error, context) => {
    if ("getResponse" in error) return error.getResponse();
    failed(error);
    log(errorEntry(error));
    return context.text("something went wrong", 500);
  });
  return app;
}
