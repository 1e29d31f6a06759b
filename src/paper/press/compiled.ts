import type { OwnGlyphs } from "./pdf/glyph.js";
import type { Title } from "./pdf/outline.js";
import type { Picture } from "./pdf/picture.js";
import type { Tag } from "./pdf/tags.js";
import type { SetStub } from "./stub.js";
import { PIXEL } from "./written.js";

/** What of a copy's own goes in between two parts: a digit, a marked content's number, a drawing, a list's items. */
export type Slot =
  /** Of one of the block's fonts, and of its kinds of digits. */
  | { readonly font: number; readonly kind: number }
  | { readonly mark: number }
  /** At this scale. */
  | { readonly drawing: number }
  /** What is set one by one in the place of one of its stubs. */
  | { readonly stub: number };

/** A block as Chrome has written it, cut where something of a copy's own stands. All data, so that it can be kept. */
export interface Compiled {
  /** Operators; one more than there are slots. */
  readonly parts: readonly string[];
  readonly slots: readonly Slot[];
  /** Pixels, of a strip; its width is that of what it stands in. */
  readonly height: number;
  readonly width: number;
  /** How many marked contents it has, numbered from 0. */
  readonly marks: number;
  readonly tags: readonly Tag[];
  readonly titles: readonly Title[];
  /** What it shows of each of its fonts. */
  readonly own: readonly OwnGlyphs[];
  /** Its graphics states, and how they are written. */
  readonly states: readonly (readonly [name: string, state: string])[];
  /** Its pictures, each with all that it is written in. */
  readonly pictures: readonly Picture[];
  readonly page: Frame;
  /** What stands in it in the places of what is set one by one. */
  readonly stubs: readonly SetStub[];
}

/** What is the same on every page of a document: its size, the scale of pixels, and where its content lies. */
export interface Frame {
  readonly box: string;
  readonly scale: string;
  /** The rectangle that its content is kept in, in units of the scale, from the upper left corner; empty where it has none. */
  readonly clip: string;
}

/** How many pixels of height a page shows, and how many units of its scale one has. */
export function contentOf({ clip }: Frame): { readonly height: number; readonly unit: number } {
  const [, top = 0, , room = 0] = clip.split(" ").map(Number);
  const unit = top / Math.round(top / PIXEL);
  return { height: room / unit, unit };
}

export { Disagreement } from "./pdf/disagreement.js";
