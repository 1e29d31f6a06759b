import { Writable } from "node:stream";
import type { Io } from "./io.js";

/** A writable stream for libraries that want one (progress bars). */
export type TextStream = Writable & { readonly isTTY?: boolean };

/** The two streams of `io` as Node's streams. */
export function streamsOf(io: Io): { readonly stdout: TextStream; readonly stderr: TextStream } {
  return { stdout: streamTo(io.stdout, io.isTerminal), stderr: streamTo(io.stderr, io.watchesProgress) };
}

function streamTo(write: (text: string) => void, isTTY: boolean): TextStream {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      write(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY });
}
