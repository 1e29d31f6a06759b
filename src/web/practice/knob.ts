import { solveNumbers } from "../../core/graph/compile.js";
import { isActivation, isParameter, names, oldName, readDerivative } from "../../core/graph/quantity.js";
import { displayNumber } from "../../core/graph/rounding.js";
import { problemOf } from "../../core/graph/solutionGraph.js";
import type { Network } from "../../core/network/network.js";
import type { QuestionContext } from "../../document/build/questionContext.js";
import { curvePicture } from "../../document/diagram/curvePicture.js";
import { printed } from "../../document/tree/line.js";

/** A number of the network that can be turned, and from where to where. */
export interface Knob {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly value: number;
}

/** A weight or bias is turned by so much to each side; the learning rate from nothing to so many times itself. */
const REACH = 2;
const TIMES = 6;
const STEPS = 40;

const RATE = "eta";

/** What of a question's network can be turned: every weight and bias, and the learning rate. None without a network of one example. */
export function knobsOf({ question }: QuestionContext): Knob[] {
  const { network, picture } = question;
  if (network === undefined || picture !== undefined || network.examples.length > 1) return [];
  const { givens } = problemOf(network, "update");
  return [...givens].flatMap(([id, value]): Knob[] => {
    if (id === RATE) return [{ id, value, from: 0, to: TIMES * value, step: (TIMES * value) / STEPS }];
    if (!isParameter(id)) return [];
    return [{ id, value, from: value - REACH, to: value + REACH, step: (2 * REACH) / STEPS }];
  });
}

/** How many digits a value has beside a knob. */
const shown = (value: number): string => displayNumber(value, { significant: 4 }).replaceAll("-", "−");

/** What turning a knob to a place makes of the network: its values as a table, and the loss as a curve over the knob. */
export function turned(knob: Knob, to: number, context: QuestionContext) {
  const { question, setter } = context;
  const { network } = question;
  if (network === undefined) throw new RangeError("a question without a network has no knobs");
  const { t } = setter;
  const solve = solverOf(network, knob.id);
  const loss = knob.id === RATE ? names.renewed(names.loss()) : names.loss();
  const lossAt = (value: number): number => solve(value).get(loss) ?? Number.NaN;
  const values = solve(to);
  const slope = isParameter(knob.id) ? values.get(names.gradient(knob.id)) : undefined;
  const rate = problemOf(network, "update").givens.get(RATE);
  const next = slope === undefined || rate === undefined ? undefined : to - rate * slope;
  const points = Array.from({ length: STEPS + 1 }, (_none, k): [number, number] => {
    const x = knob.from + k * knob.step;
    return [x, lossAt(x)];
  });
  const rows = [...values].filter(([id]) => id === loss || isTold(id, knob.id));
  const write = (value: number) => displayNumber(value, { significant: 3 }).replaceAll("-", "−");
  const step =
    slope === undefined || next === undefined
      ? ""
      : t("practice.knob.step", {
          slope: write(slope),
          next: displayNumber(next, { significant: 4 }).replaceAll("-", "−"),
          loss: displayNumber(lossAt(next), { significant: 4 }).replaceAll("-", "−"),
        });
  return {
    curve: {
      caption: step,
      pictures: [
        curvePicture({
          points,
          at: [to, lossAt(to)],
          slope,
          next: next === undefined ? undefined : [next, lossAt(next)],
          names: [setter.said(knob.id), setter.said(loss)],
          write,
          alt: t("practice.knob.curve", {
            name: setter.said(knob.id),
            value: write(to),
            loss: write(lossAt(to)),
          }),
        }),
      ],
    },
    value: printed(shown(to)),
    /** The same read aloud as the knob is moved: where it stands, and what the loss is there. */
    said: `${write(to)}, ${setter.said(loss)}: ${write(lossAt(to))}`,
    rows: rows.map(([id, value]) => ({
      symbol: setter.symbol(id, true),
      value: printed(shown(value)),
    })),
  };
}

/** The values that a table tells: activations, the loss, the gradient of what is turned, new weights under another rate. */
function isTold(id: string, knob: string): boolean {
  if (knob === RATE) return isParameter(oldName(id) ?? id) || id === names.loss();
  return isActivation(id) || readDerivative(id)?.by === knob;
}

/** All of a network's values with one of its numbers put to another. */
function solverOf(network: Network, id: string): (value: number) => ReadonlyMap<string, number> {
  const { graph, givens } = problemOf(network, id === RATE ? "second" : "backward");
  return (value) => {
    const solved = solveNumbers(graph, new Map([...givens, [id, value]]));
    return new Map(
      graph.definitions.flatMap((line) => {
        const number = solved.get(line.id);
        return number === undefined ? [] : [[line.id, number] as const];
      }),
    );
  };
}
