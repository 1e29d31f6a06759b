/**
 * Why a typed formula is none: a sign that no formula has, a letter that is not among those asked for, a product without its
 * sign beside a slash, which can be read in two ways, a function without its numbers, something that is missing; too long.
 */
export const FORMULA_FAULTS = ["sign", "letter", "twofold", "call", "open", "long"] as const;
export type FormulaFaultKind = (typeof FORMULA_FAULTS)[number];

/** A fault on its way to the door, and the piece that it is about. */
export class FormulaFault extends Error {
  readonly kind: FormulaFaultKind;
  readonly piece: string;

  constructor(kind: FormulaFaultKind, piece: string) {
    super(`${kind}: ${piece}`);
    this.kind = kind;
    this.piece = piece;
  }
}
