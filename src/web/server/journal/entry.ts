import * as z from "zod";
import { sheetCode } from "../../../author/generator/code.js";
import { sha256 } from "../../../core/base/hash.js";

const sheet = z.string();
const answers = z.record(z.string(), z.string());
/** The teacher's name; empty for the server's own token. A student's entries have none. */
const who = z.string().optional();
const entryShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("save"), sheet, answers, who }),
  z.object({ kind: z.literal("attempt"), sheet, question: z.string(), number: z.int(), answers }),
  z.object({ kind: z.literal("mark"), sheet, answer: z.string(), points: z.number(), why: z.string(), who }),
  z.object({ kind: z.literal("unmark"), sheet, answer: z.string(), who }),
  z.object({ kind: z.literal("scheme"), number: z.int(), text: z.string(), who }),
]);

/** One thing that was said of a set: boxes filled in, a question handed in, a mark by hand or its end, a scheme. */
export type Entry = z.output<typeof entryShape>;

const loggedShape = z.object({
  /** Its place among the set's entries, from 1. */
  number: z.int().min(1),
  /** Grows from entry to entry, over all sets of a database: of two that are about one box the larger one holds. */
  order: z.int(),
  /** When it was received, by the server's clock. */
  at: z.iso.datetime(),
  entry: entryShape,
});

/** An entry as a journal has it. */
export type Logged = z.output<typeof loggedShape>;

const FORMAT = "gradsheet/answers@1";
const headShape = z.object({
  format: z.literal(FORMAT),
  set: z.string(),
  /** How many entries are before it in the files before; what these hold beyond was never acknowledged. */
  after: z.int().min(0),
});

/** What a file of a journal begins with. */
export type Head = Omit<z.output<typeof headShape>, "format">;

/** The seal of a line before which there is none. */
export const NO_SEAL = "0".repeat(32);

/** A line of a journal: its seal is a hash of the seal before it and of what it says. */
export interface Link<Is> {
  readonly before: string;
  readonly seal: string;
  readonly is: Is;
}

const sealOf = (before: string, text: string): string => sha256(`${before} ${text}`).slice(0, 32);

/** What is written down after a line of that seal, and its own seal. */
export function linked(before: string, is: Logged | Head): { readonly line: string; readonly seal: string } {
  const text = JSON.stringify("set" in is ? { format: FORMAT, ...is } : is);
  const seal = sealOf(before, text);
  return { line: `{"before":"${before}","seal":"${seal}","is":${text}}\n`, seal };
}

const LINE = /^\{"before":"([0-9a-f]{32})","seal":"([0-9a-f]{32})","is":(.*)\}$/;

/** What a line says; null where it is not as it was written. */
export function unlinked(line: string): Link<Logged> | Link<Head> | null {
  const [, before = "", seal = "", text = ""] = LINE.exec(line) ?? [];
  if (seal === "" || sealOf(before, text) !== seal) return null;
  const data: unknown = JSON.parse(text);
  const head = headShape.safeParse(data);
  if (head.success) return { before, seal, is: { set: head.data.set, after: head.data.after } };
  const logged = loggedShape.safeParse(data);
  return logged.success ? { before, seal, is: logged.data } : null;
}

/** What an acknowledgement carries: it names an entry, and by its seal all that was written down before it. */
export interface Receipt {
  /** The entry's number and some letters of its seal: `1042-7KQF-2M9X`. */
  readonly code: string;
  readonly at: string;
}

export const receiptOf = ({ number, at }: Pick<Logged, "number" | "at">, seal: string): Receipt => ({
  code: `${number}-${sheetCode("practice", seal)}`,
  at,
});
