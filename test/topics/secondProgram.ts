import type { Question } from "../../src/sheet/sheet.js";

/**
 * Works out every quantity that a question may ask for from its givens, by arithmetic written out here: nothing of
 * src/graph or src/network is used. Names are those of INTERFACE.md.
 */
export function secondProgram(question: Question): Map<string, number> {
  const { network, topic } = question;
  const given = new Map(Object.entries(question.givens));
  if (network !== undefined) {
    const values = new Map([...given, ...trainOnce(question, given)]);
    if (topic === "gradient-check") addDifference(question, values);
    if (topic === "vanishing-gradient") addChain(question, values);
    if (topic === "digit") values.set("predicted", placeOfLargest(forward(network, 0).z[0] ?? []));
    return values;
  }
  const own = OWN[topic];
  if (own === undefined) throw new Error(`no second program for ${topic}`);
  return own(given, question.variant ?? "");
}

type Values = Map<string, number>;
type Network = NonNullable<Question["network"]>;

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

const functionOf = (name: string) => {
  const found = FUNCTIONS[name];
  if (found === undefined) throw new Error(`no second program for ${name}`);
  return found;
};

/** Softmax keeps the order, so the largest sum stands where the largest output does. */
const placeOfLargest = (sums: readonly number[]): number =>
  sums.map((sum, j) => ({ sum, j })).sort((one, other) => other.sum - one.sum)[0]?.j ?? Number.NaN;

interface Pass {
  readonly z: readonly number[][];
  /** a[0] are the inputs. */
  readonly a: readonly number[][];
  readonly loss: number;
  readonly outputSlopes: readonly number[];
}

const at = (list: readonly number[] | undefined, k: number): number => list?.[k] ?? Number.NaN;

function forward(network: Network, k: number): Pass {
  const example = network.examples[k];
  const z: number[][] = [];
  const a: number[][] = [[...(example?.inputs ?? [])]];
  for (const { weights, biases, activation } of network.layers) {
    const before = a.at(-1);
    const sums = weights.map((row, j) =>
      row.reduce((sum, w, i) => sum + w * at(before, i), biases === null ? 0 : at(biases, j)),
    );
    z.push(sums);
    const total = sums.reduce((sum, value) => sum + Math.exp(value), 0);
    a.push(
      sums.map((value) =>
        activation === "softmax" ? Math.exp(value) / total : functionOf(activation).f(value),
      ),
    );
  }
  const y = example?.targets ?? [];
  const output = a.at(-1) ?? [];
  const n = output.length;
  const sum = (f: (o: number, t: number) => number) => output.reduce((all, o, j) => all + f(o, at(y, j)), 0);
  const squares = sum((o, t) => (o - t) ** 2);
  switch (network.loss) {
    case "mse":
      return { z, a, loss: squares / n, outputSlopes: output.map((o, j) => (2 * (o - at(y, j))) / n) };
    case "sse":
      return { z, a, loss: squares, outputSlopes: output.map((o, j) => 2 * (o - at(y, j))) };
    case "half-sse":
      return { z, a, loss: squares / 2, outputSlopes: output.map((o, j) => o - at(y, j)) };
    case "bce":
      return {
        z,
        a,
        loss: -sum((o, t) => Math.log(t === 1 ? o : 1 - o)) / n,
        outputSlopes: output.map((o, j) => (at(y, j) === 1 ? -1 / o : 1 / (1 - o)) / n),
      };
    case "cross-entropy":
      return {
        z,
        a,
        loss: -sum((o, t) => (t === 0 ? 0 : t * Math.log(o))),
        outputSlopes: output.map((o, j) => -at(y, j) / o),
      };
    case "output":
      return { z, a, loss: sum((o) => o), outputSlopes: output.map(() => 1) };
  }
}

