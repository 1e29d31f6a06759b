import { visible } from "./visible.js";

/**
 * The table of errors: each code, and the exit code that it leads to.
 * 1: it ran and found something failed · 2: the input is wrong · 3: something outside is missing.
 */
export const ERROR_CODES = {
  USAGE: 2,
  FILE_NOT_FOUND: 2,
  FILE_UNREADABLE: 2,
  SYNTAX: 2,
  UNKNOWN_KEY: 2,
  MISSING_KEY: 2,
  WRONG_TYPE: 2,
  WRONG_VALUE: 2,
  SHAPE: 2,
  TARGET: 2,
  TOO_LARGE: 2,
  NOT_FINITE: 2,
  ROSTER: 2,
  WEAK_SECRET: 2,
  CANNOT_DRAW: 2,
  NOTHING_LEFT: 2,
  OTHER_SET: 2,
  BUSY: 3,
  SHARDS: 2,
  OTHER_BUILD: 2,
  SECRET: 2,
  NO_QUEUE: 3,
  NO_DATABASE: 3,
  PORT_TAKEN: 3,
  WORKER_LOST: 1,
  DATA_DAMAGED: 2,
  DATA_MISSING: 3,
  NO_MEMORY: 3,
  NODE_TOO_OLD: 3,
  NO_BROWSER: 3,
  BROWSER_FAILED: 3,
  CANNOT_WRITE: 3,
  CHECK_FAILED: 1,
  DIVERGED: 1,
  INTERRUPTED: 1,
  INTERNAL: 1,
} as const;

/** The code of an error; docs/errors.md says what each means. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** Where in an input file a fault stands: line and column count from 1; `text` is the offending line. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  readonly text?: string;
}

/** One thing that is wrong: what, and what would be right. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly place?: Place;
}

/** More faults are not told at once; nobody mends more before trying again. */
export const MOST_FAULTS = 20;

/**
 * The one error that gradsheet throws on purpose. It carries one fault or more, 20 at most, and how many `more` there
 * are; its exit code is the first fault's.
 */
export class GradsheetError extends Error {
  readonly faults: readonly Fault[];
  readonly more: number;

  constructor(faults: readonly Fault[], more = 0) {
    const told = faults.slice(0, MOST_FAULTS);
    const untold = faults.length - told.length + more;
    super([...told.map(formatFault), ...(untold > 0 ? [moreFaults(untold)] : [])].join("\n"));
    this.name = "GradsheetError";
    this.faults = told;
    this.more = untold;
  }

  get exitCode(): number {
    const first = this.faults[0];
    return first === undefined ? 1 : ERROR_CODES[first.code];
  }
}

/** What stands under the faults that are told. */
export const moreFaults = (count: number): string => `and ${count} more`;

/** An error of one fault. */
export function fail(code: ErrorCode, message: string, place?: Place): GradsheetError {
  return new GradsheetError([place === undefined ? { code, message } : { code, message, place }]);
}

/** More of a line, a path or a message is not shown. */
const MOST_SHOWN = { before: 60, line: 200, message: 600 } as const;

/** A text on one line of a terminal: control characters as `\u001b`, and no longer than `most`. */
const onOneLine = (text: string, most: number): string =>
  visible(text.length > most ? `${text.slice(0, most)}…` : text);

/** The part of the offending line around its column, and under it a mark. */
function offendingLine(text: string, column: number): string {
  const from =
    column - 1 > MOST_SHOWN.before && text.length > MOST_SHOWN.line ? column - 1 - MOST_SHOWN.before : 0;
  const start = from > 0 ? "…" : "";
  const line = text.slice(from);
  const before = onOneLine(line.slice(0, column - 1 - from), MOST_SHOWN.line);
  const after = onOneLine(line.slice(column - 1 - from), MOST_SHOWN.line - before.length);
  return `    ${start}${before}${after}\n    ${" ".repeat(start.length + before.length)}^`;
}

/**
 * `error[CODE] FILE:LINE:COLUMN path: what is wrong; what would be right`, and under it the offending line
 * with a mark below its column.
 */
export function formatFault(fault: Fault): string {
  const { place } = fault;
  const where: string[] = [];
  if (place !== undefined) {
    const position = place.line === undefined ? "" : `:${place.line}:${place.column ?? 1}`;
    where.push(`${onOneLine(place.file, MOST_SHOWN.message)}${position}`);
    if (place.path !== undefined && place.path !== "") where.push(onOneLine(place.path, MOST_SHOWN.line));
  }
  const message = onOneLine(fault.message, MOST_SHOWN.message);
  const head = `error[${fault.code}]${where.length > 0 ? ` ${where.join(" ")}` : ""}: ${message}`;
  return place?.text === undefined ? head : `${head}\n${offendingLine(place.text, place.column ?? 1)}`;
}
