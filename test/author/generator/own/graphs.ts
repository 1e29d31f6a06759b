/** Questions of a teacher's own with their answers worked out in plain arithmetic, without gradsheet's graph. */
export interface Judged {
  readonly title: string;
  /** One question, as it stands in a quiz. */
  readonly yaml: string;
  /** The answers from the printed numbers of the givens. */
  readonly answers: (given: (id: string) => number) => Readonly<Record<string, number>>;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export const JUDGED: readonly Judged[] = [
  {
    title: "a swish neuron",
    yaml: `
      name: swish
      text: "A neuron with the swish activation: $a = z\\\\,\\\\sigma(z)$, $z = wx + b$, $x = {{x}}$, $w = {{w}}$, $b = {{b}}$."
      givens: {x: {from: 0.2, to: 2, decimals: 1}, w: {from: -1, to: 1, decimals: 1}, b: [-0.5, 0.5]}
      lines:
        - {z: w*x + b}
        - {s: sigmoid(z), symbol: "\\\\sigma(z)"}
        - {a: z*s, because: the definition}
        - {da_dz: s + a*(1 - s), of: a, by: z, symbol: "\\\\frac{da}{dz}", because: product rule}
      ask: [z, a, da_dz]
      mistakes: [{name: product rule forgotten, line: da_dz, is: s*(1 - s), say: The product z·σ(z) has two factors that depend on z.}]
      require: ["abs(z) > 0.1"]`,
    answers: (given) => {
      const z = given("w") * given("x") + given("b");
      const s = sigmoid(z);
      return { z, a: z * s, da_dz: s + z * s * (1 - s) };
    },
  },
  {
    title: "two shared weights",
    yaml: `
      name: shared
      text: "$h = \\\\tanh(wx)$, $o = wh$ with the same weight $w = {{w}}$ twice, $x = {{x}}$, $C = (o - t)^2$, $t = {{t}}$."
      givens: {x: {from: 0.2, to: 1.5, decimals: 1}, w: {from: -1, to: 1, decimals: 1}, t: {from: -1, to: 1, decimals: 1}}
      lines:
        - {u: w*x}
        - {h: tanh(u)}
        - {o: w*h}
        - {C: (o - t)^2}
        - {dC_do: 2*(o - t), of: C, by: o}
        - {do_dw: h + w*(1 - h^2)*x, of: o, by: w, because: the weight is on both ways}
        - {dC_dw: dC_do*do_dw, of: C, by: w}
      ask: [h, o, dC_dw]
      mistakes: [{name: one way alone, line: do_dw, is: h, say: The weight stands in h too.}]
      require: ["abs(o - t) > 0.1", "abs(do_dw) > 0.05"]`,
    answers: (given) => {
      const [w, x, t] = [given("w"), given("x"), given("t")];
      const h = Math.tanh(w * x);
      return { h, o: w * h, dC_dw: 2 * (w * h - t) * (h + w * (1 - h ** 2) * x) };
    },
  },
  {
    title: "a quotient with a shown line",
    yaml: `
      name: normed
      text: "Normalise $x = {{x}}$ by $m = {{m}}$ and $v = {{v}}$; the deviation is $s = {{s}}$."
      givens: {x: {from: 1.5, to: 4, decimals: 1}, m: {from: 0.2, to: 1.2, decimals: 1}, v: {from: 0.5, to: 4, decimals: 1}}
      lines:
        - {s: sqrt(v)}
        - {xhat: (x - m)/s, symbol: "\\\\hat{x}"}
        - {dxhat_dx: 1/s, of: xhat, by: x, symbol: "d\\\\hat{x}/dx"}
      show: [s]
      ask: [xhat, dxhat_dx]
      require: ["v != 1"]`,
    answers: (given) => ({
      xhat: (given("x") - given("m")) / Math.sqrt(given("v")),
      dxhat_dx: 1 / Math.sqrt(given("v")),
    }),
  },
];
