import type { Compiled } from "./compiled.js";
import type { Place } from "./strips/place.js";
import type { Standing } from "./strips/strip.js";

/** A piece of a drawing with its own digits, and where it goes. */
export interface SetPiece {
  readonly compiled: Compiled;
  readonly digits: readonly number[];
  /** As PDF writes it. */
  readonly matrix: string;
}

/** A block with a copy's own. */
export interface SetBlock {
  readonly compiled: Compiled;
  readonly digits: readonly number[];
  readonly drawings: readonly (readonly SetPiece[])[];
}

/** A strip or item with its own digits, spoken texts and drawings. */
export interface SetOwn extends SetBlock {
  readonly alts: readonly string[];
  /** For each heading in it, which of the digits its title has. */
  readonly titles: readonly (readonly [number, number])[];
  /** The digits that its shape is set with. */
  readonly pattern: readonly number[];
  readonly isFixed: boolean;
}

export interface SetStrip extends SetOwn, Standing {
  readonly items: readonly SetItems[];
}

/** The items of a strip's list, or what is in a cell. */
export interface SetItems {
  readonly blocks: readonly SetOwn[];
  readonly places: readonly Place[];
  /** How many pixels they make their strip higher. */
  readonly more: number;
}
