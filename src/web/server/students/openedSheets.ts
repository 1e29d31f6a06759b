import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { normaliseCode } from "../../../author/generator/code.js";
import { writeWhole } from "../../../core/files/files.js";

const COOKIE = "gradsheet-opened";
const KEY_FILE = "opened.key";
const KEY = /^[0-9a-f]{64}$/;

/** Sheets that browsers have open: what they save is taken, however many wrong codes are tried beside them. */
export interface OpenedSheets {
  /** Leaves word in the browser that the sheet of a code was opened there. */
  readonly open: (context: Context, code: string) => void;
  readonly isOpen: (context: Context, code: string) => boolean;
}

/** The key of a data folder, made at its first start: pages that are open stay so when the server is started anew. Throws CANNOT_WRITE. */
export async function openedKey(data: string): Promise<string> {
  const file = join(data, KEY_FILE);
  const kept = (await readFile(file, "utf8").catch(() => "")).trim();
  if (KEY.test(kept)) return kept;
  const made = randomBytes(32).toString("hex");
  await writeWhole(file, `${made}\n`, undefined, "private");
  return made;
}

export function openedSheets(key: string, secure: boolean): OpenedSheets {
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
