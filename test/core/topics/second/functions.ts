const sigma = (z: number): number => 1 / (1 + Math.exp(-z));

/** Abramowitz & Stegun's integral of the normal density by Simpson's rule, to about 1e-14. */
function normalBelow(z: number): number {
  const steps = 2000;
  const h = z / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(z);
  for (let k = 1; k < steps; k++) sum += (k % 2 === 0 ? 2 : 4) * density(k * h);
  return 0.5 + (sum * h) / 3;
}

const FUNCTIONS: Record<string, { readonly f: (z: number) => number; readonly d: (z: number) => number }> = {
  sigmoid: { f: sigma, d: (z) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2 },
  tanh: {
    f: (z) => (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z)),
    d: (z) => 1 / Math.cosh(z) ** 2,
  },
  relu: { f: (z) => (z > 0 ? z : 0), d: (z) => (z > 0 ? 1 : 0) },
  "leaky-relu": { f: (z) => (z > 0 ? z : 0.01 * z), d: (z) => (z > 0 ? 1 : 0.01) },
  identity: { f: (z) => z, d: () => 1 },
  softplus: { f: (z) => Math.log(1 + Math.exp(z)), d: sigma },
  gelu: {
    f: (z) => z * normalBelow(z),
    d: (z) => normalBelow(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
  },
};

export const functionOf = (name: string) => {
  const found = FUNCTIONS[name];
  if (found === undefined) throw new Error(`no second program for ${name}`);
  return found;
};
