import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { TextDecoder } from "node:util";
import { unreadable } from "./files.js";
import { byteCounter, checkFile } from "./readBytes.js";

/** One line of a text file. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Whether it was longer than `LONGEST_LINE`: what is beyond is dropped. */
  readonly cut: boolean;
}

/** Nothing that a person writes on a line is longer; a file without line ends is not held for it. */
export const LONGEST_LINE = 20_000;

/** A class of 100,000 with 60 answers each has a tenth of it. */
const MOST_LINES_BYTES = 2_000_000_000;

const LINE_END = /\r\n|\n|\r/g;

/**
 * The lines of a text file in blocks, as they are read, without holding the file. UTF-8, or UTF-16 as spreadsheets save
 * it; a byte order mark is skipped, and bytes that are no text become U+FFFD. Throws FILE_NOT_FOUND or FILE_UNREADABLE.
 */
export async function* readLines(file: string, cwd = process.cwd()): AsyncGenerator<TextLine[]> {
  let decoder: TextDecoder | undefined;
  let line = 0;
  let rest = "";
  let cut = false;
  const linesOf = (text: string, last: boolean): TextLine[] => {
    const all = rest + text;
    const lines: TextLine[] = [];
    let start = 0;
    const push = (end: number) => {
      line++;
      const whole = all.slice(start, end);
      lines.push({ line, text: whole.slice(0, LONGEST_LINE), cut: cut || whole.length > LONGEST_LINE });
      cut = false;
    };
    for (const { index, 0: mark } of all.matchAll(LINE_END)) {
      // A carriage return at the end of what is read so far may be half of a line end.
      if (mark === "\r" && index === all.length - 1 && !last) break;
      push(index);
      start = index + mark.length;
    }
    if (last && start < all.length) push(all.length);
    rest = all.slice(start);
    if (rest.length > 2 * LONGEST_LINE) {
      cut = true;
      rest = `${rest.slice(0, LONGEST_LINE)}${rest.endsWith("\r") ? "\r" : ""}`;
    }
    return lines;
  };
  try {
    const path = resolve(cwd, file);
    await checkFile(file, path);
    const count = byteCounter(file, MOST_LINES_BYTES);
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      count(chunk.length);
      decoder ??= new TextDecoder(encodingOf(chunk));
      yield linesOf(decoder.decode(chunk, { stream: true }), false);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  yield linesOf(decoder?.decode() ?? "", true);
}

/** UTF-16 by its mark, or by the empty half of its first letter. */
function encodingOf([first, second]: Buffer): string {
  if ((first === 0xff && second === 0xfe) || second === 0) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || first === 0) return "utf-16be";
  return "utf-8";
}
