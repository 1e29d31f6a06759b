import type { Values } from "./values.js";

type Numbers = (id: string) => number;
type Result = Record<string, number>;

/** A derivative by central differences of a function of named numbers, by Richardson's rule: no chain is written out. */
function derivative(f: (values: Numbers) => number, given: Numbers, by: string): number {
  const at = (step: number): number => f((id) => (id === by ? given(id) + step : given(id)));
  const central = (h: number): number => (at(h) - at(-h)) / (2 * h);
  const h = 2e-3;
  const [a, b, c] = [central(h), central(h / 2), central(h / 4)];
  const [ab, bc] = [(4 * b - a) / 3, (4 * c - b) / 3];
  return (16 * bc - ab) / 15;
}

const times = (count: number): number[] => Array.from({ length: count }, (_none, k) => k + 1);
const half = (error: number): number => (error * error) / 2;

/** Values, and the derivatives of one of them by all that is named. */
function worked(
  given: Values,
  forward: (value: Numbers) => Result,
  of: string,
  by: readonly string[],
  between: (value: Numbers) => Record<string, (value: Numbers) => number> = () => ({}),
): Values {
  const value: Numbers = (id) => given.get(id) ?? Number.NaN;
  const found = forward(value);
  const all = new Map([...given, ...Object.entries(found)]);
  for (const one of by)
    all.set(
      `d${of}_d${one}`,
      derivative((v) => forward(v)[of] ?? Number.NaN, value, one),
    );
  // A value between is taken for given, and what rests on it worked out anew.
  for (const [id, f] of Object.entries(between(value)))
    all.set(
      `d${of}_d${id}`,
      derivative(f, (one) => (one in found ? (found[one] ?? Number.NaN) : value(one)), id),
    );
  return all;
}

export function convolved(given: Values, variant: string): Values {
  const value: Numbers = (id) => given.get(id) ?? Number.NaN;
  if (variant === "sizes") {
    const [n, k, p, s, c, f] = ["n", "k", "p", "s", "c", "f"].map(value) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    let places = 0;
    for (let left = -p; left + k <= n + p; left += s) places++;
    return new Map([
      ["M", places],
      ["A", places * places * f],
      ["P", f * k * k * c + f],
    ]);
  }
  if (variant === "row") {
    const z = (v: Numbers, i: number) =>
      times(3).reduce((sum, k) => sum + v(`w${k}`) * v(`x${i + k - 1}`), 0);
    return worked(
      given,
      (v) => ({
        ...Object.fromEntries(times(3).map((i) => [`z${i}`, z(v, i)])),
        C: times(3).reduce((sum, i) => sum + half(z(v, i) - v(`y${i}`)), 0),
      }),
      "C",
      ["w1", "w2", "w3", "x2", "x3", "x4"],
      () => Object.fromEntries(times(3).map((i) => [`z${i}`, (v: Numbers) => half(v(`z${i}`) - v(`y${i}`))])),
    );
  }
  const z = (v: Numbers, r: number, c: number) =>
    [0, 1].reduce(
      (sum, i) => sum + [0, 1].reduce((row, j) => row + v(`w${i + 1}${j + 1}`) * v(`x${r + i}${c + j}`), 0),
      0,
    );
  const cells = [1, 2].flatMap((r) => [1, 2].map((c) => [r, c] as const));
  const largest = (v: Numbers) => Math.max(...cells.map(([r, c]) => v(`z${r}${c}`)));
  return worked(
    given,
    (v) => {
      const p = Math.max(...cells.map(([r, c]) => z(v, r, c)));
      return {
        ...Object.fromEntries(cells.map(([r, c]) => [`z${r}${c}`, z(v, r, c)])),
        p,
        C: half(p - v("y1")),
      };
    },
    "C",
    cells.map(([r, c]) => `w${r}${c}`),
    () => ({
      p: (v) => half(v("p") - v("y1")),
      ...Object.fromEntries(cells.map(([r, c]) => [`z${r}${c}`, (v: Numbers) => half(largest(v) - v("y1"))])),
    }),
  );
}

