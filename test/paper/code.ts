import type { AskedChoice } from "./asked.js";
import type { DrawnNetwork } from "./drawing.js";
import type { Lookup } from "./lookup.js";
import { type Array2, evaluateCode, runProgram, ShapeError, sidesOf, type Value } from "./numpy.js";
import type { PaperQuestion } from "./paper.js";
import { Missing } from "./tree.js";

const missing = (what: string): never => {
  throw new Missing(what);
};

/** A batch of a paper: how many rows and columns a matrix has, by its name in a program (`dW2`). */
export function batchShape({ facts }: PaperQuestion): (name: string) => readonly [number, number] {
  const number = (key: string): number => facts.numbers.get(key) ?? missing(key);
  const [m, d, n1, n2] = [number("m"), number("d"), number("n_1"), number("n_2")];
  const rows = /one example in each row|한 행에 샘플이 하나씩/.test(facts.text);
  if (!rows && !/one example in each column|한 열에 샘플이 하나씩/.test(facts.text))
    missing("how the batch stands");
  return (name) => {
    const [letter = "", layer = ""] = name.replace(/^d/, "");
    const [before, size] = layer === "1" ? [d, n1] : [n1, n2];
    const shape: readonly [number, number] =
      letter === "X" ? [m, d] : letter === "W" ? [before, size] : letter === "b" ? [1, size] : [m, size];
    return rows ? shape : [shape[1], shape[0]];
  };
}

/** `∂C/∂W(2)` as a program calls it: `dW2`. */
export const codeName = (symbol: string): string => symbol.replace(/^∂C\/∂/, "d").replace(/[()]/g, "");

const zeros = ([rows, columns]: readonly [number, number]): Array2 => ({
  rows,
  columns,
  numbers: Array.from({ length: rows * columns }, () => 0),
});

