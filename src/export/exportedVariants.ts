import type { Sheet } from "../core/sheet/sheet.js";
import type { Format } from "./format.js";
import type { Variant } from "./item.js";
import { withoutLost } from "./loss.js";
import type { Losses } from "./losses.js";
import { toVariant } from "./toItem.js";

/** Of so many copies what is lost is said before anything is written; of later ones as they are written. */
export const LOOKED_AT = 20;

/** Looks at the first copies, and gives the first of all. */
export async function looked(
  sheets: AsyncIterable<Sheet>,
  count: number,
  losses: Losses,
): Promise<Sheet | undefined> {
  let [first, seen]: [Sheet | undefined, number] = [undefined, 0];
  for await (const sheet of sheets) {
    first ??= sheet;
    losses.look(toVariant(sheet));
    seen += 1;
    if (seen === count) break;
  }
  return first;
}

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