export const unrolled = (given: Values): Values => {
  const after = (v: Numbers, z: number) => half(Math.tanh(z) - v("y1"));
  return worked(
    given,
    (v) => {
      const z1 = v("w") * v("x1") + v("u") * v("h0");
      const z2 = v("w") * v("x2") + v("u") * Math.tanh(z1);
      return { z1, h1: Math.tanh(z1), z2, h2: Math.tanh(z2), C: after(v, z2) };
    },
    "C",
    ["w", "u"],
    () => ({
      h2: (v) => half(v("h2") - v("y1")),
      z2: (v) => after(v, v("z2")),
      h1: (v) => after(v, v("w") * v("x2") + v("u") * v("h1")),
      z1: (v) => after(v, v("w") * v("x2") + v("u") * Math.tanh(v("z1"))),
    }),
  );
};

export const normalised = (given: Values, variant: string): Values => {
  const places = times(variant === "two-examples" ? 2 : 3);
  return worked(
    given,
    (v) => {
      const x = places.map((k) => v(`x${k}`));
      const mu = x.reduce((sum, one) => sum + one, 0) / x.length;
      const spread = x.reduce((sum, one) => sum + (one - mu) ** 2, 0) / x.length;
      const hats = x.map((one) => (one - mu) * (spread + v("epsilon")) ** -0.5);
      const out = hats.map((one) => v("beta") + one * v("gamma"));
      return {
        mu,
        v: spread,
        ...Object.fromEntries(hats.map((one, k) => [`xhat${k + 1}`, one])),
        ...Object.fromEntries(out.map((one, k) => [`o${k + 1}`, one])),
        C: out.reduce((sum, one, k) => sum + half(one - v(`t${k + 1}`)), 0),
      };
    },
    "C",
    ["gamma", "beta", ...places.map((k) => `x${k}`)],
    () => Object.fromEntries(places.map((k) => [`o${k}`, (v: Numbers) => half(v(`o${k}`) - v(`t${k}`))])),
  );
};

export const penalised = (given: Values): Values => {
  const found = worked(
    given,
    (v) => {
      const a = v("b") + times(2).reduce((sum, k) => sum + v(`w${k}`) * v(`x${k}`), 0);
      const [data, penalty] = [half(a - v("y1")), v("lambda") * (v("w1") * v("w1") + v("w2") * v("w2"))];
      return { a, C_data: data, C_penalty: penalty, C: data + penalty };
    },
    "C",
    ["w1", "w2", "b"],
  );
  const value = (id: string): number => found.get(id) ?? Number.NaN;
  return new Map([
    ...found,
    ...["w1", "w2", "b"].map((id) => [`${id}_new`, value(id) - value("eta") * value(`dC_d${id}`)] as const),
  ]);
};

export const droppedOut = (given: Values): Values =>
  worked(
    given,
    (v) => {
      const kept = times(4).map((k) => (v(`m${k}`) === 0 ? 0 : v(`a${k}`) / v("p")));
      const z = kept.reduce((sum, one, k) => sum + one * v(`w${k + 1}`), 0);
      const q = times(4).reduce((sum, k) => sum + v(`a${k}`) * v(`w${k}`), 0);
      return { ...Object.fromEntries(kept.map((one, k) => [`d${k + 1}`, one])), z, q, C: half(z - v("y1")) };
    },
    "C",
    times(4).flatMap((k) => [`w${k}`, `a${k}`]),
  );

