import type { Compiled, Slot } from "./compiled.js";

/** A slot as it is written: of a digit, which of the kinds. */
type WrittenSlot = Exclude<Slot, { readonly digit: readonly string[] }> | { readonly kind: number };

interface WrittenShape extends Omit<Compiled, "slots" | "fonts" | "states"> {
  readonly slots: readonly WrittenSlot[];
  /** The glyphs of ten digits. */
  readonly kinds: readonly (readonly string[])[];
  readonly fonts: readonly number[];
  readonly states: readonly (readonly [string, string])[];
}

/** A shape, or null for one that does not agree, as text. */
export function shapeText(compiled: Compiled | null): string {
  if (compiled === null) return "null";
  const kinds: (readonly string[])[] = [];
  const slots = compiled.slots.map((slot): WrittenSlot => {
    if (!("digit" in slot)) return slot;
    const known = kinds.indexOf(slot.digit);
    return { kind: known < 0 ? kinds.push(slot.digit) - 1 : known };
  });
  const { fonts, states } = compiled;
  const written: WrittenShape = { ...compiled, slots, kinds, fonts: [...fonts], states: [...states] };
  return JSON.stringify(written);
}

/** The kinds of all shapes that were read: they are the same few. */
const kindsRead = new Map<string, readonly string[]>();

function sameKind(kind: readonly string[]): readonly string[] {
  const name = kind.join(" ");
  const known = kindsRead.get(name);
  if (known === undefined) kindsRead.set(name, kind);
  return known ?? kind;
}

/** A shape that `shapeText` has written. */
export function readShape(text: string): Compiled | null {
  const written = JSON.parse(text) as WrittenShape | null;
  if (written === null) return null;
  const { kinds, ...rest } = written;
  const digits = kinds.map(sameKind);
  const slots = rest.slots.map((slot): Slot => ("kind" in slot ? { digit: digits[slot.kind] ?? [] } : slot));
  return { ...rest, slots, fonts: new Set(rest.fonts), states: new Map(rest.states) };
}
