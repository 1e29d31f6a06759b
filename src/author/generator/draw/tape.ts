import { nth } from "../../../core/base/known.js";
import { type Random, randomOf } from "../../../core/base/random.js";

/**
 * The random numbers that a problem was made from, by purpose and in the order in which they were asked, so that it can
 * be made again with one of them another.
 */
export class Tape {
  readonly #numbers = new Map<string, number[]>();
  readonly #source: (purpose: string) => Random;

  /** `source` gives what is asked beyond what is on the tape. */
  constructor(source: (purpose: string) => Random) {
    this.#source = source;
  }

  /** The numbers of a purpose, from the first. */
  readonly random = (purpose: string): Random => {
    const numbers = this.#numbers.get(purpose) ?? [];
    this.#numbers.set(purpose, numbers);
    let more: Random | undefined;
    let next = 0;
    return randomOf(() => {
      if (next === numbers.length) {
        more ??= this.#source(purpose);
        numbers.push(more.uniform());
      }
      return nth(numbers, next++);
    });
  };

  /** The same but for one number, which `random` chooses and draws. */
  moved(random: Random): Tape {
    const tape = new Tape(this.#source);
    for (const [purpose, numbers] of this.#numbers) tape.#numbers.set(purpose, [...numbers]);
    const places = [...tape.#numbers.values()].flatMap((numbers) =>
      numbers.map((_one, k) => ({ numbers, k })),
    );
    if (places.length === 0) return tape;
    const { numbers, k } = random.pick(places);
    numbers[k] = random.uniform();
    return tape;
  }
}
