import { readFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { sha256 } from "../../../core/base/hash.js";
import type { KeptTexts } from "./keptTexts.js";

/** A text and its name, whose end names it too: 16 letters of a hash. */
export type NamedText = readonly [name: string, text: string];

/** Texts that are packed together, one after another. */
interface Pack {
  readonly bytes: number;
  /** SHA-256 of what is packed. */
  readonly hash: string;
  /** Their short names, without anything between. */
  readonly names: string;
  /** How many bytes each has in UTF-8. */
  readonly lengths: readonly number[];
}

const SEAL = "gradsheet packed 1";
const SHORT = 16;

/** The file of texts that are read and never added to: each group is packed by itself, for who reads one unpacks its group. */
export function packTexts(groups: readonly (readonly NamedText[])[]): Uint8Array {
  const packed = groups.map((group) => brotli(group.map(([, text]) => text).join("")));
  const index = groups.map((group, k): Pack => {
    const bytes = packed[k] ?? Buffer.alloc(0);
    return {
      bytes: bytes.length,
      hash: sha256(bytes),
      names: group.map(([name]) => name.slice(-SHORT)).join(""),
      lengths: group.map(([, text]) => Buffer.byteLength(text)),
    };
  });
  const head = brotli(JSON.stringify(index));
  return Buffer.concat([Buffer.from(`${SEAL} ${sha256(head)} ${head.length}\n`), head, ...packed]);
}

/** Finds texts in such a file by their names; null where there is none that is as it was written. */
export function openPacked(file: string): KeptTexts["read"] | null {
  try {
    const content = readFileSync(file);
    const end = content.indexOf("\n");
    const [length = ""] = content.toString("latin1", 0, end).split(" ").slice(-1);
    const from = end + 1 + Number(length);
    const head = content.subarray(end + 1, from);
    if (content.toString("latin1", 0, end) !== `${SEAL} ${sha256(head)} ${head.length}`) return null;
    return finder(JSON.parse(brotliDecompressSync(head).toString("utf8")) as Pack[], content.subarray(from));
  } catch {
    return null;
  }
}

interface Place {
  readonly group: () => Buffer | null;
  readonly from: number;
  readonly to: number;
}

function finder(packs: readonly Pack[], content: Buffer): KeptTexts["read"] {
  const places = new Map<string, Place>();
  let begin = 0;
  for (const { bytes, hash, names, lengths } of packs) {
    const group = unpacking(content.subarray(begin, begin + bytes), hash);
    begin += bytes;
    let from = 0;
    for (const [k, length] of lengths.entries()) {
      places.set(names.slice(k * SHORT, (k + 1) * SHORT), { group, from, to: from + length });
      from += length;
    }
  }
  return (name) => {
    const place = places.get(name.slice(-SHORT));
    return place?.group()?.toString("utf8", place.from, place.to) ?? null;
  };
}

/** What is packed, once it is asked for; null where it is not as it was written. */
function unpacking(packed: Buffer, hash: string): () => Buffer | null {
  let unpacked: Buffer | null | undefined;
  return () => {
    unpacked ??= sha256(packed) === hash ? brotliDecompressSync(packed) : null;
    return unpacked;
  };
}

const brotli = (text: string): Buffer =>
  brotliCompressSync(text, {
    params: {
      // Ten times as long as at 9 for a tenth less: they are packed once, and downloaded by everybody.
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
