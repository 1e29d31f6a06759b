import { detachString } from "./detachString.js";

/** What was asked for lately, by names: between `most` and twice as much, and what was asked for longest ago goes first. */
export class LruCache<T> {
  readonly #most: number;
  #now = new Map<string, T>();
  #before = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): T | undefined {
    const now = this.#now.get(name);
    if (now !== undefined) return now;
    const before = this.#before.get(name);
    if (before !== undefined) this.set(name, before);
    return before;
  }

  set(name: string, value: T): void {
    if (this.#now.size >= this.#most) [this.#before, this.#now] = [this.#now, new Map()];
    this.#now.set(detachString(name), value);
  }

  delete(name: string): void {
    this.#now.delete(name);
    this.#before.delete(name);
  }
}
