/** Writes bytes one after the other; grows as it must. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1 << 17);
  #length = 0;

  /** The place of the next byte. */
  get length(): number {
    return this.#length;
  }

  /** What is written so far; it is changed by what is written next. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** A letter a byte. */
  text(text: string): void {
    this.#grow(text.length);
    this.#length += this.#bytes.write(text, this.#length, "latin1");
  }

  copy(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Letters in place of those that stand from `place` on. */
  over(place: number, text: string): void {
    for (let k = 0; k < text.length; k += 1) this.#bytes[place + k] = text.charCodeAt(k);
  }

  #grow(more: number): void {
    const wanted = this.#length + more;
    if (wanted <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
