import type { Title } from "./pdf/outline.js";
import type { Tag } from "./pdf/tags.js";

/** What of a copy's own goes in between two parts: a digit (of these ten glyphs), a marked content's number, a drawing. */
export type Slot =
  | { readonly digit: readonly string[] }
  | { readonly mark: number }
  /** At this scale. */
  | { readonly drawing: number };

/** A block as Chrome has written it, cut where something of a copy's own stands. */
export interface Compiled {
  /** Operators; one more than there are slots. */
  readonly parts: readonly string[];
  readonly slots: readonly Slot[];
  /** Pixels, of a strip. */
  readonly height: number;
  /** How many marked contents it has, numbered from 0. */
  readonly marks: number;
  readonly tags: readonly Tag[];
  readonly titles: readonly Title[];
  /** The fixed fonts that it uses, and its graphics states by their names. */
  readonly fonts: ReadonlySet<number>;
  readonly states: ReadonlyMap<string, string>;
  readonly page: Frame;
}

/** What is the same on every page of a document: its size, the scale of pixels, and where its content lies. */
export interface Frame {
  readonly box: string;
  readonly scale: string;
  /** The rectangle that its content is kept in, in units of the scale, from the upper left corner; empty where it has none. */
  readonly clip: string;
}

/** Chrome has written a block otherwise than its shape promises, or with what is not embedded. */
export class Disagreement extends Error {}
