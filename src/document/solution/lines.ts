import { known } from "../../core/base/known.js";
import { DEFAULTS, type LocaleName } from "../../core/base/settings.js";
import type { Definition, Graph } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import { type Network, sizesOf } from "../../core/network/network.js";
import { writeFormula } from "../../core/notation/formula.js";
import { type NotationName, notationOf } from "../../core/notation/notation.js";
import {
  numberTex,
  symbolTex,
  texFormula,
  texNumbers,
  textFormula,
  textNumbers,
} from "../../core/notation/styles.js";
import { messagesFor } from "../../core/words/locale.js";
import { keyOf } from "../../core/words/messages.js";
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
