import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";

/** More than this is no answer of a student's. */
const MOST_BYTES = 64 * 1024;

/**
 * What holds for every answer of the server: nothing runs, is styled or is fetched but by the server's own files; formulas
 * and drawings have widths in attributes of their own. Requests that another site sends are refused; bodies are bounded.
 */
export function security(origin: string | undefined): MiddlewareHandler[] {
  return [
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      strictTransportSecurity: origin?.startsWith("https:") === true,
      crossOriginResourcePolicy: "same-origin",
    }),
    origin === undefined ? csrf() : csrf({ origin }),
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.text("too large", 413) }),
    async (context, next) => {
      await next();
      if (!context.res.headers.has("Cache-Control")) context.res.headers.set("Cache-Control", "no-store");
    },
  ];
}
