import { proseLines } from "../document/prose/proseLines.js";
import type { Run as DocumentRun, Line } from "../document/tree/line.js";
import type { Line as ItemLine, Run } from "./item.js";

/** With the minus that is on every keyboard: few programs read the long one in a number, which looks the same. */
export const plainMinus = (words: string): string => words.replaceAll("\u2212", "-");

/** Narrow spaces between thousands go first: a number with a space in it is two to what it is typed into. */
const plain = (text: string): string => plainMinus(text.replaceAll("\u2005", "").replace(/\s+/g, " "));

/**
 * A document's line as text and TeX. A value can be copied from it and typed again: the minus is ASCII, and a power of ten is
 * written `×10^-5`. Things side by side have commas between them.
 */
export function runsOf(line: Line): ItemLine {
  const runs: Run[] = [];
  for (const one of flat(line)) {
    const last = runs.at(-1);
    if ("text" in one && last !== undefined && "text" in last)
      runs.splice(-1, 1, { text: (last.text + one.text).replace(/ {2,}/g, " ") });
    else if (!("text" in one) || one.text !== "") runs.push(one);
  }
  return runs;
}

const flat = (line: Line): Run[] => line.runs.flatMap(runOf);

function runOf(run: DocumentRun): Run[] {
  switch (run.kind) {
    case "text":
    case "sentence":
    case "code":
      return [{ text: plain(run.text) }];
    case "formula":
      return [{ tex: plainMinus(run.pieces.join(" ")) }];
    case "number":
      return [{ text: numberText(run.display) }];
    case "prose":
      return listed(proseLines(run.source), " ");
    case "items":
      return listed(run.items, ", ");
    case "conditions":
    case "for":
      return flat(run.line);
    case "gap":
      return [{ text: ", " }];
  }
}

const listed = (lines: readonly Line[], between: string): Run[] =>
  lines.flatMap((line, k) => (k === 0 ? flat(line) : [{ text: between }, ...flat(line)]));

/** A printed number as it is typed: `-0.2`, `1.5×10^-7`. */
function numberText(display: string): string {
  const [mantissa = display, exponent] = display.split("e");
  return exponent === undefined ? mantissa : `${mantissa}×10^${exponent}`;
}
