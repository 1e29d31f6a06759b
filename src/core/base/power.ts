/**
 * `base` to the power `exponent`, the same to the last bit in every version of Node (24 has changed `Math.pow`): a whole
 * power by multiplication, a root by `Math.sqrt`, any other by exp and log. 0⁰ = 1; NaN where there is no real number.
 */
export function power(base: number, exponent: number): number {
  if (exponent === 0.5) return Math.sqrt(base);
  if (!Number.isInteger(exponent)) return Math.exp(exponent * Math.log(base));
  let result = 1;
  let square = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}

const read = (exponent: number): number => Number(`1e${exponent}`);

/** Those that are met all the time; reading a text takes longer than looking here. */
const FARTHEST = 40;
const NEAR = Array.from({ length: 2 * FARTHEST + 1 }, (_none, k) => read(k - FARTHEST));

/** The double nearest to a whole power of ten, as the text `1e-5` is read. */
export const tenTo = (exponent: number): number => NEAR[exponent + FARTHEST] ?? read(exponent);
