import type { Io } from "./io.js";

/**
 * The streams as a log of GitHub Actions may hold them: a text from a quiz or an answer that the runner would take for a
 * command (`::add-mask::…` at the start of a line, `##[error]` anywhere) has its first sign written out. In JSON, where
 * `##[` can only stand in a text, that is another way to write the same text. Elsewhere the streams as they are.
 */
export function ciLog(io: Io): Io {
  if (io.env["GITHUB_ACTIONS"] !== "true") return io;
  const plain = (text: string): string =>
    text.replace(/^(\s*):(?=:)/gm, "$1\\u003a").replaceAll("##[", "\\u0023#[");
  return {
    ...io,
    stdout: (text) => io.stdout(plain(text)),
    stderr: (text) => io.stderr(plain(text)),
    commands: io.stderr,
  };
}
