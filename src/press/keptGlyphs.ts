import { sha256 } from "../base/hash.js";
import { known } from "../base/known.js";
import type { KeptTexts } from "./kept/keptTexts.js";
import { type Glyph, type GlyphFont, type OwnGlyphs, shared } from "./pdf/glyph.js";

/** Where a glyph is kept: in which text, as which of its glyphs. */
export type GlyphPlace = readonly [text: string, k: number];

interface KeptText {
  readonly fonts: readonly GlyphFont[];
  /** Each with its font's place among these. */
  readonly glyphs: readonly (readonly [font: number, glyph: Glyph])[];
}

/** The glyphs of shapes that are kept, each written down once: outlines are ten times as long as what is set in them. */
export class KeptGlyphs {
  readonly #texts: KeptTexts;
  readonly #read = new Map<string, KeptText | null>();
  readonly #places = new Map<string, GlyphPlace>();

  constructor(texts: KeptTexts) {
    this.#texts = texts;
  }

  /** Keeps those of some blocks that are not kept yet, together. */
  keep(all: readonly OwnGlyphs[]): void {
    const fonts = new Map<string, { readonly index: number; readonly font: GlyphFont }>();
    const glyphs = new Map<string, readonly [number, Glyph]>();
    for (const { font, glyphs: own } of all)
      for (const glyph of own) {
        if (this.#places.has(glyph.id)) continue;
        const { index } = fonts.get(font.name) ?? { index: fonts.size };
        fonts.set(font.name, { index, font });
        glyphs.set(glyph.id, [index, glyph]);
      }
    if (glyphs.size === 0) return;
    const text = JSON.stringify({
      fonts: [...fonts.values()].map(({ font }) => font),
      glyphs: [...glyphs.values()],
    } satisfies KeptText);
    const name = `glyphs-${sha256(text).slice(0, 32)}`;
    this.#texts.keep(name, text);
    for (const [k, id] of [...glyphs.keys()].entries()) this.#places.set(id, [name, k]);
  }

  /** Where a glyph that is kept lies. */
  placeOf({ id }: Glyph): GlyphPlace {
    return known(this.#places, id);
  }

  /** The glyph at a place, and its font; null where it is kept no more. */
  read([name, k]: GlyphPlace): { readonly font: GlyphFont; readonly glyph: Glyph } | null {
    const text = this.#textOf(name);
    const [index, glyph] = text?.glyphs[k] ?? [];
    const font = index === undefined ? undefined : text?.fonts[index];
    return font === undefined || glyph === undefined ? null : { font, glyph };
  }

  #textOf(name: string): KeptText | null {
    const before = this.#read.get(name);
    if (before !== undefined) return before;
    const text = this.#texts.read(name);
    const read = text === null ? null : (JSON.parse(text) as KeptText);
    const found = read && {
      ...read,
      glyphs: read.glyphs.map(([font, glyph]) => [font, shared(glyph)] as const),
    };
    this.#read.set(name, found);
    for (const [k, [, { id }]] of (found?.glyphs ?? []).entries()) this.#places.set(id, [name, k]);
    return found;
  }
}
