import { asWritten } from "../../core/graph/asWritten.js";
import type { Definition } from "../../core/graph/definition.js";
import { symbolsOf } from "../../core/graph/expression.js";
import { roundingOf } from "../../core/graph/precision.js";
import { printedValues } from "../../core/graph/printed.js";
import { displayNumber } from "../../core/graph/rounding.js";
import { joined } from "../tree/line.js";
import { type KeyRow, keyRows } from "./keyRows.js";
import type { QuestionContext } from "./questionContext.js";
import { lineView, workedLine } from "./workedLine.js";

/**
 * The worked solution that a question prints, mistake and all. Guided, each line has its formula and its numbers; at
 * standard level its numbers; in an exam only what comes out.
 */
export function workedSolution(context: QuestionContext) {
  const { question, setter } = context;
  const { worked, level } = question;
  if (worked === undefined) return null;
  const displays = displaysGoneWrong(context);
  const lines = rowsOf(context).map(({ definition, copies }, k) => {
    const line = lineView(workedLine(definition, setter, displays));
    return {
      number: k + 1,
      ...line,
      ...(level === "guided" ? {} : { formula: "" }),
      ...(level === "exam" ? { numbers: "" } : {}),
      broken: level === "guided" && line.broken,
      copies:
        level === "guided" && copies.length > 0
          ? setter.phrase("key.with", {
              copies: joined(
                copies.map(([id, of]) => setter.copy(id, of)),
                ", ",
              ),
            })
          : "",
    };
  });
  return { wide: level === "guided", lines };
}

/** The lines as rows, the wrong one with the expression that was put in its place. */
function rowsOf({ question, graph }: QuestionContext): KeyRow[] {
  const { worked, mistakes } = question;
  const lines = new Set(worked?.lines);
  const replace = mistakes[worked?.mistake ?? -1]?.replace ?? {};
  const used = new Set(
    graph.definitions.flatMap((one) => (lines.has(one.id) ? symbolsOf(one.expression) : [])),
  );
  const isLocal = ({ role, id }: Definition) =>
    (role === "local-weight" || role === "local-activation") && used.has(id);
  const printed = graph.definitions
    .filter((one) => lines.has(one.id) || isLocal(one))
    .map((one) => ({ ...one, expression: asWritten(replace[one.id] ?? one.expression) }));
  return keyRows(printed, new Set());
}

/** Every number as it stands in the worked solution: each line is worked as it is printed. */
function displaysGoneWrong({ question, graph }: QuestionContext): Map<string, string> {
  const { givens, precision, mistakes, worked } = question;
  const replace = mistakes[worked?.mistake ?? -1]?.replace ?? {};
  const printed = printedValues(graph, new Map(Object.entries(givens)), precision, replace);
  return new Map(
    [...printed].flatMap(([id, value]) =>
      Number.isFinite(value) ? [[id, displayNumber(value, roundingOf(graph, id, precision))]] : [],
    ),
  );
}
