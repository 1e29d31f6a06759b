/** A text with the code of its sheet, or the seed of its set, in it. */
export interface CopyText {
  readonly before: string;
  readonly own: string;
  readonly of: "code" | "seed";
  readonly after: string;
}

/** Whether a value of a document's tree is such a text. */
export const isCopyText = (value: object): value is CopyText =>
  "own" in value && "of" in value && "before" in value;

/** A text cut where what is the copy's own first stands in it; as it is where that stands nowhere. */
export function copyText(text: string, own: string, of: CopyText["of"]): CopyText | string {
  const at = text.indexOf(own);
  return own === "" || at < 0
    ? text
    : { before: text.slice(0, at), own, of, after: text.slice(at + own.length) };
}
