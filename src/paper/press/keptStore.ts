import { sha256 } from "../../core/base/hash.js";
import type { Compiled } from "./compiled.js";
import type { KeptTexts } from "./kept/keptTexts.js";
import { type GlyphPlaces, KeptGlyphs } from "./keptGlyphs.js";
import type { OwnGlyphs } from "./pdf/glyph.js";

/** A shape whose glyphs are kept beside it. */
interface KeptShape extends Omit<Compiled, "own"> {
  readonly own: readonly (Pick<OwnGlyphs, "kinds"> & { readonly glyphs: readonly GlyphPlaces[] })[];
}

/** What runs keep of a store for each other. */
export class KeptStore {
  readonly #texts: KeptTexts;
  readonly #glyphs: KeptGlyphs;

  constructor(texts: KeptTexts) {
    this.#texts = texts;
    this.#glyphs = new KeptGlyphs(texts);
  }

  /** Null for a shape that does not agree, undefined for one that is not kept. */
  read(key: string): Compiled | null | undefined {
    const text = this.#texts.read(nameOf(key));
    if (text === null) return undefined;
    const shape = JSON.parse(text) as KeptShape | null;
    if (shape === null) return null;
    const own = shape.own.map(({ kinds, glyphs }): OwnGlyphs | null => {
      const found = this.#glyphs.read(glyphs);
      return found && { ...found, kinds };
    });
    const whole = own.flatMap((one) => one ?? []);
    return whole.length < own.length ? undefined : { ...shape, own: whole };
  }

  /** Keeps shapes by their keys; null is one that does not agree. */
  keep(shapes: readonly (readonly [key: string, compiled: Compiled | null])[]): void {
    this.#glyphs.keep(shapes.flatMap(([, compiled]) => compiled?.own ?? []));
    for (const [key, compiled] of shapes)
      this.#texts.keep(nameOf(key), JSON.stringify(this.#written(compiled)));
  }

  #written(compiled: Compiled | null): KeptShape | null {
    if (compiled === null) return null;
    const own = compiled.own.map(({ kinds, glyphs }) => ({
      kinds,
      glyphs: this.#glyphs.placesOf(glyphs),
    }));
    return { ...compiled, own };
  }
}

const nameOf = (key: string): string => sha256(key).slice(0, 32);
