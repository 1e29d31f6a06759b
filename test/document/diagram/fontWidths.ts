import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

/** The advance width of a character in em, as the font file itself says. */
export type Advance = (character: string) => number;

/** Reads one table of a WOFF 1.0 file (https://www.w3.org/TR/WOFF/). */
function table(file: Buffer, wanted: string): Buffer {
  const tables = file.readUInt16BE(12);
  for (let k = 0; k < tables; k += 1) {
    const at = 44 + 20 * k;
    if (file.toString("latin1", at, at + 4) !== wanted) continue;
    const offset = file.readUInt32BE(at + 4);
    const stored = file.readUInt32BE(at + 8);
    const original = file.readUInt32BE(at + 12);
    const bytes = file.subarray(offset, offset + stored);
    return stored < original ? inflateSync(bytes) : bytes;
  }
  throw new Error(`no table ${wanted}`);
}

/** The glyph of a code, from a cmap subtable of format 4. */
function glyphOf(cmap: Buffer, code: number): number {
  for (let k = 0; k < cmap.readUInt16BE(2); k += 1) {
    const at = cmap.readUInt32BE(4 + 8 * k + 4);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const twice = cmap.readUInt16BE(at + 6);
    for (let i = 0; i < twice; i += 2) {
      const end = cmap.readUInt16BE(at + 14 + i);
      const startAt = at + 16 + twice + i;
      const start = cmap.readUInt16BE(startAt);
      if (code < start || code > end) continue;
      const delta = cmap.readUInt16BE(startAt + twice);
      const rangeAt = startAt + 2 * twice;
      const range = cmap.readUInt16BE(rangeAt);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(rangeAt + range + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
  }
  return 0;
}

/** Reads a font from the package that the program prints with; throws for a character it lacks. */
export function readFont(
  style: "normal" | "italic",
  name: "stix-two-text" | "noto-sans-kr" = "stix-two-text",
): Advance {
  const folder = new URL(`../../../node_modules/@fontsource/${name}/files/`, import.meta.url);
  const file = readFileSync(new URL(`${name}-latin-400-${style}.woff`, folder));
  const cmap = table(file, "cmap");
  const hmtx = table(file, "hmtx");
  const metrics = table(file, "hhea").readUInt16BE(34);
  const em = table(file, "head").readUInt16BE(18);
  const known = new Map<string, number>();
  return (character) => {
    const cached = known.get(character);
    if (cached !== undefined) return cached;
    const glyph = glyphOf(cmap, character.codePointAt(0) ?? 0);
    if (glyph === 0) throw new Error(`the font has no "${character}"`);
    const width = hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)) / em;
    known.set(character, width);
    return width;
  };
}
