import { fail } from "../core/base/errors.js";
import type { Sheet } from "../core/sheet/sheet.js";
import type { Format } from "./format.js";
import type { Variant } from "./item.js";
import { withoutLost } from "./loss.js";
import type { Losses } from "./losses.js";
import { toVariant } from "./toItem.js";

/** Of so many copies what is lost is said before anything is written; of later ones as they are written. */
export const LOOKED_AT = 20;

/** Looks at the first copies, and gives the first of all; at more, as long as a format holds no question of any. */
export async function looked(
  sheets: AsyncIterable<Sheet>,
  count: number,
  { loses }: Format,
  losses: Losses,
): Promise<{ readonly first: Sheet | undefined; readonly isBare: boolean }> {
  let [first, isBare, seen]: [Sheet | undefined, boolean, number] = [undefined, true, 0];
  for await (const sheet of sheets) {
    const variant = toVariant(sheet);
    first ??= sheet;
    isBare &&= withoutLost(loses, variant).items.length === 0;
    losses.look(variant);
    seen += 1;
    if (seen >= count && !isBare) break;
  }
  return { first, isBare };
}

/** The error where a format holds no question of any copy. */
export const nothingLeft = () =>
  fail("NOTHING_LEFT", "the format holds none of the questions; another format would be right");

/** The sheets in a format's words, one after the other, without what it loses; what is first lost in a later copy is said. */
export async function* worded(
  sheets: AsyncIterable<Sheet>,
  { loses }: Format,
  losses: Losses,
  say: (sheet: Sheet, line: string) => void,
): AsyncGenerator<Variant> {
  for await (const sheet of sheets) {
    const variant = toVariant(sheet);
    for (const line of losses.look(variant)) say(sheet, line);
    yield withoutLost(loses, variant);
  }
}
