import { convert } from "fontverter";
import { Face, Font, Blob as FontData } from "harfbuzzjs";

/**
 * A WOFF2 font whose ten digits are all as wide as the widest of them, or null where they are so already. STIX's bold 7 and slanted 6 are a
 * five-hundredth of an em narrower than the others: a line would be full or not by which digits it has.
 */
export async function evenDigits(woff2) {
  const sfnt = await convert(woff2, "sfnt");
  const font = new Font(new Face(new FontData(sfnt)));
  const glyphs = Array.from("0123456789", (digit) => font.nominalGlyph(digit.codePointAt(0)));
  const widths = glyphs.map((glyph) => font.glyphHAdvance(glyph));
  const most = Math.max(...widths);
  if (widths.every((width) => width === most)) return null;
  const { head, hhea, hmtx } = tablesOf(sfnt);
  const long = sfnt.readUInt16BE(hhea.offset + 34);
  for (const glyph of glyphs) {
    if (glyph >= long) throw new RangeError(`digits of ${long} widths, and one is glyph ${glyph}`);
    sfnt.writeUInt16BE(most, hmtx.offset + 4 * glyph);
  }
  sfnt.writeUInt32BE(sumOf(sfnt, hmtx), hmtx.entry + 4);
  sfnt.writeUInt32BE(0, head.offset + 8);
  const all = sumOf(sfnt, { offset: 0, length: sfnt.length });
  sfnt.writeUInt32BE((0xb1b0afba - all) >>> 0, head.offset + 8);
  return convert(sfnt, "woff2");
}

/** Where the tables of an OpenType font lie, and their entries in its directory. */
function tablesOf(sfnt) {
  const entries = Array.from({ length: sfnt.readUInt16BE(4) }, (_none, k) => 12 + 16 * k);
  return Object.fromEntries(
    entries.map((entry) => [
      sfnt.toString("latin1", entry, entry + 4).trim(),
      { entry, offset: sfnt.readUInt32BE(entry + 8), length: sfnt.readUInt32BE(entry + 12) },
    ]),
  );
}

function sumOf(sfnt, { offset, length }) {
  let sum = 0;
  for (let at = 0; at < length; at += 4)
    for (let k = 0; k < 4; k += 1)
      if (at + k < length) sum += (sfnt[offset + at + k] ?? 0) * 2 ** (24 - 8 * k);
  return sum % 2 ** 32;
}
