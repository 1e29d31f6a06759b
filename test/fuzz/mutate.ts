import { parse, stringify } from "yaml";
import type { Random } from "../../src/core/base/random.js";
import { NASTY_NUMBERS, NASTY_TEXTS } from "./nasty.js";

type Change = (bytes: Buffer, random: Random, corpus: readonly Uint8Array[]) => Buffer;

const text =
  (change: (text: string, random: Random) => string): Change =>
  (bytes, random) =>
    Buffer.from(change(bytes.toString("utf8"), random));

/** A piece of the bytes: where it starts and ends. */
function piece(length: number, random: Random): [number, number] {
  const start = random.integer(0, length);
  return [start, Math.min(length, start + random.integer(1, random.pick([2, 20, 400])))];
}

const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

const CHANGES: readonly Change[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    const place = random.integer(0, Math.max(0, bytes.length - 1));
    changed[place] = (changed[place] ?? 0) ^ (1 << random.integer(0, 7));
    return changed;
  },
  (bytes, random) => {
    const [start, end] = piece(bytes.length, random);
    return joined(bytes.subarray(0, start), bytes.subarray(end));
  },
  (bytes, random) => {
    const [start, end] = piece(bytes.length, random);
    const times = random.pick([1, 2, 30]);
    return joined(
      bytes.subarray(0, end),
      ...Array.from({ length: times }, () => bytes.subarray(start, end)),
      bytes.subarray(end),
    );
  },
  (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
  (bytes, random, corpus) => {
    const other = random.pick(corpus);
    const [start, end] = piece(other.length, random);
    const place = random.integer(0, bytes.length);
    return joined(bytes.subarray(0, place), other.subarray(start, end), bytes.subarray(place));
  },
  text((all, random) => {
    const place = random.integer(0, all.length);
    return all.slice(0, place) + random.pick(NASTY_TEXTS) + all.slice(place);
  }),
  text((all, random) =>
    replaceOne(all, /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi, random.pick(NASTY_NUMBERS), random),
  ),
  text((all, random) => replaceOne(all, /[A-Za-z가-힣_-]{3,}/g, random.pick(NASTY_TEXTS), random)),
  text((all, random) => {
    const lines = all.split("\n");
    const [from, to] = [random.integer(0, lines.length - 1), random.integer(0, lines.length - 1)];
    const [line = ""] = lines.splice(from, 1);
    lines.splice(to, 0, ...Array.from({ length: random.pick([1, 2, 50]) }, () => line));
    return lines.join("\n");
  }),
  changeData,
  changeData,
  changeData,
];

function replaceOne(all: string, what: RegExp, by: string, random: Random): string {
  const found = [...all.matchAll(what)];
  if (found.length === 0) return all + by;
  const one = random.pick(found);
  return all.slice(0, one.index) + by + all.slice(one.index + one[0].length);
}

/** Takes the bytes for data (JSON or YAML), and changes one value in it; what is no data stays. */
function changeData(bytes: Buffer, random: Random, corpus: readonly Uint8Array[]): Buffer {
  try {
    const source = bytes.toString("utf8");
    const isJson = /^\s*[[{]/.test(source);
    const data: unknown = isJson ? JSON.parse(source) : parse(source, { logLevel: "error" });
    const spots = spotsIn(data);
    if (spots.length === 0) return bytes;
    const spot = random.pick(spots);
    random.pick([
      () => spot.put(valueFor(random, corpus)),
      () => spot.put(valueFor(random, corpus)),
      () => spot.remove(),
      () => spot.put(random.pick(spots).value),
      () => spot.put([spot.value]),
      () => spot.put(Array.from({ length: 3 }, () => spot.value)),
    ])();
    return Buffer.from(isJson ? JSON.stringify(data) : stringify(data));
  } catch {
    return bytes;
  }
}

interface Spot {
  readonly value: unknown;
  readonly put: (value: unknown) => void;
  readonly remove: () => void;
}

/** Every place in data that can hold another value; a branch that holds itself is gone down once. */
function spotsIn(data: unknown, seen = new Set<unknown>()): Spot[] {
  if (typeof data !== "object" || data === null || seen.has(data)) return [];
  seen.add(data);
  const group = data as Record<string, unknown>;
  return Object.keys(group).flatMap((key): Spot[] => [
    {
      value: group[key],
      put: (value) => {
        group[key] = value;
      },
      remove: () => {
        if (Array.isArray(data)) data.splice(Number(key), 1);
        else delete group[key];
      },
    },
    ...spotsIn(group[key], seen),
  ]);
}

function valueFor(random: Random, corpus: readonly Uint8Array[]): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => null,
    () => [],
    () => ({}),
    () => true,
    () => Number(random.pick(NASTY_NUMBERS)),
    () => random.integer(-3, 40),
    () => random.pick(NASTY_TEXTS),
    () => random.pick(NASTY_TEXTS).repeat(200),
    () => Object.fromEntries([[random.pick(NASTY_TEXTS), random.pick(NASTY_TEXTS)]]),
    () => {
      const words = Buffer.from(random.pick(corpus))
        .toString("utf8")
        .match(/[A-Za-z0-9_.-]+/g) ?? ["x"];
      return random.pick(words);
    },
  ];
  return random.pick(kinds)();
}

/** An input made of one of the corpus by one to five changes. */
export function mutate(corpus: readonly Uint8Array[], most: number, random: Random): Uint8Array {
  let bytes: Buffer = Buffer.from(random.pick(corpus));
  for (let left = random.integer(1, 5); left > 0; left--)
    bytes = random.pick(CHANGES)(bytes, random, corpus).subarray(0, most);
  return bytes;
}
