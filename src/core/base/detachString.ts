/**
 * The same text in memory of its own: what is cut out of a page holds the whole page as long as it is there. In a browser,
 * where nothing of the kind is kept, the text itself.
 */
export const detachString = (text: string): string =>
  typeof Buffer === "undefined" ? text : Buffer.from(text).toString();
