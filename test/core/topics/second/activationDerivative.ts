import { functionOf } from "./functions.js";
import type { Values } from "./values.js";

/** Values and slopes at the points given, or slopes from the values given. */
export function slopesAtPoints(given: Values, variant: string): Values {
  const { f, d } = functionOf(variant);
  const values = new Map(given);
  for (const [id, value] of given) {
    const k = id.slice(1);
    if (id.startsWith("z")) values.set(`a${k}`, f(value)).set(`da${k}_dz${k}`, d(value));
    else if (variant === "sigmoid") values.set(`da${k}_dz${k}`, d(-Math.log(1 / value - 1)));
    else values.set(`da${k}_dz${k}`, d(Math.atanh(value)));
  }
  return values;
}
