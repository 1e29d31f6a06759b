/** As long as Node.js's servers keep a connection on which nothing is asked, less what a clock may be off. */
const IDLE = 4_500;

/** Node.js's words for a connection that the other side has closed. */
const CLOSED = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error
    ? `${"code" in cause ? `${String(cause.code)}, ` : ""}${cause.message}`
    : "no cause";
};

/**
 * Asks a server as `fetch` does, with the cause in the error's words where no answer comes. On a machine that has stood still
 * for longer than the server keeps a connection, it is closed as the next request is sent on it: that request, and no other,
 * is sent once more.
 */
export function asking(now: () => number = () => performance.now()): typeof fetch {
  let last = now();
  return async (where, sent) => {
    const idle = now() - last;
    try {
      return await fetch(where, sent).catch((error: unknown) => {
        if (idle < IDLE || !CLOSED.some((code) => causeOf(error).startsWith(code))) throw error;
        return fetch(where, sent);
      });
    } catch (error) {
      throw new Error(`no answer, ${Math.round(idle)} ms after the one before: ${causeOf(error)}`, {
        cause: error,
      });
    } finally {
      last = now();
    }
  };
}
