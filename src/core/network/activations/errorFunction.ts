/**
 * erf(x) = 2/√π ∫₀ˣ e^−t² dt to about 1e-15: below 2.5 the series e^−x² Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms
 * are all of one sign (Abramowitz & Stegun 7.1.6); above, 1 − erfc by its continued fraction (7.1.14).
 */
export function erf(x: number): number {
  if (x < 0) return -erf(-x);
  if (x > 6) return 1;
  return x < 2.5 ? series(x) : 1 - erfc(x);
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** 1 − erf(x) for x >= 2.5, so that the far tail keeps its digits. */
function erfc(x: number): number {
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** Φ(z), the standard normal distribution; exact in the lower tail too. */
export function normalDistribution(z: number): number {
  const x = z / Math.SQRT2;
  return x < -2.5 ? erfc(-x) / 2 : (1 + erf(x)) / 2;
}

/** φ(z), the standard normal density. */
export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
