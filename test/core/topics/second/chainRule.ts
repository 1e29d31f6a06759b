import { at, number, type Values } from "./values.js";

/** Rates multiplied along the chain; composite functions by their derivatives in closed form. */
export function chainedRates(given: Values, variant: string): Values {
  const composite = COMPOSITES[variant];
  if (composite !== undefined) return composite(number(given, "x"), number(given, "p"), number(given, "q"));
  const values = new Map(given);
  const two = number(given, "du2_du1") * number(given, "du3_du2");
  values.set("du3_du1", two);
  if (given.has("du4_du3")) {
    values.set("du4_du1", two * number(given, "du4_du3"));
    return values.set("k", number(values, "du4_du1") * number(given, "h"));
  }
  values.set("du4_du3", number(given, "du4_du1") / two);
  return values.set("k", number(values, "du4_du3") * number(given, "h"));
}

const COMPOSITES: Record<string, (x: number, p: number, q: number) => Values> = {
  "root-of-square": (x, p, q) => {
    const u = p * x + q;
    const root = Math.hypot(u, 1);
    return chain([u, u * u, root], [2 * u, 0.5 / root, (p * u) / root]);
  },
  "logarithm-of-square": (x, p, q) => {
    const u = p * x + q;
    return chain([u, u * u, 2 * Math.log(Math.abs(u))], [2 * u, 1 / (u * u), (2 * p) / u]);
  },
  "reciprocal-of-cube": (x, p, q) => {
    const u = p * x + q;
    return chain([u, u * u * u, u ** -3], [3 * u * u, -(u ** -6), -3 * p * u ** -4]);
  },
};

const chain = (u: readonly number[], slopes: readonly number[]): Values =>
  new Map([
    ...u.map((value, k) => [`u${k + 1}`, value] as const),
    ["du2_du1", at(slopes, 0)],
    ["du3_du2", at(slopes, 1)],
    ["du3_dx", at(slopes, 2)],
  ]);
