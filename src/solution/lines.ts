import { known } from "../base/known.js";
import { DEFAULTS, type LocaleName } from "../base/settings.js";
import type { Definition, Graph } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import { type Network, sizesOf } from "../network/network.js";
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
import { printedSolution } from "./printedSolution.js";
import type { SolvedQuantity } from "./solution.js";

/** Every line of a solved graph, in order. */
export function solveLines(
  network: Network,
  graph: Graph,
  givens: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, number>,
  options: { readonly notation?: NotationName; readonly locale?: LocaleName },
): SolvedQuantity[] {
  const notation = notationOf(options.notation ?? "indexed", sizesOf(network));
  const messages = messagesFor(options.locale ?? DEFAULTS.locale);
  const { displays, unrounded } = printedSolution(network, graph, givens, values);
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
      reason: [
        messages(keyOf("reason", reason)),
        display.endsWith("∞") ? messages("solution.overflow") : "",
        unrounded.has(id) ? messages("solution.unrounded") : "",
      ]
        .filter(Boolean)
        .join(" "),
      uses: symbolsOf(expression),
    };
  });
}
