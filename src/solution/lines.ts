import { known } from "../base/known.js";
import type { LocaleName } from "../base/settings.js";
import type { Definition, Graph } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import { decimalsForChanges, type Precision, roundingOf } from "../graph/precision.js";
import { names } from "../graph/quantity.js";
import { displayNumber } from "../graph/rounding.js";
import { trainedOf } from "../graph/update.js";
import { type Network, sizesOf, topologyOf } from "../network/network.js";
import { writeFormula } from "../notation/formula.js";
import { type NotationName, notationOf } from "../notation/notation.js";
import {
  numberTex,
  symbolTex,
  texFormula,
  texNumbers,
  textFormula,
  textNumbers,
} from "../notation/styles.js";
import { messagesFor } from "../words/locale.js";
import { keyOf } from "../words/messages.js";
import type { SolvedQuantity } from "./solution.js";

/** The rounding of a solution: 4 decimals, gradients 4 significant figures, new weights so that each change shows. */
export function solutionPrecision(network: Network, values: ReadonlyMap<string, number>): Precision {
  const changes = trainedOf(topologyOf(network)).map(
    (id) => known(values, names.renewed(id)) - known(values, id),
  );
  return {
    values: { decimals: 4 },
    gradients: { significant: 4 },
    weights: { decimals: decimalsForChanges(changes.filter(Number.isFinite)) },
  };
}

/** A number as it is printed; one that has left the range of doubles reads ∞. */
function displayOf(value: number, graph: Graph, id: string, precision: Precision): string {
  if (Number.isFinite(value)) return displayNumber(value, roundingOf(graph, id, precision));
  return Number.isNaN(value) ? "undefined" : value > 0 ? "∞" : "-∞";
}

/** Every line of a solved graph, in order. */
export function solveLines(
  network: Network,
  graph: Graph,
  values: ReadonlyMap<string, number>,
  options: { readonly notation?: NotationName; readonly locale?: LocaleName },
): SolvedQuantity[] {
  const precision = solutionPrecision(network, values);
  const notation = notationOf(options.notation ?? "indexed", sizesOf(network));
  const messages = messagesFor(options.locale ?? "en");
  const displays = new Map(
    [...values].map(([id, value]) => [id, displayOf(value, graph, id, precision)] as const),
  );
  const styles = {
    formula: textFormula(notation),
    numbers: textNumbers(notation, displays),
    texFormula: texFormula(notation),
    texNumbers: texNumbers(notation, displays),
  };
  return graph.definitions.map(({ id, expression, reason }: Definition): SolvedQuantity => {
    const display = known(displays, id);
    const sides = [
      symbolTex(id, notation),
      writeFormula(expression, styles.texFormula),
      writeFormula(expression, styles.texNumbers),
      numberTex(display),
    ];
    return {
      id,
      value: known(values, id),
      display,
      tex: sides.filter((side, k) => side !== sides[k - 1]).join(" = "),
      formula: writeFormula(expression, styles.formula),
      substitution: writeFormula(expression, styles.numbers),
      reason: [messages(keyOf("reason", reason)), display.endsWith("∞") ? messages("solution.overflow") : ""]
        .filter(Boolean)
        .join(" "),
      uses: symbolsOf(expression),
    };
  });
}
