import seedrandom from "seedrandom";

/** Random choices in a fixed order from a seed: randomness is an argument, never a global. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly integer: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** The items in another order; the list given is left alone. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** The stream named by its purpose and place: `stream(seed, "001", "q2", "weights")`. Other names, other numbers. */
export function stream(...path: readonly (string | number)[]): Random {
  // Many streams are asked for nothing, and to begin one takes longer than a hundred numbers of it.
  let numbers: (() => number) | undefined;
  const uniform = (): number => {
    numbers ??= seedrandom(JSON.stringify(path.map(String)));
    return numbers();
  };
  return randomOf(uniform);
}

/** Random choices by numbers that are uniform in [0, 1). */
export function randomOf(uniform: () => number): Random {
  const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    const shuffled: T[] = [];
    while (left.length > 0) shuffled.push(...left.splice(integer(0, left.length - 1), 1));
    return shuffled;
  };
  return { uniform, integer, pick, shuffle };
}
