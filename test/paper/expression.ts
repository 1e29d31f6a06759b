/** A printed formula, read. A symbol whose index is a letter (`y_j`) takes the number that a sum gives the letter. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "symbol"; readonly key: string }
  | {
      readonly kind: "operation";
      readonly sign: "+" | "-" | "*" | "/" | "^";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: string; readonly operands: readonly Expression[] }
  | { readonly kind: "sum"; readonly index: string; readonly of: Expression };

/** A number, and how fast it changes with the one that is asked about. */
export interface Dual {
  readonly value: number;
  readonly slope: number;
}

export const constant = (value: number): Dual => ({ value, slope: 0 });
/** A number by which is derived. */
export const variable = (value: number): Dual => ({ value, slope: 1 });

const isNothing = ({ value, slope }: Dual): boolean => value === 0 && slope === 0;

/** What is 0 whatever happens stays so: nobody works out 0 · ln 0. */
const times = (a: Dual, b: Dual): Dual =>
  isNothing(a) || isNothing(b)
    ? constant(0)
    : { value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope };

function over(a: Dual, b: Dual): Dual {
  if (isNothing(a)) return constant(0);
  const value = a.value / b.value;
  return { value, slope: (a.slope - value * b.slope) / b.value };
}

const through =
  (f: (x: number) => number, d: (x: number) => number): Known =>
  ([x = constant(Number.NaN)]) => ({
    value: f(x.value),
    slope: x.slope === 0 ? 0 : d(x.value) * x.slope,
  });

function power(a: Dual, b: Dual): Dual {
  const value = a.value ** b.value;
  const byBase = a.slope === 0 ? 0 : b.value * a.value ** (b.value - 1) * a.slope;
  const byExponent = b.slope === 0 ? 0 : Math.log(a.value) * value * b.slope;
  return { value, slope: byBase + byExponent };
}

type Known = (operands: readonly Dual[]) => Dual;

const largest: Known = (operands) =>
  operands.reduce((best, one) => (one.value > best.value ? one : best), constant(Number.NEGATIVE_INFINITY));

/** The normal distribution's density, and its integral by the series about 0 (Abramowitz and Stegun 26.2.10). */
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
function normal(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 1; k < 200; k++) {
    term *= -(z * z) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

/** What a calculator has and a paper need not say; Φ is a table's. */
const CALCULATOR: Readonly<Record<string, Known>> = {
  ln: through(Math.log, (x) => 1 / x),
  sqrt: through(Math.sqrt, (x) => 0.5 / Math.sqrt(x)),
  tanh: through(Math.tanh, (x) => 1 - Math.tanh(x) ** 2),
  abs: through(Math.abs, Math.sign),
  Φ: through(normal, density),
  max: largest,
  greater: ([a = constant(Number.NaN), b = constant(Number.NaN)]) => constant(a.value > b.value ? 1 : 0),
};

/** How what a formula speaks of is found: a symbol's number, a function's formula, how far an index runs. */
export interface Surroundings {
  readonly symbol: (key: string) => Dual;
  readonly call?: (name: string, operand: Dual) => Dual;
  readonly last?: number;
}

function combined(sign: "+" | "-" | "*" | "/" | "^", a: Dual, b: Dual): Dual {
  switch (sign) {
    case "+":
      return { value: a.value + b.value, slope: a.slope + b.slope };
    case "-":
      return { value: a.value - b.value, slope: a.slope - b.slope };
    case "*":
      return times(a, b);
    case "/":
      return over(a, b);
    case "^":
      return power(a, b);
  }
}

/** What a formula comes to, and how fast it changes. */
export function evaluate(
  expression: Expression,
  around: Surroundings,
  indices: Readonly<Record<string, number>> = {},
): Dual {
  const part = (one: Expression): Dual => evaluate(one, around, indices);
  switch (expression.kind) {
    case "number":
      return constant(expression.value);
    case "symbol":
      return around.symbol(
        expression.key.replace(/_([a-z])(?=$|\W)/u, (whole, index: string) => {
          const place = indices[index];
          return place === undefined ? whole : `_${place}`;
        }),
      );
    case "operation":
      return combined(expression.sign, part(expression.left), part(expression.right));
    case "call": {
      const operands = expression.operands.map(part);
      const known = CALCULATOR[expression.name];
      if (known !== undefined) return known(operands);
      const [operand = constant(Number.NaN)] = operands;
      if (around.call === undefined) throw new Error(`cannot work out ${expression.name}`);
      return around.call(expression.name, operand);
    }
    case "sum": {
      let all = constant(0);
      for (let k = 1; k <= (around.last ?? 0); k++) {
        const one = evaluate(expression.of, around, { ...indices, [expression.index]: k });
        all = { value: all.value + one.value, slope: all.slope + one.slope };
      }
      return all;
    }
  }
}

/** The symbols of a formula. */
export function symbolsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case "number":
      return [];
    case "symbol":
      return [expression.key];
    case "operation":
      return [...symbolsIn(expression.left), ...symbolsIn(expression.right)];
    case "call":
      return expression.operands.flatMap(symbolsIn);
    case "sum":
      return symbolsIn(expression.of);
  }
}