/** Whether a line of a program gives what it says, by shapes alone. */
function fits(line: string, shape: (name: string) => readonly [number, number]): boolean {
  const [of, is] = sidesOf(line);
  const used = [...is.matchAll(/\bd?[XWbZA]\d?\b/g)].map(([name]) => name);
  const names = new Map<string, Value>(used.map((name) => [name, zeros(shape(name))]));
  const same = ([a = 0]: readonly Value[]): Value => a;
  try {
    const value = evaluateCode(is, names, { f: same, df: same });
    const [rows, columns] = shape(of);
    return typeof value !== "number" && value.rows === rows && value.columns === columns;
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
}

/** The product that gives a derivative of a batch. */
export function rightProduct({ options, symbol }: AskedChoice, question: PaperQuestion): number {
  const shape = batchShape(question);
  const right = options.flatMap(({ text }, k) =>
    fits(`${codeName(symbol)} = ${text}`, shape) ? [k + 1] : [],
  );
  if (right.length !== 1) throw new Error(`${right.length} products fit ${symbol}`);
  return right[0] ?? 0;
}

/** The one line of a batch's program whose shapes do not fit. */
export function unfitLine(question: PaperQuestion): number {
  const shape = batchShape(question);
  const wrong = question.code.flatMap((line, k) =>
    / = \.\.\.$/.test(line) || fits(line, shape) ? [] : [k + 1],
  );
  if (wrong.length !== 1) throw new Error(`${wrong.length} lines do not fit`);
  return wrong[0] ?? 0;
}

/** Inputs, targets, weights and biases of a drawing, as its program calls them. */
function startOf({ layers, weights }: DrawnNetwork): Map<string, Value> {
  const start = new Map<string, Value>([["eta", 0.1]]);
  const vector = (numbers: readonly number[]): Array2 => ({ rows: numbers.length, columns: null, numbers });
  start.set("x", vector((layers[0]?.nodes ?? []).map(({ value }) => value ?? Number.NaN)));
  const outputs = layers.at(-1)?.nodes ?? [];
  start.set("y", vector(outputs.map(({ target }) => target ?? Number.NaN)));
  start.set("n", outputs.length);
  layers.slice(1).forEach(({ nodes }, before) => {
    const from = layers[before]?.nodes ?? [];
    const numbers = nodes.flatMap((to) =>
      from.map(({ name }) => weights.get(`${name}>${to.name}`) ?? Number.NaN),
    );
    start.set(`W${before + 1}`, { rows: nodes.length, columns: from.length, numbers });
    start.set(`b${before + 1}`, vector(nodes.map(({ bias }) => bias ?? 0)));
  });
  return start;
}

const numbersIn = (value: Value | undefined): readonly number[] =>
  value === undefined ? [] : typeof value === "number" ? [value] : value.numbers;

/** Whether a program's gradients and new weights are those of its network, worked out without it. */
function isRight(lines: readonly string[], network: DrawnNetwork, { find }: Lookup): boolean {
  const start = startOf(network);
  let names: Map<string, Value>;
  try {
    names = runProgram(lines, start);
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
  return network.layers.slice(1).every(({ nodes }, before) => {
    const from = network.layers[before]?.nodes ?? [];
    const gradients = nodes.flatMap((_to, j) =>
      from.map((_from, i) => find(weightGradient(network, before + 1, j + 1, i + 1))),
    );
    const biased = nodes.every(({ bias }) => bias !== undefined);
    const shifts = biased ? nodes.map((_to, j) => find(biasGradient(network, before + 1, j + 1))) : [];
    const follows = (letter: "W" | "b", wanted: readonly number[]): boolean => {
      const near = (a: number | undefined, b: number): boolean => Math.abs((a ?? Number.NaN) - b) < 1e-9;
      const found = numbersIn(names.get(`d${letter}${before + 1}`));
      const [old = [], renewed = []] = [start, names].map((one) =>
        numbersIn(one.get(`${letter}${before + 1}`)),
      );
      return (
        found.length === wanted.length &&
        wanted.every(
          (gradient, k) =>
            near(found[k], gradient) && near(renewed[k], (old[k] ?? Number.NaN) - 0.1 * gradient),
        )
      );
    };
    return follows("W", gradients) && (!biased || follows("b", shifts));
  });
}

/** ∂C/∂w as the paper's notation has it. */
function weightGradient({ layers }: DrawnNetwork, l: number, j: number, i: number): string {
  const isFlat = layers.at(-1)?.nodes[0]?.name.startsWith("o") === true;
  if (!isFlat) return `∂C/∂w_${j}${i}(${l})`;
  const before = layers
    .slice(1, l)
    .reduce((sum, { nodes }, k) => sum + nodes.length * (layers[k]?.nodes.length ?? 0), 0);
  return `∂C/∂w_${before + (i - 1) * (layers[l]?.nodes.length ?? 0) + j}`;
}

/** ∂C/∂b as the paper's notation has it: flat, biases are counted through the network. */
function biasGradient({ layers }: DrawnNetwork, l: number, j: number): string {
  const isFlat = layers.at(-1)?.nodes[0]?.name.startsWith("o") === true;
  if (!isFlat) return `∂C/∂b_${j}(${l})`;
  const before = layers.slice(1, l).reduce((sum, { nodes }) => sum + nodes.length, 0);
  return `∂C/∂b_${before + j}`;
}

/** Which option mends the program, and which line it takes the place of. */
export function mended(
  options: readonly string[],
  question: PaperQuestion,
  lookup: Lookup,
): { readonly option: number; readonly line: number } {
  const network = lookup.network ?? missing("the network");
  const { code } = question;
  if (isRight(code, network, lookup)) throw new Error("the program is right as it stands");
  const found = options.flatMap((text, k) => {
    const place = code.findIndex((line) => sidesOf(line)[0] === sidesOf(text)[0]);
    return isRight(code.with(place, text), network, lookup) ? [{ option: k + 1, line: place + 1 }] : [];
  });
  if (found.length !== 1) throw new Error(`${found.length} options mend the program`);
  return found[0] ?? missing("an option that mends the program");
}