/** One step of gradient descent over all examples, with every number on the way. */
function trainOnce({ network }: Question, given: Values): Values {
  const values: Values = new Map();
  if (network === undefined) return values;
  const count = network.examples.length;
  const share = network.reduction === "mean" ? 1 / count : 1;
  const add = (id: string, value: number) => values.set(id, (values.get(id) ?? 0) + value);
  network.examples.forEach((_example, k) => {
    const prefix = count > 1 ? `e${k + 1}_` : "";
    const put = (id: string, value: number) => values.set(prefix + id, value);
    const { z, a, loss, outputSlopes } = forward(network, k);
    if (count > 1) {
      put("C", loss);
      add("C", loss * share);
    } else put("C", loss);
    let back = [...outputSlopes];
    for (let l = network.layers.length; l >= 1; l--) {
      const layer = network.layers[l - 1];
      if (layer === undefined) break;
      const out = a[l] ?? [];
      const deltas = out.map((own, j) =>
        layer.activation === "softmax"
          ? out.reduce((all, other, m) => all + at(back, m) * other * ((m === j ? 1 : 0) - own), 0)
          : at(back, j) * functionOf(layer.activation).d(at(z[l - 1], j)),
      );
      out.forEach((own, j) => {
        put(`z${l}_${j + 1}`, at(z[l - 1], j));
        put(`a${l}_${j + 1}`, own);
        put(`dC_da${l}_${j + 1}`, at(back, j));
        put(`dC_dz${l}_${j + 1}`, at(deltas, j));
        if (layer.activation !== "softmax")
          put(`da${l}_${j + 1}_dz${l}_${j + 1}`, functionOf(layer.activation).d(at(z[l - 1], j)));
        layer.weights[j]?.forEach((_w, i) => {
          const gradient = at(deltas, j) * at(a[l - 1], i);
          put(`dC_dw${l}_${j + 1}_${i + 1}`, gradient);
          if (count > 1) add(`dC_dw${l}_${j + 1}_${i + 1}`, gradient * share);
        });
        if (layer.biases !== null) {
          put(`dC_db${l}_${j + 1}`, at(deltas, j));
          if (count > 1) add(`dC_db${l}_${j + 1}`, at(deltas, j) * share);
        }
      });
      back = (layer.weights[0] ?? []).map((_w, i) =>
        layer.weights.reduce((all, row, j) => all + at(row, i) * at(deltas, j), 0),
      );
    }
  });
  const rate = given.get("eta") ?? network.learningRate;
  const stepped = (id: string, old: number) => {
    const renewed = old - rate * (values.get(`dC_d${id}`) ?? Number.NaN);
    values.set(`${id}_new`, renewed);
    return renewed;
  };
  const after = {
    ...network,
    layers: network.layers.map(({ weights, biases, activation }, l) => ({
      activation,
      weights: weights.map((row, j) => row.map((w, i) => stepped(`w${l + 1}_${j + 1}_${i + 1}`, w))),
      biases: biases?.map((b, j) => stepped(`b${l + 1}_${j + 1}`, b)) ?? null,
    })),
  };
  const second = forward(after, 0);
  second.a.slice(1).forEach((row, l) => {
    row.forEach((value, j) => {
      values.set(`a${l + 1}_${j + 1}_new`, value);
    });
  });
  values.set("C_new", second.loss);
  return values;
}

/** The loss with the asked weight moved by ε, the central difference, and its relative error. */
function addDifference({ network, answers }: Question, values: Values): void {
  const weight = answers.flatMap(({ quantity }) => /^dC_d(w.+)$/.exec(quantity)?.[1] ?? [])[0] ?? "";
  const [layer = 0, neuron = 0, input = 0] = weight.slice(1).split("_").map(Number);
  if (network === undefined) return;
  const epsilon = values.get("epsilon") ?? Number.NaN;
  const shifted = (by: number, end: string) => {
    const layers = network.layers.map((one, l) => ({
      ...one,
      weights: one.weights.map((row, j) =>
        row.map((w, i) => (l + 1 === layer && j + 1 === neuron && i + 1 === input ? w + by : w)),
      ),
    }));
    const { a, loss } = forward({ ...network, layers }, 0);
    a.slice(1).forEach((row, l) => {
      row.forEach((value, j) => {
        values.set(`a${l + 1}_${j + 1}${end}`, value);
      });
    });
    values.set(`C${end}`, loss);
    return loss;
  };
  const difference = (shifted(epsilon, "_plus") - shifted(-epsilon, "_minus")) / (2 * epsilon);
  const gradient = values.get(`dC_d${weight}`) ?? Number.NaN;
  values.set("ghat", difference);
  values.set("r", Math.abs(difference - gradient) / Math.max(Math.abs(difference), Math.abs(gradient)));
}

function addChain({ network }: Question, values: Values): void {
  if (network === undefined) return;
  const depth = network.layers.length;
  let slopes = 1;
  let all = 1;
  network.layers.forEach(({ weights }, l) => {
    slopes *= values.get(`da${l + 1}_1_dz${l + 1}_1`) ?? Number.NaN;
    all *= at(weights[0], 0);
  });
  values.set("P", slopes);
  values.set("B", 2 ** (-2 * depth));
  values.set(`da${depth}_1_dx1`, slopes * all);
}

