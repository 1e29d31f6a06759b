/** Mathematics: TeX in pieces, between which a line may break, and how it is read aloud. */
export interface FormulaRun {
  readonly kind: "formula";
  readonly pieces: readonly string[];
  readonly spoken: () => string;
  /** Fractions in full size. */
  readonly tall: boolean;
}

/** A piece of a line. */
export type Run =
  | { readonly kind: "text"; readonly text: string }
  | FormulaRun
  /** As it is printed, with ASCII signs: `-0.2`, `1.5e-7`. */
  | { readonly kind: "number"; readonly display: string }
  /** A sentence of ours, in which a letter by itself is a symbol. */
  | { readonly kind: "sentence"; readonly text: string }
  /** A teacher's Markdown with TeX. */
  | { readonly kind: "prose"; readonly source: string }
  | { readonly kind: "code"; readonly text: string }
  /** Things side by side, none of which breaks. */
  | { readonly kind: "items"; readonly items: readonly Line[] }
  /** Conditions, one after the other. */
  | { readonly kind: "conditions"; readonly line: Line }
  /** What marks are given for. */
  | { readonly kind: "for"; readonly line: Line }
  /** Wide space between two things of one kind. */
  | { readonly kind: "gap" };

/** What stands within a line of text. */
export interface Line {
  readonly runs: readonly Run[];
}

export const NOTHING: Line = { runs: [] };

const isLine = (value: object): value is Line => "runs" in value;

/** Whether a value of a document's tree is a line. */
export const isLineOf = (value: unknown): value is Line =>
  typeof value === "object" && value !== null && isLine(value);

export const isEmpty = ({ runs }: Line): boolean => runs.length === 0;

const textRun = (text: string): Run => ({ kind: "text", text });

/** A line of plain text. */
export const plain = (text: string): Line => (text === "" ? NOTHING : { runs: [textRun(text)] });

export const oneRun = (run: Run): Line => ({ runs: [run] });

/** A number as it is printed: `-0.2`, `1.5e-7`. */
export const printed = (display: string): Line => oneRun({ kind: "number", display });

/** Lines and plain texts, one after the other. */
export const together = (...parts: readonly (Line | string)[]): Line => ({
  runs: parts.flatMap((part) =>
    typeof part === "string" ? (part === "" ? [] : [textRun(part)]) : part.runs,
  ),
});

/** A line with others in it: line`${symbol} = ${value}`. */
export function line(texts: TemplateStringsArray, ...parts: readonly (Line | string)[]): Line {
  return together(...texts.flatMap((text, k) => [text, parts[k] ?? ""]));
}

export const joined = (lines: readonly Line[], between: string): Line =>
  together(...lines.flatMap((one, k) => (k === 0 ? [one] : [between, one])));

/** Things side by side, none of which breaks. */
export const items = (all: readonly Line[]): Line => oneRun({ kind: "items", items: all });

/** Whether a line may break inside its first formula. */
export function isLong({ runs: [first] }: Line): boolean {
  return first?.kind === "formula" && first.pieces.length > 1;
}
