import { fail } from "../../core/base/errors.js";

/** `2/3` as which part of how many. Throws USAGE. */
export function shardOf(
  text: string | undefined,
): { readonly index: number; readonly of: number } | undefined {
  if (text === undefined) return undefined;
  const [, index = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of)
    throw fail("USAGE", `--shard is "${text}"; it needs a part and how many there are, 1/4 to 4/4`);
  return { index, of };
}