const number = (values: Values, id: string): number => values.get(id) ?? Number.NaN;

/** The topics without a network, from their givens. */
const OWN: Record<string, (given: Values, variant: string) => Values> = {
  "optimizer-step": optimizerSteps,
  "activation-derivative": (given, variant) => {
    const { f, d } = functionOf(variant);
    const values = new Map(given);
    for (const [id, value] of given) {
      const k = id.slice(1);
      if (id.startsWith("z")) values.set(`a${k}`, f(value)).set(`da${k}_dz${k}`, d(value));
      else if (variant === "sigmoid") values.set(`da${k}_dz${k}`, d(-Math.log(1 / value - 1)));
      else values.set(`da${k}_dz${k}`, d(Math.atanh(value)));
    }
    return values;
  },
  "cost-count": (given) => {
    const sizes = [...given].flatMap(([id, value]) => (/^n\d$/.test(id) ? [value] : []));
    let weights = 0;
    let biases = 0;
    for (let l = 1; l < sizes.length; l++) {
      for (let j = 0; j < at(sizes, l); j++) {
        weights += at(sizes, l - 1);
        biases++;
      }
    }
    const loss = weights * number(given, "N");
    const naive = loss + loss * (weights + biases);
    const seconds = naive / number(given, "v");
    return new Map([
      ["W", weights],
      ["B", biases],
      ["P", weights + biases],
      ["F", weights],
      ["L", loss],
      ["U", naive],
      ["H", seconds / 60 / 60],
      ["K", loss * 3],
      ["T", (loss * 3) / number(given, "v")],
    ]);
  },
  "computational-graph": (given, variant) => {
    const run = GRAPHS[variant];
    if (run === undefined) throw new Error(`no second program for the graph ${variant}`);
    const x = [1, 2, 3, 4].map((k) => given.get(`x${k}`) ?? 0);
    const nodes = run(x);
    const values: Values = new Map(nodes.map((value, k) => [`u${k + 1}`, value]));
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
  },
  "chain-rule": (given, variant) => {
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
  },
};

/** Richardson's extrapolation of central differences (Press et al., Numerical Recipes, 5.7). */
function derivative(f: (h: number) => number): number {
  const central = (h: number) => (f(h) - f(-h)) / (2 * h);
  let row = Array.from({ length: 6 }, (_none, k) => central(0.02 / 2 ** k));
  for (let order = 1; row.length > 1; order++) {
    row = row.slice(1).map((fine, k) => fine + (fine - at(row, k)) / (4 ** order - 1));
  }
  return at(row, 0);
}

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

/** The rules as their authors print them, step by step from the state that is given. */
function optimizerSteps(given: Values, variant: string): Values {
  const values = new Map(given);
  const get = (id: string) => number(values, id);
  const steps = [...given.keys()].flatMap((id) => (/^g\d+$/.test(id) ? [Number(id.slice(1))] : []));
  const eta = get("eta");
  for (const t of steps) {
    const [g, w] = [get(`g${t}`), get(`w${t - 1}`)];
    if (variant === "momentum" || variant === "nesterov") {
      const v = get("momentum") * get(`v${t - 1}`) - eta * g;
      values.set(`v${t}`, v);
      values.set(`w${t}`, variant === "momentum" ? w + v : w + get("momentum") * v - eta * g);
      continue;
    }
    const epsilon = get("epsilon");
    if (variant === "adam") {
      const [b1, b2] = [get("beta1"), get("beta2")];
      const m = b1 * get(`m${t - 1}`) + g - b1 * g;
      const s = b2 * get(`s${t - 1}`) + g * g - b2 * g * g;
      const [mhat, shat] = [m / (1 - b1 ** t), s / (1 - b2 ** t)];
      values.set(`m${t}`, m).set(`s${t}`, s).set(`mhat${t}`, mhat).set(`shat${t}`, shat);
      values.set(`w${t}`, w - (eta * mhat) / (Math.sqrt(shat) + epsilon));
      continue;
    }
    const rho = get("decay");
    const s = variant === "rmsprop" ? rho * get(`s${t - 1}`) + (1 - rho) * g ** 2 : get(`s${t - 1}`) + g ** 2;
    values.set(`s${t}`, s).set(`w${t}`, w - (eta / (Math.sqrt(s) + epsilon)) * g);
  }
  return values;
}
