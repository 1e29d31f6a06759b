/** Formats for which something is printed, and a browser is needed. */
const PRINTED: readonly string[] = ["pdf", "marking"];

/** Whether any of these formats is printed. */
export const isPrinted = (formats: readonly string[]): boolean =>
  formats.some((format) => PRINTED.includes(format));
