import { nth } from "../base/known.js";
import { givenText } from "../diagram/networkDrawing.js";
import { formulaFigure } from "../formula/figure.js";
import { printedNumber, type Typesetter } from "../formula/typesetter.js";
import type { Definition } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import { names } from "../graph/quantity.js";
import { activationNamed } from "../network/activations/index.js";
import { lossNamed } from "../network/losses/index.js";
import type { Network } from "../network/network.js";
import { sizesOf } from "../network/network.js";
import { optimizerNamed } from "../network/optimizers/index.js";
import { ownHtml } from "./templates.js";

/** A definition or a number that a question states, and a note to it, as HTML; `label` is plain text. */
export interface Fact {
  readonly label: string;
  readonly html: string;
  readonly note?: string;
  /** Takes a line of its own. */
  readonly wide?: boolean;
}

/** Facts as a template takes them. */
export const factsView = (facts: readonly Fact[]) =>
  facts.map(({ label, html, note, wide }) => ({
    label,
    html: ownHtml(html),
    note: note === undefined ? "" : ownHtml(note),
    wide: wide === true,
  }));

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
  // Where loss and activation are taken back together, neither can be left unsaid.
  const together = lines.some(({ reason }) => reason.startsWith("delta-"));
  if (has("activation", "slope") || together)
    facts.push(activationFact(network, setter, slopes && has("slope")));
  if (has("loss", "loss-slope") || together) {
    facts.push(lossFact(network, setter));
  }
  if (used.has("lambda")) facts.push(penaltyFact(network, setter));
  if (used.has("eta")) facts.push(...updateFacts(network, setter));
  facts.push(weightNameFact(network, setter));
  return facts;
}

/** The activations of all layers, each once. */
function activationFact({ layers }: Network, { t }: Typesetter, slopes: boolean): Fact {
  const activations = [...new Set(layers.map(({ activation }) => activation))];
  const formulas = activations.flatMap((name) => {
    const { tex, slopeTex } = activationNamed(name);
    const defined = formulaFigure(tex, t(`defined.${name}`));
    return slopes ? [defined, formulaFigure(casesTex(slopeTex), t(`reason.slope-${name}`))] : [defined];
  });
  return { label: t("network.activation"), html: formulas.join("\u2003 ") };
}

/** `1 if z > 0, else 0` needs no words in any language when it is set as cases. */
function casesTex(tex: string): string {
  return tex.replace(
    /= (\S+) \\text\{ if \} (.+?) > 0 \\text\{, else \} (\S+)$/,
    "= \\begin{cases} $1 & $2 > 0 \\\\ $3 & $2 \\le 0 \\end{cases}",
  );
}

function lossFact({ loss, examples, reduction, layers }: Network, { t, phrase }: Typesetter): Fact {
  const { tex, targetRange } = lossNamed(loss);
  const html = {
    target: formulaFigure("y_j", "y j"),
    output: formulaFigure("\\hat{y}_j", "y hat j"),
    count: formulaFigure("n", "n"),
  };
  const key =
    targetRange === null
      ? "network.where.loss.output"
      : tex.includes("{n}")
        ? "network.where.loss"
        : "network.where.loss.plain";
  const combined =
    examples.length === 1
      ? ""
      : `. ${reduction === "mean" ? t("network.combined.mean") : t("network.combined.sum")} ${t("network.combined.marked")}`;
  const { length: outputs } = layers.at(-1)?.weights ?? [];
  const counted =
    key === "network.where.loss" ? formulaFigure(`n = ${outputs}`, `n = ${outputs}`) : html.count;
  return {
    label: t("network.loss"),
    html: formulaFigure(tex, t(`defined.${loss}`)),
    note: phrase(key, { ...html, count: counted }) + combined,
  };
}

function penaltyFact({ l2 }: Network, { t, symbol }: Typesetter): Fact {
  const rule = formulaFigure("C_{\\mathrm{penalty}} = \\lambda \\sum w^2", t("defined.penalty"));
  return { label: t("network.penalty"), html: `${rule}, ${symbol("lambda")} = ${givenText(l2)}` };
}

function updateFacts(network: Network, { t, symbol, phrase }: Typesetter): Fact[] {
  const { name, settings } = network.optimizer;
  const optimizer = optimizerNamed(name);
  const numbers = [["eta", network.learningRate] as const, ...Object.entries(settings)];
  const where = phrase("network.where.rule", {
    gradient: formulaFigure("g", "g"),
    weight: formulaFigure("w", "w"),
  });
  return [
    {
      label: t("network.rate"),
      html: numbers.map(([id, value]) => `${symbol(id)} = ${printedNumber(String(value))}`).join(", "),
    },
    ...(optimizer.states.length === 0
      ? []
      : [
          {
            label: t("network.rule"),
            html: ruleFigures(optimizer.tex, t(`defined.${name}`)),
            note: `${where} ${t("network.memory")}`,
          },
        ]),
    ...(network.trainBiases || network.layers.every(({ biases }) => biases === null)
      ? []
      : [{ label: t("network.biases"), html: t("network.fixed") }]),
  ];
}

/** The formulas of a rule, `tex` parted by `\\quad`, each with its part of the spoken rule, parted by semicolons. */
export function ruleFigures(tex: string, spoken: string): string {
  const said = spoken.split("; ");
  return tex
    .split(", \\quad ")
    .map((one, k) => `<span class="item">${formulaFigure(one, said[k] ?? spoken)}</span>`)
    .join(" ");
}

/** How the weights are named: by their ends, or counted. */
function weightNameFact(network: Network, { t, notation, symbol, phrase }: Typesetter): Fact {
  const inputs = nth(sizesOf(network), 0);
  const label = t("network.weights");
  if (notation.name === "flat") {
    const second = nth(sizesOf(network), 1) > 1 ? names.weight(1, 2, 1) : names.weight(1, 1, 2);
    const html = { first: symbol(names.weight(1, 1, 1)), second: symbol(second) };
    return { label, html: "", note: phrase("network.weight.counted", html), wide: true };
  }
  const from = Math.min(2, inputs);
  const html = { weight: symbol(names.weight(1, 1, from)), from: String(from), to: "1", layer: "1" };
  return { label, html: "", note: phrase("network.weight.name", html), wide: true };
}
