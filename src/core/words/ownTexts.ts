import type { Messages } from "./messages.js";

/** A question that may bring plain texts of its own, by the keys of those in whose place they stand. */
export interface WithOwnTexts {
  readonly own?: { readonly texts?: Readonly<Record<string, string>> };
}

/** The texts for one question: a teacher's own stand before the program's; a line without a reason says nothing. */
export const messagesOf = ({ own }: WithOwnTexts, t: Messages): Messages =>
  own === undefined
    ? t
    : (key, params) => {
        const { texts = {} } = own;
        if (Object.hasOwn(texts, key)) return texts[key] ?? "";
        return key === NO_REASON ? "" : t(key, params);
      };

const NO_REASON: string = "reason.own";
