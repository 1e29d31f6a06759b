import type pages from "../../../templates/locales/en.json";
import type lessons from "../../../templates/locales/lessons.en.json";
import type report from "../../../templates/locales/report.en.json";

/** The keys of all texts of a collection: English has them, and the other languages are held to it. */
export interface TextKeys {
  /** Worksheets, keys, and all else that is made of sheets. */
  readonly pages: keyof typeof pages;
  /** What is explained of a topic before it is practised. */
  readonly lessons: keyof typeof lessons;
  /** The page of a training. */
  readonly report: keyof typeof report;
}

export type MessageKey = TextKeys["pages"];

/** The text of a key, with `{name}` replaced by its parameter; what has no parameter stays. */
export type Messages<Key extends string = MessageKey> = (
  key: Key,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** What stands before the first dot of a key. */
type Family<Key extends string> = Key extends `${infer First}.${string}` ? First : never;

/**
 * The key of a text about what a sheet names: a topic, a reason, a misconception. Sheets are for ever and name such
 * things by any word; that each word which is written today has its text is held where its list is.
 */
export const keyOf = (family: Family<MessageKey>, ...names: readonly string[]): MessageKey =>
  [family, ...names].join(".") as MessageKey;
