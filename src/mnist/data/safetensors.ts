import { fail } from "../../core/base/errors.js";

/** A named array of numbers; `shape` as in NumPy, the last size the nearest in memory. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

export interface TensorFile {
  readonly tensors: readonly Tensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const MOST_HEADER = 100_000_000;
const KINDS = { F32: Float32Array, F64: Float64Array } as const;

/**
 * The bytes of a safetensors file (Hugging Face, "safetensors format"): the length of the header as 64 bits
 * little-endian, the header as JSON padded with spaces to a multiple of 8 bytes, then the numbers, little-endian.
 */
export function writeSafetensors({ tensors, metadata }: TensorFile): Buffer {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }): [string, unknown] => {
    const start = end;
    end += values.byteLength;
    const dtype = values instanceof Float32Array ? "F32" : "F64";
    return [name, { dtype, shape, data_offsets: [start, end] }];
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const header = Buffer.from(json.padEnd(Math.ceil(json.length / 8) * 8));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(header.length));
  const blocks = tensors.map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  return Buffer.concat([length, header, ...blocks]);
}

interface Entry {
  readonly dtype: keyof typeof KINDS;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** Reads a safetensors file of 32- and 64-bit floats. Throws DATA_DAMAGED, naming `file`, when it is not one. */
export function readSafetensors(bytes: Buffer, file: string): TensorFile {
  const wrong = (what: string) => fail("DATA_DAMAGED", `${what}; expected a safetensors file`, { file });
  if (bytes.length < LENGTH_BYTES) throw wrong(`is ${bytes.length} bytes long`);
  const length = Number(bytes.readBigUInt64LE());
  const start = LENGTH_BYTES + length;
  if (length > MOST_HEADER || start > bytes.length) throw wrong("its header is longer than the file");
  const header = parseHeader(bytes.toString("utf8", LENGTH_BYTES, start));
  if (header === undefined) throw wrong("its header is no JSON object");
  const { __metadata__: metadata = {}, ...entries } = header;
  const tensors = Object.entries(entries).map(([name, entry]): Tensor => {
    if (!isEntry(entry)) throw wrong(`${name} has no type F32 or F64, shape and offsets`);
    const [from, to] = entry.data_offsets;
    const Kind = KINDS[entry.dtype];
    const count = entry.shape.reduce((product, size) => product * size, 1);
    if (to - from !== count * Kind.BYTES_PER_ELEMENT || start + to > bytes.length)
      throw wrong(`${name} has ${to - from} bytes for ${count} numbers, or lies outside the file`);
    // A copy, since the numbers need not start at a multiple of their size.
    const copy = Uint8Array.from(bytes.subarray(start + from, start + to));
    return { name, shape: entry.shape, values: new Kind(copy.buffer) };
  });
  return { tensors, metadata: isTexts(metadata) ? metadata : {} };
}

function parseHeader(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isObject(value) && Object.values(value).every((text) => typeof text === "string");

const areCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);

function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || typeof value["dtype"] !== "string" || !(value["dtype"] in KINDS)) return false;
  const offsets = value["data_offsets"];
  return areCounts(value["shape"]) && areCounts(offsets) && offsets.length === 2;
}
