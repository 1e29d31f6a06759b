import { type Field, fieldsOf, type Item } from "./item.js";

/**
 * The labels of a blank's options that are taken as right by a player that looks at one blank alone: in a product, whose
 * factors may come in any order, that of every missing factor.
 */
export function rightOptions({ answer, options }: Field, item: Item): ReadonlySet<string> {
  const alike = fieldsOf(item).filter(
    (one) =>
      answer.kind === "blank" && one.answer.kind === "blank" && one.answer.quantity === answer.quantity,
  );
  const all = [options, ...alike.map((one) => one.options)].flat();
  return new Set(all.filter(({ right }) => right).map(({ label }) => label));
}
