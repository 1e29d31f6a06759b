/**
 * The little of WebAssembly's binary format (core specification 2.0, chapter 5) that the kernels need: code is a list
 * of bytes, each helper gives the bytes of one instruction.
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F32 = 0x7d;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** A whole number >= 0 as unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** A whole number as signed LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, body: Code): number[] => [id, ...unsigned(body.length), ...body];
const text = (name: string): number[] => [...unsigned(name.length), ...new TextEncoder().encode(name)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const i32 = { add: [0x6a], multiply: [0x6c], shiftLeft: [0x74], atLeast: [0x4f] } as const;
export const simd = (opcode: number, ...rest: readonly number[]): Code => [
  0xfd,
  ...unsigned(opcode),
  ...rest,
];
/** What a load or store carries: log2 of its alignment, and a fixed offset in bytes. */
export const memory = (alignment: number, offset = 0): Code => [alignment, ...unsigned(offset)];
export const load16 = (offset = 0): Code => [0x2f, ...memory(1, offset)];
export const loadVector = (offset = 0): Code => simd(0x00, ...memory(3, offset));
export const storeVector = (offset = 0): Code => simd(0x0b, ...memory(3, offset));

/** A vector of zeros. */
export const zeroVector: Code = [...constant(0), ...simd(0x11)];

/** Adds a fixed number to a local. */
export const advance = (local: number, by: number): Code => [
  ...get(local),
  ...constant(by),
  ...i32.add,
  ...set(local),
];

/** `body` again and again, as long as local `from` is below local `end`, which is tested first. */
export const whileBelow = (from: number, end: number, body: Code): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...[...get(from), ...get(end), ...i32.atLeast, 0x0d, 1],
  ...body,
  ...[0x0c, 0, 0x0b, 0x0b],
];

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly number[];
  /** Types of the further locals, numbered after the parameters. */
  readonly locals: readonly number[];
  readonly code: Code;
}

/**
 * A module that exports the functions and imports its memory as `env.memory`, shared or not, of any number of pages
 * from 1 to `most` (64 KiB each).
 */
export function wasmModule(
  functions: readonly WasmFunction[],
  shared: boolean,
  most: number,
): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(parameters.map((type) => [type])), 0]);
  const limits = [shared ? 3 : 1, ...unsigned(1), ...unsigned(most)];
  const bodies = functions.map(({ locals, code }) => {
    const body = [...vector(locals.map((type) => [1, type])), ...code, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([[...text("env"), ...text("memory"), 2, ...limits]])),
    ...section(3, vector(functions.map((_one, k) => unsigned(k)))),
    ...section(7, vector(functions.map(({ name }, k) => [...text(name), 0, ...unsigned(k)]))),
    ...section(10, vector(bodies)),
  ]);
}
