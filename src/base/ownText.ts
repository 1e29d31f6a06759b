/** The same text in memory of its own: what is cut out of a page holds the whole page as long as it is there. */
export const ownText = (text: string): string => Buffer.from(text).toString();
