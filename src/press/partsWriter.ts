import type { Slot } from "./compiled.js";

/** Writes operators with slots between them. */
export class PartsWriter {
  readonly parts: string[] = [];
  readonly slots: Slot[] = [];
  #part = "";
  /** Glyphs that follow each other. */
  #run: { readonly font: number; readonly glyphs: number[] } | undefined;

  line(text: string): void {
    this.text(`${text}\n`);
  }

  text(text: string): void {
    this.#endRun();
    this.#part += text;
  }

  slot(slot: Slot): void {
    this.#endRun();
    this.#add(slot);
  }

  /** A glyph of one of the block's own fonts. */
  glyph(font: number, glyph: number): void {
    if (this.#run?.font !== font) this.#endRun();
    this.#run ??= { font, glyphs: [] };
    this.#run.glyphs.push(glyph);
  }

  #endRun(): void {
    if (this.#run !== undefined) this.#add(this.#run);
    this.#run = undefined;
  }

  #add(slot: Slot): void {
    this.parts.push(this.#part);
    this.slots.push(slot);
    this.#part = "";
  }

  /** To be called once, at the end. */
  end(): void {
    this.#endRun();
    this.parts.push(this.#part);
  }
}
