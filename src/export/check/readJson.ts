/** Far more than a notebook or a variant has: what is longer is not read. */
const LONGEST = 32_000_000;

/** What a text says as JSON; undefined where it is none. */
export function readJson(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
