import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { normaliseCode } from "../../../author/generator/code.js";
import { nth } from "../../../core/base/known.js";
import { writeWhole } from "../../../core/files/files.js";

const COOKIE = "gradsheet-opened";
const KEY_FILE = "opened.key";
const KEY = /^[0-9a-f]{64}$/;

/** Sheets that browsers have open: what they save is taken, however many wrong codes are tried beside them. */
export interface OpenedSheets {
  /** Leaves word in the browser that the sheet of a code was opened there, with its PIN where it has one. */
  readonly open: (context: Context, code: string, pin: string) => void;
  readonly isOpen: (context: Context, code: string) => boolean;
  /** Whether it was opened with this PIN; with none it is. */
  readonly hasPin: (context: Context, code: string, pin: string) => boolean;
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
  const wordFor = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  const words = (code: string, pin: string): readonly string[] => [
    wordFor(normaliseCode(code)),
    wordFor(`${normaliseCode(code)} ${pin}`),
  ];
  const isRight = (context: Context, k: number, wanted: string): boolean => {
    const given = Buffer.from(getCookie(context, COOKIE)?.split(".")[k] ?? "");
    const right = Buffer.from(wanted);
    return given.length === right.length && timingSafeEqual(given, right);
  };
  return {
    open: (context, code, pin) =>
      setCookie(context, COOKIE, words(code, pin).join("."), {
        ...{ httpOnly: true, sameSite: "Strict", secure },
        path: `/s/${encodeURIComponent(code)}`,
      }),
    isOpen: (context, code) => isRight(context, 0, nth(words(code, ""), 0)),
    hasPin: (context, code, pin) => pin === "" || isRight(context, 1, nth(words(code, pin), 1)),
  };
}
