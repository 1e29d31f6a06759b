import { fail, GradsheetError } from "../../../core/base/errors.js";
import { isNotInstalled } from "../../../core/base/notInstalled.js";

/** The database as it may be told to anybody: no user, no password. Throws USAGE. */
export function placeOf(url: string): string {
  const [, rest = ""] = /^[a-z]+:\/\/(.*)$/is.exec(url) ?? [];
  // A / in a password ends it there, and the rest of it would be taken for a database, and told.
  if (/[/?#].*@/s.test(rest))
    throw fail("USAGE", "--queue: a password is written with %2F for /, %3F for ?, %23 for # and %40 for @");
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^postgres(?:ql)?:$/.test(parsed.protocol))
    throw fail("USAGE", "--queue is no address of a database; postgres://user@host/database would be right");
  return `${parsed.host || "localhost"}${parsed.pathname}`;
}

/** The queue's library is an optional one: 7 MB that most never need. */
export function notInstalled(error: unknown): unknown {
  if (!isNotInstalled(error)) return error;
  return fail(
    "NO_QUEUE",
    "--queue needs the package pg-boss, which is not installed; npm install pg-boss@10 brings it",
  );
}

export function noQueue(where: string, error: unknown): GradsheetError {
  if (error instanceof GradsheetError) return error;
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const message = inner instanceof Error ? inner.message : String(inner);
  const [line] = message.split("\n");
  return fail(
    "NO_QUEUE",
    `no PostgreSQL at ${where} (${line ?? ""}); start it, or name another database with --queue`,
  );
}