export function skipped(given: Values): Values {
  const block = (v: Numbers, k: number, x: number, past: number) =>
    past * x + v(`w${k}`) * Math.tanh(v(`u${k}`) * x);
  const found = worked(
    given,
    (v) => {
      const o1 = block(v, 1, v("o0"), 1);
      const o2 = block(v, 2, o1, 1);
      return { h1: Math.tanh(v("u1") * v("o0")), o1, h2: Math.tanh(v("u2") * o1), o2, C: half(o2 - v("y1")) };
    },
    "C",
    ["o0", "w1"],
  );
  const value: Numbers = (id) => found.get(id) ?? Number.NaN;
  const slope = (k: number, past: number) =>
    derivative(
      (v) => block(value, k, v("x"), past),
      () => value(`o${k - 1}`),
      "x",
    );
  return new Map([
    ...found,
    ["do1_do0", slope(1, 1)],
    ["do2_do1", slope(2, 1)],
    ["S", (value("o2") - value("y1")) * slope(1, 0) * slope(2, 0)],
  ]);
}

/** `means` are the formulas as they stand in the question: which words the sentence has. */
export const embedded =
  (sentence: readonly number[]) =>
  (given: Values): Values =>
    worked(
      given,
      (v) => {
        const s = times(2).map(
          (k) => sentence.reduce((sum, word) => sum + v(`v${word}${k}`), 0) / sentence.length,
        );
        const z = s.reduce((sum, one, k) => sum + one * v(`w${k + 1}`), 0);
        return { ...Object.fromEntries(s.map((one, k) => [`s${k + 1}`, one])), z, C: half(z - v("y1")) };
      },
      "C",
      times(3).flatMap((word) => times(2).map((k) => `v${word}${k}`)),
      () =>
        Object.fromEntries(
          times(2).map((k) => [
            `s${k}`,
            (v: Numbers) => half(v("w1") * v("s1") + v("w2") * v("s2") - v("y1")),
          ]),
        ),
    );

export const attended = (given: Values): Values => {
  const mix = (v: Numbers, s: readonly number[]) => {
    const e = s.map(Math.exp);
    const total = e.reduce((sum, one) => sum + one, 0);
    return {
      p1: (e[0] ?? 0) / total,
      p2: (e[1] ?? 0) / total,
      o: ((e[0] ?? 0) * v("v1") + (e[1] ?? 0) * v("v2")) / total,
    };
  };
  return worked(
    given,
    (v) => {
      const s = times(2).map((j) => (v("q1") * v(`k${j}1`) + v("q2") * v(`k${j}2`)) * Math.SQRT1_2);
      return { s1: s[0] ?? Number.NaN, s2: s[1] ?? Number.NaN, ...mix(v, s) };
    },
    "o",
    ["v1", "v2", "q1", "q2"],
    () => Object.fromEntries(times(2).map((j) => [`s${j}`, (v: Numbers) => mix(v, [v("s1"), v("s2")]).o])),
  );
};

export const initialised = (given: Values, variant: string): Values => {
  const value: Numbers = (id) => given.get(id) ?? Number.NaN;
  const keep = variant === "relu" ? 0.5 : 1;
  const found = new Map(given);
  for (const l of times(3)) {
    const before = found.get(`v${l - 1}`) ?? Number.NaN;
    found.set(`v${l}`, before * keep * value("s") * value("s") * value(`n${l - 1}`));
    found.set(`r${l}`, (keep * value(`n${l - 1}`)) ** -0.5);
  }
  return found;
};

/** The weight after t updates in closed form: the error shrinks by 1 − η x² each time. */
export const updatedOften = (given: Values): Values => {
  const value: Numbers = (id) => given.get(id) ?? Number.NaN;
  const [x, y, start] = [value("x1"), value("y1"), value("w0") * value("x1") - value("y1")];
  const found = new Map(given);
  for (const t of [0, 1, 2, 3]) {
    const error = start * (1 - value("eta") * x * x) ** t;
    found.set(`o${t}`, y + error);
    found.set(`C${t}`, half(error));
    found.set(`w${t}`, (y + error) / x);
    found.set(`dC${t}_dw${t}`, error * x);
  }
  return found;
};
