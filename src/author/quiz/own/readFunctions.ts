import type { z } from "zod";
import { OWN_CALLS, OWN_NAMES } from "../../../core/graph/own/ownCalls.js";
import { readOwnExpression } from "../../../core/graph/own/ownExpression.js";
import { ARGUMENT, type OwnFunction, ownFunction, wrongSlope } from "../../../core/graph/own/ownFunction.js";
import { type OwnFunctions, SLOPE } from "../../../core/graph/own/readMath.js";
import type { Path } from "../../../core/parse/document.js";
import type { graphSchema } from "./ownSchema.js";
import { expressionFault, type OwnPlace, report } from "./proseField.js";

type Data = NonNullable<z.output<typeof graphSchema>["activations"]>;

/** The functions that lines may call, each with its slope, which is held against differences. */
export function readFunctions(data: Data, at: OwnPlace): OwnFunctions {
  const functions = new Map<string, OwnFunction>();
  for (const [name, written] of Object.entries(data)) {
    const path = ["activations", name];
    if (
      !/^[A-Za-z]\w{0,29}$/.test(name) ||
      OWN_CALLS.has(name) ||
      OWN_NAMES.has(name) ||
      name.endsWith(SLOPE)
    ) {
      report(
        at,
        path,
        `${JSON.stringify(name)}: a name of letters and figures that nothing else has, and no end ${SLOPE}, would be right`,
      );
      continue;
    }
    const whole = typeof written === "string";
    const value = read(whole ? written : written.value, whole ? path : [...path, "value"], at);
    const slope = whole ? undefined : read(written.slope, [...path, "slope"], at);
    if (value === null || slope === null) {
      // What calls it is not at fault.
      functions.set(name, { value: 0, slope: 0 });
      continue;
    }
    const made = ownFunction(value, slope);
    const wrong = wrongSlope(made);
    if (wrong !== null)
      report(
        at,
        whole ? path : [...path, "slope"],
        `at z = ${wrong.z} it gives ${wrong.says.toPrecision(6)}, and the function's differences ${wrong.is.toPrecision(6)}`,
      );
    functions.set(name, made);
  }
  return functions;
}

function read(text: string, path: Path, at: OwnPlace) {
  const { read: found, fault } = readOwnExpression(text, [ARGUMENT], at.parse);
  if (fault === undefined) return found;
  expressionFault(fault, text, path, at);
  return null;
}
