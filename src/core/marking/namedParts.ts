/** A part of a message: a text, or the answer that is named there. */
export type NamedPart = string | { readonly id: string };

/** Letters of the private area, which no keyboard writes, around an answer's id. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** An answer in a message as `namedParts` finds it: for pages that set its name as a formula. */
export const markedName = (id: string): string => `${OPEN}${id}${CLOSE}`;

/** A message that was made with `markedName`, taken apart; a name and the number that it equals stay on one line. */
export const namedParts = (message: string): NamedPart[] =>
  message
    .split(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`))
    .map((part, k) => (k % 2 === 1 ? { id: part } : k === 0 ? part : part.replace(/^ = /, "\u00A0=\u00A0")));
