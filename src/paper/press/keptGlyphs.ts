import { sha256 } from "../../core/base/hash.js";
import { known } from "../../core/base/known.js";
import type { KeptTexts } from "./kept/keptTexts.js";
import { type Glyph, type GlyphFont, type OwnGlyphs, shared } from "./pdf/glyph.js";

/** Where glyphs are kept that come after one another: in which text, as which of its glyphs. */
export type GlyphPlaces = readonly [text: string, glyphs: readonly number[]];

type GlyphPlace = readonly [text: string, k: number];

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

  /** Where glyphs that are kept lie. */
  placesOf(glyphs: readonly Glyph[]): GlyphPlaces[] {
    const places: [string, number[]][] = [];
    for (const { id } of glyphs) {
      const [text, k] = known(this.#places, id);
      const last = places.at(-1);
      if (last?.[0] === text) last[1].push(k);
      else places.push([text, [k]]);
    }
    return places;
  }

  /** The glyphs at places, and their font; null where one is kept no more. */
  read(places: readonly GlyphPlaces[]): Pick<OwnGlyphs, "font" | "glyphs"> | null {
    const glyphs: Glyph[] = [];
    let font: GlyphFont | undefined;
    for (const [name, numbers] of places) {
      const text = this.#textOf(name);
      for (const k of numbers) {
        const [index, glyph] = text?.glyphs[k] ?? [];
        if (index === undefined || glyph === undefined) return null;
        font ??= text?.fonts[index];
        glyphs.push(glyph);
      }
    }
    return font === undefined ? null : { font, glyphs };
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
