/** Shorter texts are sooner written letter by letter. */
const SHORT = 64;
const ZERO = 48;

/** Writes bytes one after the other; grows as it must. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  /** `room`: for so many bytes at first. */
  constructor(room = 1 << 17) {
    this.#bytes = Buffer.allocUnsafe(room);
  }

  /** The place of the next byte. */
  get length(): number {
    return this.#length;
  }

  /** What is written so far; it is changed by what is written next. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** A letter a byte. */
  text(text: string): void {
    this.#grow(text.length);
    if (text.length > SHORT) this.#bytes.write(text, this.#length, "latin1");
    else this.over(this.#length, text);
    this.#length += text.length;
  }

  /** A whole number that is not negative. */
  number(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
    this.#grow(digits);
    this.#length += digits;
    this.numberOver(this.#length, value);
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

  /** A whole number that is not negative, in place of what stands before `end`. */
  numberOver(end: number, value: number): void {
    let [place, rest] = [end - 1, value];
    for (; rest >= 10; place -= 1) {
      this.#bytes[place] = ZERO + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.#bytes[place] = ZERO + rest;
  }

  #grow(more: number): void {
    const wanted = this.#length + more;
    if (wanted <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
