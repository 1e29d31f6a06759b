/** What most people would write first: three nested loops over dense typed arrays, in doubles. */
export interface TripleLoop {
  readonly step: (inputs: Float64Array, targets: Float64Array, batch: number, learningRate: number) => void;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** A 784-100-10 network with sigmoids and ½ Σ (y − a)². */
export function tripleLoop(sizes: readonly [number, number, number], random: () => number): TripleLoop {
  const [inputs, hidden, outputs] = sizes;
  const w1 = Float64Array.from({ length: hidden * inputs }, () => (random() - 0.5) * 0.1);
  const w2 = Float64Array.from({ length: outputs * hidden }, () => (random() - 0.5) * 0.1);
  const b1 = new Float64Array(hidden);
  const b2 = new Float64Array(outputs);

  function step(x: Float64Array, y: Float64Array, batch: number, learningRate: number): void {
    const a1 = multiply(x, w1, b1, batch, inputs, hidden);
    const a2 = multiply(a1, w2, b2, batch, hidden, outputs);
    const d2 = a2.map((a, k) => (a - (y[k] ?? 0)) * a * (1 - a));
    const d1 = new Float64Array(batch * hidden);
    for (let e = 0; e < batch; e++)
      for (let j = 0; j < hidden; j++) {
        let sum = 0;
        for (let k = 0; k < outputs; k++) sum += (d2[e * outputs + k] ?? 0) * (w2[k * hidden + j] ?? 0);
        const a = a1[e * hidden + j] ?? 0;
        d1[e * hidden + j] = sum * a * (1 - a);
      }
    descend(w1, b1, d1, x, batch, inputs, hidden, learningRate / batch);
    descend(w2, b2, d2, a1, batch, hidden, outputs, learningRate / batch);
  }
  return { step };
}

function multiply(
  x: Float64Array,
  w: Float64Array,
  b: Float64Array,
  batch: number,
  inputs: number,
  neurons: number,
): Float64Array {
  const a = new Float64Array(batch * neurons);
  for (let e = 0; e < batch; e++)
    for (let j = 0; j < neurons; j++) {
      let z = b[j] ?? 0;
      for (let i = 0; i < inputs; i++) z += (w[j * inputs + i] ?? 0) * (x[e * inputs + i] ?? 0);
      a[e * neurons + j] = sigmoid(z);
    }
  return a;
}

function descend(
  w: Float64Array,
  b: Float64Array,
  delta: Float64Array,
  x: Float64Array,
  batch: number,
  inputs: number,
  neurons: number,
  rate: number,
): void {
  for (let j = 0; j < neurons; j++) {
    for (let i = 0; i < inputs; i++) {
      let gradient = 0;
      for (let e = 0; e < batch; e++) gradient += (delta[e * neurons + j] ?? 0) * (x[e * inputs + i] ?? 0);
      w[j * inputs + i] = (w[j * inputs + i] ?? 0) - rate * gradient;
    }
    for (let e = 0; e < batch; e++) b[j] = (b[j] ?? 0) - rate * (delta[e * neurons + j] ?? 0);
  }
}
