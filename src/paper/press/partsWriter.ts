import type { Slot } from "./compiled.js";

/** Writes operators with slots between them. */
export class PartsWriter {
  readonly parts: string[] = [];
  readonly slots: Slot[] = [];
  #part = "";

  line(text: string): void {
    this.text(`${text}\n`);
  }

  text(text: string): void {
    this.#part += text;
  }

  slot(slot: Slot): void {
    this.parts.push(this.#part);
    this.slots.push(slot);
    this.#part = "";
  }

  /** To be called once, at the end. */
  end(): void {
    this.parts.push(this.#part);
  }
}
