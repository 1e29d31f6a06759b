import { type Expression, parseExpression, symbolsOf } from "../../core/graph/expression.js";
import { names, oldName } from "../../core/graph/quantity.js";
import type { Optimizer } from "../../core/network/optimizers/optimizer.js";
import {
  advance,
  type Code,
  F64,
  get,
  I32,
  loadVector,
  memory,
  set,
  simd,
  storeVector,
  V128,
  type WasmFunction,
  whileBelow,
  zeroVector,
} from "./assembler.js";
import type { FloatWidth } from "./kernels.js";

/** An optimizer's rule as machine code, and the numbers it has to be given: those that are the same for all parameters. */
export interface StepCode {
  readonly code: WasmFunction;
  readonly uniforms: readonly Expression[];
}

/** Two parameters at a time, worked out in doubles whatever the precision of what is kept. */
const DOUBLES: Readonly<Record<string, Code>> = {
  "+": simd(0xf0),
  "-": simd(0xf1),
  "*": simd(0xf2),
  "/": simd(0xf3),
  sqrt: simd(0xef),
  neg: simd(0xed),
};

const KINDS = {
  float32: {
    bytes: 8,
    load: [...simd(0x5d, ...memory(2)), ...simd(0x5f)],
    /** What is kept is rounded, and what comes after uses it rounded. */
    keep: (value: number, address: number) => [
      ...[...get(value), ...simd(0x5e), ...set(value)],
      ...[...get(address), ...get(value), ...simd(0x5b, ...memory(2), 0)],
      ...[...get(value), ...simd(0x5f), ...set(value)],
    ],
    clear: (address: number) => [...get(address), ...zeroVector, ...simd(0x5b, ...memory(2), 0)],
  },
  float64: {
    bytes: 16,
    load: loadVector(),
    keep: (value: number, address: number) => [...get(address), ...get(value), ...storeVector()],
    clear: (address: number) => [...get(address), ...zeroVector, ...storeVector()],
  },
} as const;

/**
 * The lines that the solver prints for an optimizer, turned into one loop over parameters, gradients and memory; the
 * gradients are cleared behind it. The function takes their addresses in bytes, where the parameters end, and
 * the uniforms.
 */
export function stepCode(optimizer: Optimizer, precision: FloatWidth): StepCode {
  const kind = KINDS[precision];
  const lines = optimizer.lines(names.update("w", "g"));
  const kept = ["w", "g", ...optimizer.states.map((state) => names.memory(state, "w"))];
  const end = kept.length;
  const varying = new Set([...kept, ...lines.map(({ id }) => id)]);
  const uniforms: Expression[] = [];
  const uniformAt = (expression: Expression): number => {
    const text = JSON.stringify(expression);
    const known = uniforms.findIndex((one) => JSON.stringify(one) === text);
    return end + 1 + (known >= 0 ? known : uniforms.push(expression) - 1);
  };
  const expressions = lines.map(({ id, expression }) => ({ id, expression: parseExpression(expression) }));
  for (const { expression } of expressions) collectUniforms(expression, varying, uniformAt);
  const firstVector = end + 1 + uniforms.length;
  const vectors = [...kept, ...lines.map(({ id }) => id)];
  const vectorOf = (name: string): number => firstVector + vectors.indexOf(name);
  const compile = (expression: Expression): Code => {
    if (!varies(expression, varying)) return [...get(uniformAt(expression)), ...simd(0x14)];
    if (typeof expression === "string") return get(vectorOf(expression));
    if (typeof expression === "number") return [];
    const [operator, operands] = expression;
    const [base = 0, exponent] = operands;
    if (operator === "^" && exponent === 2) return [...compile(base), ...compile(base), ...simd(0xf2)];
    const instruction = DOUBLES[operator];
    if (instruction === undefined) throw new RangeError(`no machine code for ${operator}`);
    return [...operands.flatMap(compile), ...instruction];
  };
  const body = [
    ...kept.flatMap((name, address) => [...get(address), ...kind.load, ...set(vectorOf(name))]),
    ...expressions.flatMap(({ id, expression }) => {
      const address = kept.indexOf(oldName(id) ?? id);
      const value = vectorOf(id);
      return [...compile(expression), ...set(value), ...(address >= 0 ? kind.keep(value, address) : [])];
    }),
    ...kind.clear(1),
    ...kept.flatMap((_name, address) => advance(address, kind.bytes)),
  ];
  return {
    uniforms,
    code: {
      name: "step",
      parameters: [...kept.map(() => I32), I32, ...uniforms.map(() => F64)],
      locals: vectors.map(() => V128),
      code: whileBelow(0, end, body),
    },
  };
}

const varies = (expression: Expression, varying: ReadonlySet<string>): boolean =>
  symbolsOf(expression).some((name) => varying.has(name));

/** Finds the largest parts of an expression in which nothing varies from parameter to parameter. */
function collectUniforms(
  expression: Expression,
  varying: ReadonlySet<string>,
  found: (expression: Expression) => void,
): void {
  if (!varies(expression, varying)) found(expression);
  else if (typeof expression !== "string" && typeof expression !== "number") {
    const [operator, operands] = expression;
    for (const operand of operator === "^" ? operands.slice(0, 1) : operands)
      collectUniforms(operand, varying, found);
  }
}
