import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { normaliseCode } from "../../../author/generator/code.js";

const COOKIE = "gradsheet-opened";

/** Sheets that browsers have open: what they save is taken, however many wrong codes are tried beside them. */
export interface OpenedSheets {
  /** Leaves word in the browser that the sheet of a code was opened there. */
  readonly open: (context: Context, code: string) => void;
  readonly isOpen: (context: Context, code: string) => boolean;
}

/** The word is of this server's life alone; after a new start a page leaves it once more when it is opened. */
export function openedSheets(secure: boolean): OpenedSheets {
  const key = randomBytes(32);
  const wordFor = (code: string): string =>
    createHmac("sha256", key).update(normaliseCode(code)).digest("base64url");
  return {
    open: (context, code) =>
      setCookie(context, COOKIE, wordFor(code), {
        ...{ httpOnly: true, sameSite: "Strict", secure },
        path: `/s/${encodeURIComponent(code)}`,
      }),
    isOpen: (context, code) => {
      const given = Buffer.from(getCookie(context, COOKIE) ?? "");
      const right = Buffer.from(wordFor(code));
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
