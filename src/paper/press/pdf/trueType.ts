/** A TrueType font, read. */
export interface TrueType {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly outlineOf: (glyph: number) => Buffer;
  /** Advance and left bearing, in the font's units. */
  readonly metricsOf: (glyph: number) => readonly [number, number];
}

/** Reads the file of a TrueType font: https://learn.microsoft.com/typography/opentype/spec/otff. Throws RangeError where it ends too early. */
export function readTrueType(file: Uint8Array): TrueType {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, Buffer>();
  for (let k = 0; k < bytes.readUInt16BE(4); k += 1) {
    const at = 12 + 16 * k;
    const from = bytes.readUInt32BE(at + 8);
    tables.set(
      bytes.toString("latin1", at, at + 4),
      bytes.subarray(from, from + bytes.readUInt32BE(at + 12)),
    );
  }
  const table = (name: string): Buffer => {
    const found = tables.get(name);
    if (found === undefined) throw new RangeError(`a font has no table ${name}`);
    return found;
  };
  const [glyf, loca, hmtx] = [table("glyf"), table("loca"), table("hmtx")];
  const isLong = table("head").readInt16BE(50) === 1;
  const placeOf = (glyph: number): number =>
    isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
  const advances = table("hhea").readUInt16BE(34);
  return {
    tables,
    outlineOf: (glyph) => glyf.subarray(placeOf(glyph), placeOf(glyph + 1)),
    metricsOf: (glyph) =>
      glyph < advances
        ? [hmtx.readUInt16BE(4 * glyph), hmtx.readInt16BE(4 * glyph + 2)]
        : [hmtx.readUInt16BE(4 * advances - 4), hmtx.readInt16BE(4 * advances + 2 * (glyph - advances))],
  };
}

/** The glyphs that an outline is put together from. */
export function partsOf(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    const turned = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    at += 4 + (flags & 0x1 ? 4 : 2) + turned;
    more = (flags & 0x20) !== 0;
  }
  return parts;
}

/** A glyph as it is written: its outline and metrics. */
export interface WrittenGlyph {
  readonly outline: Buffer;
  readonly metrics: readonly [number, number];
}

/**
 * Writes the file of a TrueType font with these glyphs, by their numbers, and these tables (head, hhea, maxp and what hints
 * need), in which the numbers that hang on the glyphs are set. The other glyphs up to the last of these are empty.
 */
export function writeTrueType(
  kept: ReadonlyMap<string, Buffer>,
  glyphs: ReadonlyMap<number, WrittenGlyph>,
): Buffer {
  const tables = new Map([...kept].map(([name, table]) => [name, Buffer.from(table)]));
  const count = Math.max(0, ...glyphs.keys()) + 1;
  const loca = Buffer.alloc(4 * (count + 1));
  const hmtx = Buffer.alloc(4 * count);
  const glyf: Buffer[] = [];
  let end = 0;
  for (let code = 0; code < count; code += 1) {
    const { outline, metrics } = glyphs.get(code) ?? {};
    if (outline !== undefined) glyf.push(outline, Buffer.alloc(-outline.length & 3));
    end += ((outline?.length ?? 0) + 3) & ~3;
    loca.writeUInt32BE(end, 4 * code + 4);
    hmtx.writeUInt16BE(metrics?.[0] ?? 0, 4 * code);
    hmtx.writeInt16BE(metrics?.[1] ?? 0, 4 * code + 2);
  }
  tables.get("head")?.writeInt16BE(1, 50);
  tables.get("hhea")?.writeUInt16BE(count, 34);
  tables.get("maxp")?.writeUInt16BE(count, 4);
  for (const [name, table] of [
    ["glyf", Buffer.concat(glyf)],
    ["loca", loca],
    ["hmtx", hmtx],
  ] as const)
    tables.set(name, table);
  const file = assembled(tables);
  tables.get("head")?.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, 8);
  return assembled(tables);
}

function assembled(tables: ReadonlyMap<string, Buffer>): Buffer {
  const names = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(names.length));
  const head = Buffer.alloc(12 + 16 * names.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(names.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (names.length - 2 ** power), 10);
  const chunks = [head];
  let at = head.length;
  for (const [k, name] of names.entries()) {
    const table = tables.get(name) ?? Buffer.alloc(0);
    head.write(name, 12 + 16 * k, "latin1");
    head.writeUInt32BE(name === "head" ? sumOf(withoutSum(table)) : sumOf(table), 16 + 16 * k);
    head.writeUInt32BE(at, 20 + 16 * k);
    head.writeUInt32BE(table.length, 24 + 16 * k);
    const whole = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    chunks.push(whole);
    at += whole.length;
  }
  return Buffer.concat(chunks);
}

/** The table `head` without the sum of the whole file. */
function withoutSum(head: Buffer): Buffer {
  const copy = Buffer.from(head);
  copy.writeUInt32BE(0, 8);
  return copy;
}

function sumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  const rest = table.length & 3;
  return rest === 0 ? sum : (sum + (table.readUIntBE(table.length - rest, rest) << (8 * (4 - rest)))) >>> 0;
}
