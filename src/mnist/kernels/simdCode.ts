import {
  advance,
  type Code,
  constant,
  get,
  I32,
  i32,
  load16,
  loadVector,
  set,
  storeVector,
  V128,
  type WasmFunction,
  whileBelow,
  zeroVector,
} from "./assembler.js";
import { KINDS, type Kind } from "./instructions.js";
import type { FloatWidth } from "./kernels.js";

/** Vectors that one pass keeps in registers: of x86's 16, two are needed besides. */
export const MOST_VECTORS = 12;

const upTo = (count: number): number[] => Array.from({ length: count }, (_none, k) => k);

/** Turns a place counted in numbers into one counted in bytes. */
const scaled = (local: number, shift: number): Code => [
  ...get(local),
  ...constant(shift),
  ...i32.shiftLeft,
  ...set(local),
];

/** row = matrix + column · stride, all in bytes. */
const rowOf = (columns: number, matrix: number, stride: number, row: number): Code => [
  ...[...get(columns), ...load16(), ...get(stride), ...i32.multiply],
  ...[...get(matrix), ...i32.add, ...set(row)],
];

/** end = columns + 2 · count: where the list of columns stops. */
const endOf = (columns: number, count: number, end: number): Code => [
  ...[...get(count), ...constant(1), ...i32.shiftLeft],
  ...[...get(columns), ...i32.add, ...set(end)],
];

/** `gather` for a block of `n` vectors, whose sums stay in registers. Parameters as in Kernels, without the width. */
function gather(kind: Kind, n: number): WasmFunction {
  const [columns, values, count, matrix, stride, start, sums, end, row] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const x = 9;
  const sum = (v: number) => 10 + v;
  const code = [
    ...scaled(columns, 1),
    ...endOf(columns, count, end),
    ...[values, matrix, stride, start, sums].flatMap((local) => scaled(local, kind.shift)),
    ...upTo(n).flatMap((v) => [...get(start), ...loadVector(16 * v), ...set(sum(v))]),
    ...whileBelow(columns, end, [
      ...[...get(values), ...kind.load, ...kind.splat, ...set(x)],
      ...rowOf(columns, matrix, stride, row),
      ...upTo(n).flatMap((v) => [
        ...[...get(sum(v)), ...get(x), ...get(row), ...loadVector(16 * v)],
        ...[...kind.times, ...kind.add, ...set(sum(v))],
      ]),
      ...advance(columns, 2),
      ...advance(values, 1 << kind.shift),
    ]),
    ...upTo(n).flatMap((v) => [...get(sums), ...get(sum(v)), ...storeVector(16 * v)]),
  ];
  const locals = [I32, I32, V128, ...upTo(n).map(() => V128)];
  return { name: `gather${n}`, parameters: [I32, I32, I32, I32, I32, I32, I32], locals, code };
}

/** `scatter` for a block of `n` vectors, whose deltas stay in registers. */
function scatter(kind: Kind, n: number): WasmFunction {
  const [columns, values, count, matrix, stride, delta, factor, end, row] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const x = 9;
  const share = (v: number) => 10 + v;
  const code = [
    ...scaled(columns, 1),
    ...endOf(columns, count, end),
    ...[values, matrix, stride, delta].flatMap((local) => scaled(local, kind.shift)),
    ...upTo(n).flatMap((v) => [...get(delta), ...loadVector(16 * v), ...set(share(v))]),
    ...whileBelow(columns, end, [
      ...[...get(values), ...kind.load, ...get(factor), ...kind.multiply, ...kind.splat, ...set(x)],
      ...rowOf(columns, matrix, stride, row),
      ...upTo(n).flatMap((v) => [
        ...[...get(row), ...get(row), ...loadVector(16 * v)],
        ...[...get(x), ...get(share(v)), ...kind.times, ...kind.add, ...storeVector(16 * v)],
      ]),
      ...advance(columns, 2),
      ...advance(values, 1 << kind.shift),
    ]),
  ];
  const locals = [I32, I32, V128, ...upTo(n).map(() => V128)];
  return { name: `scatter${n}`, parameters: [I32, I32, I32, I32, I32, I32, kind.type], locals, code };
}

/** `dots`: the lanes of the vectors are the four sums. */
function dots(kind: Kind): WasmFunction {
  const [matrix, stride, delta, products, rows, width, end, row, d, stop] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const vectors = kind.shift - 1;
  const sum = (v: number) => 10 + v;
  const lanes = 4 / vectors;
  const lane = (k: number) => [...get(sum(Math.floor(k / lanes))), ...kind.lane(k % lanes)];
  const code = [
    ...[matrix, stride, delta, products, rows, width].flatMap((local) => scaled(local, kind.shift)),
    ...[...get(products), ...get(rows), ...i32.add, ...set(end)],
    ...[...get(delta), ...get(width), ...i32.add, ...set(stop)],
    ...whileBelow(products, end, [
      ...[...get(matrix), ...set(row), ...get(delta), ...set(d)],
      ...upTo(vectors).flatMap((v) => [...zeroVector, ...set(sum(v))]),
      ...whileBelow(d, stop, [
        ...upTo(vectors).flatMap((v) => [
          ...[...get(sum(v)), ...get(row), ...loadVector(16 * v), ...get(d), ...loadVector(16 * v)],
          ...[...kind.times, ...kind.add, ...set(sum(v))],
        ]),
        ...advance(row, 16 * vectors),
        ...advance(d, 16 * vectors),
      ]),
      ...get(products),
      ...[...lane(0), ...lane(1), ...kind.plus, ...lane(2), ...lane(3), ...kind.plus, ...kind.plus],
      ...kind.store(0),
      ...advance(products, 1 << kind.shift),
      ...[...get(matrix), ...get(stride), ...i32.add, ...set(matrix)],
    ]),
  ];
  const locals = [I32, I32, I32, I32, ...upTo(vectors).map(() => V128)];
  return { name: "dots", parameters: [I32, I32, I32, I32, I32, I32], locals, code };
}

/** Every function of the module for one precision. */
export function simdFunctions(precision: FloatWidth): WasmFunction[] {
  const kind = KINDS[precision];
  const blocks = upTo(MOST_VECTORS).map((v) => v + 1);
  return [...blocks.map((n) => gather(kind, n)), ...blocks.map((n) => scatter(kind, n)), dots(kind)];
}
