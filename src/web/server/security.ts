import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";

/** More than this is no answer of a student's. */
const MOST_BYTES = 64 * 1024;

/** A class list of a thousand has some 100 kB. */
const MOST_ROSTER_BYTES = 1024 * 1024;
const ROSTER = /^\/teach\/compose\/[^/]+\/set$/;

/**
 * Where the request says how long it is, the socket sees to it that it is no longer; to look at the body itself costs as much
 * as all else of an answer that is saved.
 */
const limit = (maxSize: number): MiddlewareHandler => {
  const tooLarge = (context: Context) => context.text("too large", 413);
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return async (context, next) => {
    const said = context.req.header("content-length");
    if (said === undefined || context.req.header("transfer-encoding") !== undefined)
      return counted(context, next);
    return Number(said) > maxSize ? tooLarge(context) : next();
  };
};
const limits = { answers: limit(MOST_BYTES), roster: limit(MOST_ROSTER_BYTES) };

/** A document in a frame brings its own styles, fonts and pictures; nothing else is let into it, and nothing runs. */
const PREVIEW = /^\/teach\/compose\/[^/]+\/[a-z]+\.html$/;
const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

/**
 * What holds for every answer of the server: nothing runs, is styled or is fetched but by the server's own files; formulas
 * and drawings have widths in attributes of their own. Requests that another site sends are refused; bodies are bounded.
 */
export function security(origin: string | undefined): MiddlewareHandler[] {
  return [
    async (context, next) => {
      await next();
      if (PREVIEW.test(context.req.path)) context.res.headers.set("Content-Security-Policy", PREVIEW_POLICY);
    },
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      // With none, browsers call the origin of a form `null`, and over plain HTTP nothing else says whose it is.
      referrerPolicy: "same-origin",
      // Of this host alone: others of its name may speak plain HTTP.
      strictTransportSecurity: origin?.startsWith("https:") === true ? "max-age=15552000" : false,
      crossOriginResourcePolicy: "same-origin",
    }),
    // What stands in the request as the server's name may be none.
    (context, next) =>
      URL.canParse(context.req.url) ? next() : Promise.resolve(context.text("no such host", 400)),
    origin === undefined ? csrf() : csrf({ origin }),
    (context, next) => (ROSTER.test(context.req.path) ? limits.roster : limits.answers)(context, next),
    async (context, next) => {
      await next();
      if (!context.res.headers.has("Cache-Control")) context.res.headers.set("Cache-Control", "no-store");
    },
  ];
}
