import { sha256 } from "../base/hash.js";
import type { Compiled } from "./compiled.js";
import type { FixedFonts } from "./fixedFonts.js";
import type { KeptTexts } from "./kept/keptTexts.js";
import { fontsText, readFonts } from "./writtenFonts.js";
import { readShape, shapeText } from "./writtenShape.js";

const FONTS = "fonts";

/** What runs keep of a shelf for each other. A shape goes with the fonts that it was compiled with. */
export class KeptShelf {
  readonly #texts: KeptTexts;
  #fonts: string | null = null;

  constructor(texts: KeptTexts) {
    this.#texts = texts;
  }

  readFonts(): FixedFonts | null {
    const text = this.#texts.read(FONTS);
    if (text === null) return null;
    this.#fonts = sha256(text);
    return readFonts(text);
  }

  keepFonts(fonts: FixedFonts): void {
    const text = fontsText(fonts);
    this.#fonts = sha256(text);
    this.#texts.keep(FONTS, text);
  }

  /** Null for a shape that does not agree, undefined for one that is not kept. */
  read(key: string): Compiled | null | undefined {
    const text = this.#fonts === null ? null : this.#texts.read(this.#nameOf(key));
    return text === null ? undefined : readShape(text);
  }

  keep(key: string, compiled: Compiled | null): void {
    if (this.#fonts !== null) this.#texts.keep(this.#nameOf(key), shapeText(compiled));
  }

  #nameOf(key: string): string {
    return sha256(`${this.#fonts} ${key}`).slice(0, 32);
  }
}
