import { readDerivative } from "../../graph/quantity.js";
import { lineName } from "../../notation/lineName.js";
import type { Notation } from "../../notation/notation.js";
import { symbolTex, symbolText } from "../../notation/styles.js";
import { plainName, tightName } from "../../sheet/printedName.js";
import type { FormulaAnswer } from "../../sheet/sheet.js";
import { plainFormula } from "./plainFormula.js";

/** From how a quantity may be typed to its id. */
export type TypedNames = ReadonlyMap<string, string>;

/**
 * How quantities may be typed: as they are printed (`a₁⁽²⁾`, `a_1^{(2)}`, `a1(2)`, `∂C/∂w₃`), and by their ids with or without
 * what parts their numbers (`a2_1`, `a21`). What could be two quantities is the one that is printed so, or none.
 */
export function typedNames(ids: readonly string[], notation: Notation): TypedNames {
  const printed = new Map<string, string | null>();
  const others = new Map<string, string | null>();
  const add = (to: Map<string, string | null>, writing: string, id: string): void => {
    const known = to.get(writing);
    to.set(writing, known === undefined || known === id ? id : null);
  };
  for (const id of ids) {
    const name = lineName(id, notation);
    for (const writing of [plainName(name), tightName(name), tightName(symbolTex(id, notation))])
      add(printed, writing, id);
    for (const writing of [id, tightName(id), tightName(symbolText(id, notation))]) add(others, writing, id);
  }
  for (const id of ids) {
    const symbol = notation.symbol(id);
    // TeX of a teacher's own is a name as it stands.
    if ("base" in symbol && symbol.tex !== undefined)
      add(printed, plainFormula(symbol.tex).replace(/\s/g, ""), id);
  }
  const names = new Map<string, string>();
  for (const [writing, id] of [...others, ...printed]) if (id !== null) names.set(writing, id);
  // An id is always itself.
  for (const id of ids) if (printed.get(id) === undefined) names.set(id, id);
  return names;
}

/** Whether slopes may be left as σ′(z): where the slope itself is not what is asked. */
export const takesPrimes = ({ quantity }: FormulaAnswer): boolean => readDerivative(quantity)?.of === "C";

/** The quantity that is typed so; undefined where none is. */
export const typedId = (names: TypedNames, writing: string): string | undefined =>
  names.get(writing) ??
  names.get(plainName(writing)) ??
  names.get(tightName(writing)) ??
  (writing.includes(",") ? names.get(tightName(writing).replaceAll(",", "")) : undefined);
