import { at, type Values } from "./values.js";

/** Each graph as a function, its derivatives by extrapolated differences. */
export function graphDerivatives(given: Values, variant: string): Values {
  const run = GRAPHS[variant];
  if (run === undefined) throw new Error(`no second program for the graph ${variant}`);
  const x = [1, 2, 3, 4].map((k) => given.get(`x${k}`) ?? 0);
  const nodes = run(x);
  const values: Values = new Map(nodes.map((value, k) => [`u${k + 1}`, value]));
  // The two of a maximum may be a hundredth apart, and no step may reach from the one to the other.
  const derivative = differenceOf(variant === "maximum" || variant === "shared-input" ? 0.002 : 0.02);
  x.forEach((_value, i) => {
    values.set(
      `df_dx${i + 1}`,
      derivative((h) => at(run(x.map((one, k) => (k === i ? one + h : one))), nodes.length - 1)),
    );
  });
  nodes.slice(0, -1).forEach((_value, k) => {
    values.set(
      `df_du${k + 1}`,
      derivative((h) =>
        at(
          run(x, (node, value) => (node === k ? value + h : value)),
          nodes.length - 1,
        ),
      ),
    );
  });
  return values;
}

/** Richardson's extrapolation of central differences (Press et al., Numerical Recipes, 5.7). */
const differenceOf =
  (step: number) =>
  (f: (h: number) => number): number => {
    const central = (h: number) => (f(h) - f(-h)) / (2 * h);
    let row = Array.from({ length: 6 }, (_none, k) => central(step / 2 ** k));
    for (let order = 1; row.length > 1; order++) {
      row = row.slice(1).map((fine, k) => fine + (fine - at(row, k)) / (4 ** order - 1));
    }
    return at(row, 0);
  };

type Change = (node: number, value: number) => number;
const same: Change = (_node, value) => value;

const GRAPHS: Record<string, (x: readonly number[], change?: Change) => number[]> = {
  "sum-product": ([x1 = 0, x2 = 0, x3 = 0, x4 = 0], change = same) => {
    const u1 = change(0, x1 + x2);
    const u2 = change(1, u1 * x3);
    const u3 = change(2, u2 + x4);
    return [u1, u2, u3, u3 * u1];
  },
  maximum: ([x1 = 0, x2 = 0, x3 = 0, x4 = 0], change = same) => {
    const u1 = change(0, x1 * x2);
    const u2 = change(1, u1 > x3 ? u1 : x3);
    const u3 = change(2, u2 * x4);
    return [u1, u2, u3, u3 + x1];
  },
  reciprocal: ([x1 = 0, x2 = 0, x3 = 0], change = same) => {
    const u1 = change(0, x1 * x2);
    const u2 = change(1, u1 + x3);
    const u3 = change(2, u2 ** -1);
    return [u1, u2, u3, u3 * x1];
  },
  exponential: ([x1 = 0, x2 = 0, x3 = 0], change = same) => {
    const u1 = change(0, x1 * x2);
    const u2 = change(1, Math.E ** u1);
    const u3 = change(2, u2 + x3);
    return [u1, u2, u3, u3 * x2];
  },
  "sigmoid-in-pieces": ([x1 = 0, x2 = 0, x3 = 0], change = same) => {
    const u1 = change(0, x1 * x2);
    const u2 = change(1, u1 + x3);
    const u3 = change(2, 0 - u2);
    const u4 = change(3, Math.E ** u3);
    const u5 = change(4, u4 + 1);
    return [u1, u2, u3, u4, u5, 1 / u5];
  },
  "shared-input": ([x1 = 0, x2 = 0, x3 = 0], change = same) => {
    const u1 = change(0, x1 + x2);
    const u2 = change(1, x2 * x3);
    const u3 = change(2, u1 > u2 ? u1 : u2);
    return [u1, u2, u3, u3 * x2];
  },
};
