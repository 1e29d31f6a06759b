import type { z } from "zod";
import { OWN_CALLS, OWN_NAMES } from "../../../core/graph/own/ownCalls.js";
import { readOwnExpression } from "../../../core/graph/own/ownExpression.js";
import {
  OF_ACTIVATION,
  OF_LOSS,
  type OwnFunction,
  ownFunction,
  wrongSlope,
} from "../../../core/graph/own/ownFunction.js";
import { type OwnFunctions, SLOPE } from "../../../core/graph/own/readMath.js";
import type { Path } from "../../../core/parse/document.js";
import type { graphSchema } from "./ownSchema.js";
import { expressionFault, type OwnPlace, report } from "./proseField.js";

type Data = z.output<typeof graphSchema>;
type Written = NonNullable<Data["activations"]>[string];

/** The functions that lines may call, each with its slope, which is held against differences. */
export function readFunctions(data: Pick<Data, "activations" | "losses">, at: OwnPlace): OwnFunctions {
  const functions = new Map<string, OwnFunction>();
  const kinds = [
    ["activations", OF_ACTIVATION, data.activations ?? {}],
    ["losses", OF_LOSS, data.losses ?? {}],
  ] as const;
  for (const [kind, takes, all] of kinds)
    for (const [name, written] of Object.entries(all)) {
      const path = [kind, name];
      if (
        !/^[A-Za-z]\w{0,29}$/.test(name) ||
        OWN_CALLS.has(name) ||
        OWN_NAMES.has(name) ||
        functions.has(name) ||
        name.endsWith(SLOPE)
      )
        report(
          at,
          path,
          `${JSON.stringify(name)}: a name of letters and figures that nothing else has, and no end ${SLOPE}, would be right`,
        );
      else functions.set(name, readFunction(written, takes, path, at));
    }
  return functions;
}

function readFunction(written: Written, takes: readonly string[], path: Path, at: OwnPlace): OwnFunction {
  const whole = typeof written === "string";
  const value = read(whole ? written : written.value, takes, whole ? path : [...path, "value"], at);
  const slope = whole ? undefined : read(written.slope, takes, [...path, "slope"], at);
  // What calls it is not at fault.
  if (value === null || slope === null) return { takes, value: 0, slope: 0 };
  const made = ownFunction(value, takes, slope);
  const wrong = wrongSlope(made);
  if (wrong !== null) {
    const where = takes.map((name) => `${name} = ${wrong.at[name]}`).join(", ");
    report(
      at,
      whole ? path : [...path, "slope"],
      `at ${where} it gives ${wrong.says.toPrecision(6)}, and the function's differences ${wrong.is.toPrecision(6)}`,
    );
  }
  return made;
}

function read(text: string, takes: readonly string[], path: Path, at: OwnPlace) {
  const { read: found, fault } = readOwnExpression(text, takes, at.parse);
  if (fault === undefined) return found;
  expressionFault(fault, text, path, at);
  return null;
}
