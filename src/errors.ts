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
  CANNOT_DRAW: 2,
  DATA_DAMAGED: 2,
  DATA_MISSING: 3,
  NO_MEMORY: 3,
  NO_BROWSER: 3,
  BROWSER_FAILED: 3,
  CANNOT_WRITE: 3,
  CHECK_FAILED: 1,
  DIVERGED: 1,
  INTERRUPTED: 1,
  INTERNAL: 1,
} as const;

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

/** The one error that gradsheet throws on purpose. It carries one fault or more; its exit code is the first fault's. */
export class GradsheetError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join("\n"));
    this.name = "GradsheetError";
    this.faults = faults;
  }

  get exitCode(): number {
    const first = this.faults[0];
    return first === undefined ? 1 : ERROR_CODES[first.code];
  }
}

/** An error of one fault. */
export function fail(code: ErrorCode, message: string, place?: Place): GradsheetError {
  return new GradsheetError([place === undefined ? { code, message } : { code, message, place }]);
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
    where.push(`${place.file}${position}`);
    if (place.path !== undefined && place.path !== "") where.push(place.path);
  }
  const head = `error[${fault.code}]${where.length > 0 ? ` ${where.join(" ")}` : ""}: ${fault.message}`;
  if (place?.text === undefined) return head;
  const indent = " ".repeat(Math.max(0, (place.column ?? 1) - 1));
  return `${head}\n    ${place.text}\n    ${indent}^`;
}
