import { known } from "../../core/base/known.js";
import type { Definition } from "../../core/graph/definition.js";
import type { Expression } from "../../core/graph/expression.js";
import { isOperator, symbolsOf } from "../../core/graph/expressionTree.js";
import type { Question } from "../../core/sheet/sheet.js";
import type { Typesetter } from "../formula/typesetter.js";
import { givenText, markOf } from "./networkDrawing.js";
import type { Drawing, DrawnNode } from "./networkPicture.js";

/** A computational graph from its inputs, left, to its last node. */
export function graphDrawing(question: Question, setter: Typesetter): Drawing {
  const nodes = question.definitions.filter(({ role }) => role === "node");
  const columns = columnsOf(question, nodes);
  const drawn = (id: string): DrawnNode => {
    const value = question.givens[id];
    const node = nodes.find((one) => one.id === id);
    return {
      id,
      mark: markOf(setter.notation, id),
      ...(value === undefined ? {} : { value: givenText(value) }),
      ...(node === undefined ? {} : { caption: signOf(node.expression) }),
    };
  };
  const edges = nodes.flatMap(({ id, expression }) =>
    symbolsOf(expression).map((from) => ({ from, to: id })),
  );
  const { t, said } = setter;
  const described = nodes.map(({ id, expression }) =>
    t("alt.node", {
      name: said(id),
      from: symbolsOf(expression)
        .map((from) => said(from))
        .join(", "),
    }),
  );
  return {
    columns: columns.map((ids) => ({ nodes: ids.map(drawn) })),
    edges,
    alt: t("alt.graph", { nodes: described.join("; ") }),
  };
}

/** Every node stands one column right of the last of its operands. */
function columnsOf({ givens }: Question, nodes: readonly Definition[]): string[][] {
  const depths = new Map(Object.keys(givens).map((id) => [id, 0]));
  for (const { id, expression } of nodes) {
    depths.set(id, 1 + Math.max(...symbolsOf(expression).map((from) => known(depths, from))));
  }
  const deepest = Math.max(...depths.values());
  return Array.from({ length: deepest + 1 }, (_none, column) =>
    [...depths].flatMap(([id, depth]) => (depth === column ? [id] : [])),
  );
}

/** What a node does, in a sign or two. */
function signOf(expression: Expression): string {
  if (typeof expression !== "object") return "";
  const [operator, [first, second]] = expression;
  if (!isOperator(operator)) return operator;
  switch (operator) {
    case "*":
      return "×";
    case "neg":
      return "−";
    case "+":
      return typeof second === "number" ? `+ ${second}` : "+";
    case "/":
      return first === 1 ? "1/u" : "÷";
    case "-":
    case "^":
      return operator;
  }
}
