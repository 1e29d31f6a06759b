import { known, nth } from "../../core/base/known.js";
import type { LocaleName } from "../../core/base/settings.js";
import type { Stage } from "../../core/graph/definition.js";
import { givensOf } from "../../core/graph/givens.js";
import { isParameter } from "../../core/graph/quantity.js";
import { displayNumber } from "../../core/graph/rounding.js";
import { solutionGraph } from "../../core/graph/solutionGraph.js";
import { type Network, sizesOf, topologyOf } from "../../core/network/network.js";
import { type NotationName, notationOf } from "../../core/notation/notation.js";
import { symbolText } from "../../core/notation/styles.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import type { Solution, SolvedQuantity } from "./solution.js";

/** How a worked solution is written as text. */
export interface TextOptions {
  readonly notation: NotationName;
  readonly locale: LocaleName;
  readonly columns: number;
  /** Headings bold and reasons dim, as terminals show them. */
  readonly colours: boolean;
}

/** The worked solution for a terminal: a heading for each stage, then name = formula = numbers = value, and why. */
export function solutionText(network: Network, solution: Solution, options: TextOptions): string {
  const topology = topologyOf(network);
  const { byId } = solutionGraph(topology);
  const messages = messagesFor(options.locale);
  const notation = notationOf(options.notation, [topology.inputs, ...topology.layers.map((l) => l.size)]);
  const paint = painter(options.colours);
  const name = (id: string) => symbolText(id, notation);
  const lines = [
    paint.bold(messages("training.network")),
    ...networkLines(network, name, options.columns),
    "",
  ];
  let stage: Stage | undefined;
  for (const quantity of solution.quantities) {
    const next = known(byId, quantity.id).stage;
    if (next !== stage) {
      if (stage !== undefined) lines.push("");
      lines.push(paint.bold(messages(`stage.${next}`)));
      stage = next;
    }
    lines.push(
      ...wrapped(name(quantity.id), sidesOf(quantity), options.columns),
      ...filled(quantity.reason.split(" "), " ", "      ", options.columns).map(paint.dim),
    );
  }
  const { final, lossHistory } = solution;
  if (final !== undefined && lossHistory !== undefined) {
    lines.push(
      "",
      paint.bold(messages("training.training")),
      ...historyLines(lossHistory, messages),
      "",
      paint.bold(messages("training.after")),
    );
    const layers = network.layers.map((layer, l) => ({
      ...layer,
      weights: final.weights[l] ?? [],
      biases: final.biases[l] ?? null,
    }));
    const trained = givensOf({ ...network, layers });
    const parameters = [...trained].filter(([id]) => isParameter(id));
    lines.push(
      ...flowed(
        parameters.map(([id, value]) => equation(name(id), value)),
        options.columns,
      ),
    );
  }
  return `${lines.join("\n")}\n`;
}

const equation = (name: string, value: number): string =>
  `${name} = ${displayNumber(value, { significant: 6 })}`;

/** The formula, the numbers put in and the value, each once. */
function sidesOf({ formula, substitution, display }: SolvedQuantity): string[] {
  return [formula, substitution, display].filter((side, k, all) => side !== all[k - 1]);
}

/** `name = a = b = c` on one line if it fits, else a line for each equals sign. */
function wrapped(name: string, sides: readonly string[], columns: number): string[] {
  const whole = `  ${name} = ${sides.join(" = ")}`;
  if (whole.length <= columns) return [whole];
  const margin = " ".repeat(name.length + 2);
  return sides.flatMap((side, k) => {
    const start = k === 0 ? `  ${name} = ` : `${margin} = `;
    return folded(side, columns - start.length).map((part, n) =>
      n === 0 ? start + part : `${" ".repeat(start.length + 2)}${part}`,
    );
  });
}

/** A long side broken before its plus signs. */
function folded(side: string, width: number): string[] {
  if (side.length <= width) return [side];
  const rows: string[] = [];
  for (const term of side.split(/ (?=\+ )/)) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + term.length + 3 <= width) rows[rows.length - 1] = `${row} ${term}`;
    else rows.push(term);
  }
  return rows;
}

/** The givens, as many on a line as fit. */
function networkLines(network: Network, name: (id: string) => string, columns: number): string[] {
  const shape = sizesOf(network);
  const activations = network.layers.map((l) => l.activation);
  const reduction = network.examples.length > 1 ? ` (${network.reduction})` : "";
  return [
    `  ${shape.join("-")}, ${activations.join(", ")}, ${network.loss}${reduction}, ${network.optimizer.name}`,
    ...flowed(
      [...givensOf(network)].map(([id, value]) => `${name(id)} = ${displayNumber(value, "exact")}`),
      columns,
    ),
  ];
}

const flowed = (items: readonly string[], columns: number): string[] => filled(items, "   ", "  ", columns);

/** Items in rows behind a margin, as many in a row as fit. */
function filled(items: readonly string[], gap: string, margin: string, columns: number): string[] {
  const rows: string[] = [];
  for (const item of items) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + gap.length + item.length <= columns)
      rows[rows.length - 1] = row + gap + item;
    else rows.push(margin + item);
  }
  return rows;
}

/** The losses at the start, after 1, 2, 5, 10, 20, 50, … updates, and at the end. */
function historyLines(losses: readonly number[], messages: Messages): string[] {
  const last = losses.length - 1;
  const shown = [...losses.keys()].filter((k) => k === 0 || k === last || /^[125]0*$/.test(String(k)));
  const width = Math.max(messages("training.update").length, String(last).length);
  return [
    `  ${messages("training.update").padStart(width)}  ${messages("training.loss")}`,
    ...shown.map(
      (k) => `  ${String(k).padStart(width)}  ${displayNumber(nth(losses, k), { significant: 6 })}`,
    ),
  ];
}

function painter(colours: boolean): {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
} {
  const paint = (code: number) => (text: string) => (colours ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { bold: paint(1), dim: paint(2) };
}
