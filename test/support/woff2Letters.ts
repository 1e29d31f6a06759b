import { brotliDecompressSync } from "node:zlib";

/** The 63 tags that WOFF2 has numbers for begin so; the others have their names spelt or come after `cmap`. */
const CMAP = 0;
const SPELT = 63;
const GLYF = 10;
const LOCA = 11;

/** The characters that a WOFF2 font has, from its `cmap` table, read by the W3C's and Microsoft's words alone. */
export function woff2Letters(font: Buffer): ReadonlySet<string> {
  if (font.toString("latin1", 0, 4) !== "wOF2") throw new Error("no WOFF2 font");
  let at = 48;
  let start = 0;
  let cmap: readonly [start: number, length: number] | undefined;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let left = font.readUInt16BE(12); left > 0; left--) {
    const flags = font.readUInt8(at++);
    const tag = flags & 63;
    if (tag === SPELT) at += 4;
    let length = base128();
    const isChanged = tag === GLYF || tag === LOCA ? flags >> 6 !== 3 : flags >> 6 !== 0;
    if (isChanged) length = base128();
    if (tag === CMAP) cmap = [start, length];
    start += length;
  }
  if (cmap === undefined) throw new Error("a font without cmap");
  const packed = font.subarray(at, at + font.readUInt32BE(20));
  return lettersOfCmap(brotliDecompressSync(packed).subarray(cmap[0], cmap[0] + cmap[1]));
}

function lettersOfCmap(cmap: Buffer): ReadonlySet<string> {
  const letters = new Set<string>();
  for (let k = 0; k < cmap.readUInt16BE(2); k++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * k));
    const format = table.readUInt16BE(0);
    if (format === 12) {
      for (let group = 0; group < table.readUInt32BE(12); group++)
        for (
          let code = table.readUInt32BE(16 + 12 * group);
          code <= table.readUInt32BE(20 + 12 * group);
          code++
        )
          letters.add(String.fromCodePoint(code));
    } else if (format === 4) {
      const twice = table.readUInt16BE(6);
      for (let segment = 0; segment < twice; segment += 2)
        for (
          let code = table.readUInt16BE(16 + twice + segment);
          code <= table.readUInt16BE(14 + segment) && code < 0xffff;
          code++
        )
          letters.add(String.fromCodePoint(code));
    } else if (format !== 14) throw new Error(`a cmap of format ${format}`);
  }
  return letters;
}
