import { randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { MAY, type May } from "../../../core/base/settings.js";
import { writeWhole } from "../../../core/files/files.js";
import type { NamedTeacher } from "./namedTeachers.js";

/** Who has signed in. */
export interface Teacher {
  /** Empty for whoever has the server's own token. */
  readonly name: string;
  readonly may: readonly May[];
  /** Whether a school's account has signed in, and no token. */
  readonly byAccount: boolean;
}

/** Who has shown a token, for a working day. */
export interface Sessions {
  /** The teachers with tokens or accounts of their own, as they are now. */
  readonly listed: () => Promise<readonly NamedTeacher[]>;
  /** A new session's name for a token that is right, the server's or one of the `listed`; null for any other. At once, so that tries are counted before the next. */
  readonly enter: (token: string, listed: readonly NamedTeacher[]) => string | null;
  /** A new session's name for a teacher whose account has signed in. */
  readonly enterAs: (teacher: NamedTeacher) => string;
  /** Null for a session that has ended, and for a teacher who was removed or has another token or account by now. */
  readonly teacher: (session: string | undefined) => Promise<Teacher | null>;
  readonly leave: (session: string | undefined) => void;
  /** Ends the others: of a teacher's own, and with the server's token those of all. */
  readonly leaveOthers: (session: string | undefined) => void;
}

const HOURS = 12;
export const SESSION_SECONDS = HOURS * 3600;

interface Open {
  readonly until: number;
  readonly name: string;
  /** The hash of the token that was shown, or the account. */
  readonly shown: string;
}

/** What no hash of a token is. */
const accountKey = (account: string): string => `account ${account}`;

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** `named` gives the teachers with tokens or accounts of their own, as they are now. */
export function sessionsOf(
  token: string,
  clock: () => number,
  named: () => Promise<readonly NamedTeacher[]>,
): Sessions {
  const right = sha256(token);
  // Kept by their hashes: the time that a look-up takes says nothing of a session's name.
  const open = new Map<string, Open>();
  const openOf = (session: string | undefined): Open | undefined => {
    const one = session === undefined ? undefined : open.get(sha256(session));
    return one === undefined || one.until <= clock() ? undefined : one;
  };
  const begin = (name: string, shown: string): string => {
    const session = randomBytes(32).toString("base64url");
    open.set(sha256(session), { until: clock() + SESSION_SECONDS * 1000, name, shown });
    return session;
  };
  return {
    listed: named,
    enter: (given, listed) => {
      const shown = sha256(given.trim());
      const owner = isSame(right, shown);
      const found = owner ? undefined : listed.find(({ token: own }) => isSame(own ?? "", shown));
      return owner || found !== undefined ? begin(found?.name ?? "", shown) : null;
    },
    enterAs: ({ name, account = "" }) => begin(name, accountKey(account)),
    teacher: async (session) => {
      const one = openOf(session);
      if (one === undefined) return null;
      if (one.name === "") return { name: "", may: MAY, byAccount: false };
      const found = (await named()).find(({ name }) => name === one.name);
      const byAccount = found?.account !== undefined && accountKey(found.account) === one.shown;
      const holds = byAccount || found?.token === one.shown;
      return found === undefined || !holds ? null : { name: found.name, may: found.may, byAccount };
    },
    leave: (session) => {
      if (session !== undefined) open.delete(sha256(session));
    },
    leaveOthers: (session) => {
      const own = openOf(session);
      if (session === undefined || own === undefined) return;
      for (const [key, { name }] of open)
        if (key !== sha256(session) && (own.name === "" || name === own.name)) open.delete(key);
    },
  };
}

/** Shorter tokens could be tried out. */
const SHORTEST = 16;

/** Another process that makes the file has written it by then. */
const WRITING = 200;

/**
 * The teacher's token in a file; one that is not there is made, for its owner alone to read, and so is one that is empty, as a
 * power cut leaves it.
 */
export async function teachToken(file: string): Promise<string> {
  const made = randomBytes(24).toString("base64url");
  try {
    await writeFile(file, `${made}\n`, { flag: "wx", mode: 0o600, flush: true });
    return made;
  } catch {
    const read = async (): Promise<string> => (await readFile(file, "utf8")).trim();
    let token = await read();
    if (token === "") {
      await new Promise((later) => setTimeout(later, WRITING));
      token = await read();
    }
    if (token === "") {
      await writeWhole(file, `${made}\n`, undefined, "private");
      return made;
    }
    if (token.length < SHORTEST)
      throw fail("WEAK_SECRET", `a token of ${token.length} letters; ${SHORTEST} or more would be right`, {
        file,
      });
    await chmod(file, 0o600).catch(() => {});
    return token;
  }
}
