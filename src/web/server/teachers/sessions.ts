import { randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";

/** Who has shown the token, for a working day. */
export interface Sessions {
  /** A new session's name for a token that is right; null for any other. */
  readonly enter: (token: string) => string | null;
  readonly known: (session: string | undefined) => boolean;
  readonly leave: (session: string | undefined) => void;
}

const HOURS = 12;
export const SESSION_SECONDS = HOURS * 3600;

export function sessionsOf(token: string, clock: () => number): Sessions {
  const right = Buffer.from(sha256(token));
  // Kept by their hashes: the time that a look-up takes says nothing of a session's name.
  const open = new Map<string, number>();
  return {
    enter: (given) => {
      if (!timingSafeEqual(right, Buffer.from(sha256(given.trim())))) return null;
      const session = randomBytes(32).toString("base64url");
      open.set(sha256(session), clock() + SESSION_SECONDS * 1000);
      return session;
    },
    known: (session) => session !== undefined && (open.get(sha256(session)) ?? 0) > clock(),
    leave: (session) => {
      if (session !== undefined) open.delete(sha256(session));
    },
  };
}

/** Shorter tokens could be tried out. */
const SHORTEST = 16;

/** The teacher's token in a file; one that is not there is made, for its owner alone to read. */
export async function teachToken(file: string): Promise<string> {
  const made = randomBytes(24).toString("base64url");
  try {
    await writeFile(file, `${made}\n`, { flag: "wx", mode: 0o600 });
    return made;
  } catch {
    const token = (await readFile(file, "utf8")).trim();
    if (token.length < SHORTEST)
      throw fail("WEAK_SECRET", `a token of ${token.length} letters; ${SHORTEST} or more would be right`, {
        file,
      });
    await chmod(file, 0o600).catch(() => {});
    return token;
  }
}
