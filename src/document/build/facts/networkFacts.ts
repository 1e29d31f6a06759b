import { nth } from "../../../core/base/known.js";
import type { Definition } from "../../../core/graph/definition.js";
import { symbolsOf } from "../../../core/graph/expression.js";
import { names } from "../../../core/graph/quantity.js";
import { activationNamed } from "../../../core/network/activations/index.js";
import { lossNamed } from "../../../core/network/losses/index.js";
import type { Network } from "../../../core/network/network.js";
import { sizesOf } from "../../../core/network/network.js";
import { optimizerNamed } from "../../../core/network/optimizers/index.js";
import { givenText } from "../../diagram/networkDrawing.js";
import type { Typesetter } from "../../formula/typesetter.js";
import { joined, line, NOTHING, plain, printed } from "../../tree/line.js";
import { type Fact, ruleFigures } from "./facts.js";

/** What a student needs beside the drawing, to work these lines out. `slopes`: also the slopes of the activations. */
export function factsOf(
  network: Network,
  lines: readonly Definition[],
  setter: Typesetter,
  slopes: boolean,
): Fact[] {
  const used = new Set(lines.flatMap(({ expression }) => symbolsOf(expression)));
  const has = (...roles: readonly Definition["role"][]): boolean =>
    lines.some(({ role }) => roles.includes(role));
  const facts: Fact[] = [];
  facts.push(...activationFacts(network, lines, setter, slopes && has("slope")));
  if (has("loss", "loss-slope") || lines.some(isTogether)) {
    facts.push(...lossFacts(network, setter));
  }
  if (used.has("lambda")) facts.push(penaltyFact(network, setter));
  if (used.has("eta")) facts.push(...updateFacts(network, setter));
  facts.push(weightNameFact(network, setter));
  return facts;
}

/** Where loss and activation are taken back together, neither can be left unsaid. */
const isTogether = ({ reason }: Definition): boolean => reason.startsWith("delta-");

/** The activations of the layers that these lines belong to, each once. */
function activationFacts(
  { layers }: Network,
  lines: readonly Definition[],
  { t, figure }: Typesetter,
  slopes: boolean,
): Fact[] {
  const label = t("network.activation");
  const worked = new Set(
    lines.flatMap((line) =>
      line.role === "activation" || line.role === "slope" || isTogether(line) ? [line.at?.layer] : [],
    ),
  );
  const needed = layers.filter((_layer, l) => worked.has(l + 1));
  const activations = [...new Set(needed.map(({ activation }) => activation))];
  return activations.flatMap((name) => {
    const { tex, slopeTex } = activationNamed(name);
    const defined = {
      kind: `activation.${name}`,
      label,
      html: figure(tex, t(`defined.${name}`)),
      ...(tex.includes("\\Phi") ? { note: plain(t("network.where.normal")) } : {}),
    };
    if (!slopes) return [defined];
    const slope = {
      kind: `slope.${name}`,
      label,
      html: figure(casesTex(slopeTex), t(`reason.slope-${name}`)),
      ...(slopeTex.includes("\\varphi") ? { note: plain(t("network.where.density")) } : {}),
    };
    return [defined, slope];
  });
}

/** `1 if z > 0, else 0` needs no words in any language when it is set as cases. */
function casesTex(tex: string): string {
  return tex.replace(
    /= (\S+) \\text\{ if \} (.+?) > 0 \\text\{, else \} (\S+)$/,
    "= \\begin{cases} $1 & $2 > 0 \\\\ $3 & $2 \\le 0 \\end{cases}",
  );
}

/** The loss of one example, and how those of several come together. */
function lossFacts(
  { loss, examples, reduction, layers }: Network,
  { t, phrase, figure }: Typesetter,
): Fact[] {
  const { tex, targetRange } = lossNamed(loss);
  const html = {
    target: figure("y_j", "y j"),
    output: figure("\\hat{y}_j", `${t("spoken.hat", { a: "y" })} j`),
    count: figure("n", "n"),
  };
  const key =
    targetRange === null
      ? "network.where.loss.output"
      : tex.includes("{n}")
        ? "network.where.loss"
        : "network.where.loss.plain";
  const { length: outputs } = layers.at(-1)?.weights ?? [];
  const counted = figure(`n = ${outputs}`, `n = ${outputs}`);
  const label = t("network.loss");
  const one = {
    kind: `loss.${loss}`,
    label,
    html: figure(tex, t(`defined.${loss}`)),
    note: phrase(key, { ...html, count: counted }),
    general: phrase(key, html),
  };
  if (examples.length === 1) return [one];
  const how = reduction === "mean" ? t("network.combined.mean") : t("network.combined.sum");
  return [one, { kind: "", label, html: NOTHING, note: plain(`${how} ${t("network.combined.marked")}`) }];
}

function penaltyFact({ l2 }: Network, { t, symbol, figure }: Typesetter): Fact {
  const rule = figure("C_{\\mathrm{penalty}} = \\lambda \\sum w^2", t("defined.penalty"));
  return {
    kind: "",
    label: t("network.penalty"),
    html: line`${rule}, ${symbol("lambda")} = ${givenText(l2)}`,
  };
}

function updateFacts(network: Network, { t, symbol, phrase, figure }: Typesetter): Fact[] {
  const { name, settings } = network.optimizer;
  const optimizer = optimizerNamed(name);
  const numbers = [["eta", network.learningRate] as const, ...Object.entries(settings)];
  const where = phrase("network.where.rule", {
    gradient: figure("g", "g"),
    weight: figure("w", "w"),
  });
  return [
    {
      kind: "",
      // Plain gradient descent has no rule of its own below.
      label: optimizer.states.length === 0 ? t("network.rate.descent") : t("network.rate"),
      html: joined(
        numbers.map(([id, value]) => line`${symbol(id)} = ${printed(String(value))}`),
        ", ",
      ),
    },
    ...(optimizer.states.length === 0
      ? []
      : [
          {
            kind: "",
            label: t("network.rule"),
            html: ruleFigures(optimizer.tex, t(`defined.${name}`), figure),
            note: line`${where} ${t("network.memory")}`,
          },
        ]),
    ...(network.trainBiases || network.layers.every(({ biases }) => biases === null)
      ? []
      : [{ kind: "", label: t("network.biases"), html: plain(t("network.fixed")) }]),
  ];
}

/** How the weights are named: by their ends, or counted. */
function weightNameFact(network: Network, { t, notation, symbol, phrase }: Typesetter): Fact {
  const inputs = nth(sizesOf(network), 0);
  const label = t("network.weights");
  if (notation.name === "flat") {
    const second = nth(sizesOf(network), 1) > 1 ? names.weight(1, 2, 1) : names.weight(1, 1, 2);
    const html = { first: symbol(names.weight(1, 1, 1)), second: symbol(second) };
    return {
      kind: "weights.flat",
      label,
      html: NOTHING,
      note: phrase("network.weight.counted", html),
      wide: true,
    };
  }
  // Two different numbers, where there are two, or which of them is which is not seen.
  const from = Math.min(2, inputs);
  const to = inputs > 1 ? 1 : Math.min(2, nth(sizesOf(network), 1));
  const html = {
    weight: symbol(names.weight(1, to, from)),
    from: plain(String(from)),
    to: plain(String(to)),
    layer: plain("1"),
  };
  const kind = from === to ? "weights.chain" : "weights.indexed";
  return { kind, label, html: NOTHING, note: phrase("network.weight.name", html), wide: true };
}
