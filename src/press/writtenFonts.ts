import { type FixedFont, type FixedFonts, fontsOf } from "./fixedFonts.js";

interface WrittenFont extends Pick<FixedFont, "index" | "key"> {
  readonly glyphs: readonly string[];
  readonly characters: readonly (readonly [glyph: string, text: string])[];
  readonly digits: readonly (readonly [glyph: string, value: number, kind: number])[];
  readonly kinds: readonly (readonly string[])[];
  /** Bytes in base 64. */
  readonly objects: readonly { readonly text: string; readonly bytes: string | null }[];
}

/** Fixed fonts as text. */
export const fontsText = ({ list }: FixedFonts): string => JSON.stringify(list.map(written));

function written({ index, key, glyphs, characters, digits, objects }: FixedFont): WrittenFont {
  const kinds = [...new Set([...digits.values()].map(({ kind }) => kind))];
  return {
    ...{ index, key, kinds },
    glyphs: [...glyphs],
    characters: [...characters],
    digits: [...digits].map(([glyph, { value, kind }]) => [glyph, value, kinds.indexOf(kind)]),
    objects: objects.map(({ text, bytes }) => ({
      text,
      bytes: bytes === null ? null : Buffer.from(bytes).toString("base64"),
    })),
  };
}

/** Fixed fonts that `fontsText` has written. */
export const readFonts = (text: string): FixedFonts =>
  fontsOf(
    (JSON.parse(text) as readonly WrittenFont[]).map(
      ({ index, key, glyphs, characters, digits, kinds, objects }): FixedFont => ({
        ...{ index, key },
        glyphs: new Set(glyphs),
        characters: new Map(characters),
        digits: new Map(digits.map(([glyph, value, kind]) => [glyph, { value, kind: kinds[kind] ?? [] }])),
        objects: objects.map((object) => ({
          text: object.text,
          bytes: object.bytes === null ? null : Buffer.from(object.bytes, "base64"),
        })),
      }),
    ),
  );
