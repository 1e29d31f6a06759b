import { nth } from "../../base/known.js";
import { normalDistribution } from "../../network/activations/errorFunction.js";
import type { ActivationName } from "../../network/activations/index.js";
import type { Network } from "../../network/network.js";
import { names } from "../quantity.js";

/**
 * Reverse-mode automatic differentiation, apart from the solution graph: it runs the network on numbers that
 * remember how they were made, and walks back over them. It reads no backward definition, so it can judge them.
 */
class Traced {
  readonly value: number;
  gradient = 0;
  private readonly parents: readonly (readonly [parent: Traced, slope: number])[];

  constructor(value: number, parents: readonly (readonly [Traced, number])[] = []) {
    this.value = value;
    this.parents = parents;
  }

  plus(other: Traced): Traced {
    return new Traced(this.value + other.value, [
      [this, 1],
      [other, 1],
    ]);
  }

  times(other: Traced): Traced {
    return new Traced(this.value * other.value, [
      [this, other.value],
      [other, this.value],
    ]);
  }

  /** c₀ + c₁ · this, for constants. */
  affine(shift: number, scale: number): Traced {
    return new Traced(shift + scale * this.value, [[this, scale]]);
  }

  reciprocal(): Traced {
    return new Traced(1 / this.value, [[this, -1 / this.value ** 2]]);
  }

  exp(): Traced {
    const e = Math.exp(this.value);
    return new Traced(e, [[this, e]]);
  }

  log(): Traced {
    return new Traced(Math.log(this.value), [[this, 1 / this.value]]);
  }

  /** ln(1 + this): beside a 1, digits of what is small would be lost. */
  logBesideOne(): Traced {
    return new Traced(Math.log1p(this.value), [[this, 1 / (1 + this.value)]]);
  }

  /** Φ, the normal distribution. */
  normal(): Traced {
    const density = Math.exp(-(this.value ** 2) / 2) / Math.sqrt(2 * Math.PI);
    return new Traced(normalDistribution(this.value), [[this, density]]);
  }

  /** z above 0, leak · z below. */
  rectified(leak: number): Traced {
    return this.value > 0 ? this.affine(0, 1) : this.affine(0, leak);
  }

  /** Fills in the gradient of this by everything that it was made from. */
  backward(): void {
    const order: Traced[] = [];
    const seen = new Set<Traced>();
    const visit = (node: Traced) => {
      if (seen.has(node)) return;
      seen.add(node);
      for (const [parent] of node.parents) visit(parent);
      order.push(node);
    };
    visit(this);
    this.gradient = 1;
    for (const node of order.reverse()) {
      for (const [parent, slope] of node.parents) parent.gradient += slope * node.gradient;
    }
  }
}

const sum = (parts: readonly Traced[]): Traced => parts.reduce((all, part) => all.plus(part), new Traced(0));

/** 1 − a for activations that are shares of 1, made from z, so that an a near 1 does not cost its digits. */
function complements(activation: ActivationName, z: readonly Traced[], a: readonly Traced[]): Traced[] {
  switch (activation) {
    case "sigmoid":
      return z.map((one) => one.exp().affine(1, 1).reciprocal());
    case "softmax":
      return a.map((_one, j) => sum(a.filter((_other, k) => k !== j)));
    default:
      return a.map((one) => one.affine(1, -1));
  }
}

/** Each activation on numbers that remember; whoever adds an activation writes its line here too. */
const ACTIVATE: Readonly<Record<ActivationName, (z: readonly Traced[]) => Traced[]>> = {
  sigmoid: (z) => z.map((one) => one.affine(0, -1).exp().affine(1, 1).reciprocal()),
  tanh: (z) => z.map((one) => one.affine(0, -2).exp().affine(1, 1).reciprocal().affine(-1, 2)),
  relu: (z) => z.map((one) => one.rectified(0)),
  "leaky-relu": (z) => z.map((one) => one.rectified(0.01)),
  identity: (z) => [...z],
  softplus: (z) =>
    z.map((one) =>
      one.value > 0 ? one.plus(one.affine(0, -1).exp().logBesideOne()) : one.exp().logBesideOne(),
    ),
  gelu: (z) => z.map((one) => one.times(one.normal())),
  softmax: (z) => {
    const powers = z.map((one) => one.exp());
    const share = sum(powers).reciprocal();
    return powers.map((power) => power.times(share));
  },
};

function lossOf(
  network: Network,
  outputs: readonly Traced[],
  rests: readonly Traced[],
  targets: readonly number[],
): Traced {
  const n = outputs.length;
  const each = (term: (a: Traced, y: number, rest: Traced) => Traced): Traced =>
    sum(outputs.map((a, j) => term(a, nth(targets, j), rests[j] ?? a.affine(1, -1))));
  const squares = () =>
    each((a, y) => {
      const error = a.affine(-y, 1);
      return error.times(error);
    });
  switch (network.loss) {
    case "mse":
      return squares().affine(0, 1 / n);
    case "sse":
      return squares();
    case "half-sse":
      return squares().affine(0, 1 / 2);
    case "bce":
      return each((a, y, rest) =>
        a
          .log()
          .affine(0, y)
          .plus(rest.log().affine(0, 1 - y)),
      ).affine(0, -1 / n);
    case "cross-entropy":
      return each((a, y) => a.log().affine(0, -y));
    case "output":
      return sum(outputs);
  }
}

/** C and its gradient by every weight and bias, under the names `C` and `dC_d…`, over the first batch. */
export function gradientsByTape(network: Network): Map<string, number> {
  const parameters = new Map<string, Traced>();
  const traced = (id: string, value: number): Traced => {
    const made = new Traced(value);
    parameters.set(id, made);
    return made;
  };
  const layers = network.layers.map(({ weights, biases, activation }, l) => ({
    activation,
    weights: weights.map((row, j) => row.map((value, i) => traced(names.weight(l + 1, j + 1, i + 1), value))),
    biases: biases?.map((value, j) => traced(names.bias(l + 1, j + 1), value)) ?? null,
  }));
  const batch = network.examples.slice(0, network.batchSize);
  const losses = batch.map(({ inputs, targets }) => {
    let values = inputs.map((value) => new Traced(value));
    let rests: Traced[] = [];
    for (const { weights, biases, activation } of layers) {
      const before = values;
      const sums = weights.map((row, j) => {
        const products = row.map((w, i) => w.times(before[i] ?? new Traced(Number.NaN)));
        const bias = biases?.[j];
        return sum(bias === undefined ? products : [...products, bias]);
      });
      values = ACTIVATE[activation](sums);
      rests = complements(activation, sums, values);
    }
    return lossOf(network, values, rests, targets);
  });
  const weights = layers.flatMap((layer) => layer.weights.flat());
  const penalty = sum(weights.map((w) => w.times(w))).affine(0, network.l2);
  const loss = sum(losses)
    .affine(0, network.reduction === "mean" ? 1 / batch.length : 1)
    .plus(penalty);
  loss.backward();
  return new Map([
    ["C", loss.value],
    ...[...parameters].map(([id, node]) => [names.gradient(id), node.gradient] as const),
  ]);
}
