import type { AskedChoice } from "./asked.js";
import { constant, type Expression, evaluate } from "./expression.js";
import type { Lookup } from "./lookup.js";
import type { PaperQuestion } from "./paper.js";
import { Missing } from "./tree.js";

/** A neuron as the paper's formulas have it: its output, what its sum is, and which symbols are in it. */
interface Neuron {
  readonly output: string;
  readonly sum: Expression;
  readonly symbols: readonly string[];
}

type Numbers = ReadonlyMap<string, number>;

function symbolsIn(one: Expression): string[] {
  switch (one.kind) {
    case "number":
      return [];
    case "symbol":
      return [one.key];
    case "operation":
      return [...symbolsIn(one.left), ...symbolsIn(one.right)];
    case "call":
      return one.operands.flatMap(symbolsIn);
    case "sum":
      return symbolsIn(one.of);
  }
}

const worth = (formula: Expression, numbers: Numbers): number =>
  evaluate(formula, {
    symbol: (key) => constant(numbers.get(key) ?? Number.NaN),
    call: () => constant(Number.NaN),
  }).value;

/** Formulas `y = [z > 0]`, each with its sum, in the order in which they are worked out. */
function neuronsOf({ facts: { formulas } }: PaperQuestion): Neuron[] {
  return [...formulas].flatMap(([output, formula]) => {
    const [of, nothing] = formula.kind === "call" && formula.name === "greater" ? formula.operands : [];
    const sum = of?.kind === "symbol" ? formulas.get(of.key) : undefined;
    if (sum === undefined || nothing?.kind !== "number" || nothing.value !== 0) return [];
    return [{ output, sum, symbols: symbolsIn(sum) }];
  });
}

/** How far a sum is kept from 0, and how often all rows are gone through. */
const MARGIN = 0.1;
const ROUNDS = 4000;

/** Numbers for a neuron's open symbols with which it says in every row what is wanted there; null where none are found. */
function fitted(
  { sum, symbols }: Neuron,
  open: ReadonlySet<string>,
  rows: readonly Numbers[],
  wanted: readonly number[],
): Numbers | null {
  const own = symbols.filter((key) => open.has(key));
  const found = new Map(own.map((key) => [key, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    rows.forEach((row, k) => {
      const at = (moved?: string): number =>
        worth(
          sum,
          new Map([
            ...row,
            ...[...found].map(([key, value]) => [key, value + (key === moved ? 1 : 0)] as const),
          ]),
        );
      const now = at();
      const goal = wanted[k] === 1 ? MARGIN : -MARGIN;
      if (wanted[k] === 1 ? now >= goal : now <= goal) return;
      const shares = own.map((key) => at(key) - now);
      const size = shares.reduce((all, one) => all + one * one, 0);
      if (size === 0) return;
      changed = true;
      own.forEach((key, place) => {
        found.set(key, (found.get(key) ?? 0) + (1.2 * (goal - now) * (shares[place] ?? 0)) / size);
      });
    });
    if (!changed) break;
  }
  const holds = rows.every((row, k) => worth(sum, new Map([...row, ...found])) > 0 === (wanted[k] === 1));
  return holds ? found : null;
}

/** What a neuron says in every row. */
const said = ({ sum }: Neuron, rows: readonly Numbers[]): number[] =>
  rows.map((row) => (worth(sum, row) > 0 ? 1 : 0));

/** Numbers of the student's own choosing, by their symbols, that do what the question asks. */
export function chosenNumbers(question: PaperQuestion, asked: readonly string[]): Numbers {
  const drawn = drawnLine(question);
  if (drawn !== null) return drawn;
  const open = new Set(asked);
  const known = [...question.facts.numbers].filter(([key]) => !open.has(key));
  const rows = question.examples.map((row) => new Map([...known, ...row]));
  const found = workedThrough(neuronsOf(question), open, rows, new Map());
  if (rows.length === 0 || found === null) throw new Missing("numbers that separate");
  return found;
}

/** Neuron by neuron: what the table does not say of an open one is tried in all ways. */
function workedThrough(
  [neuron, ...rest]: readonly Neuron[],
  open: ReadonlySet<string>,
  rows: readonly Numbers[],
  found: Numbers,
): Numbers | null {
  if (neuron === undefined) return found;
  const told = rows.map((row) => row.get(neuron.output));
  const isOpen = neuron.symbols.some((key) => open.has(key));
  const goals = told.every((one) => one !== undefined)
    ? [told.map((one) => one ?? 0)]
    : isOpen
      ? Array.from({ length: 2 ** rows.length }, (_none, k) => rows.map((_row, place) => (k >> place) & 1))
      : [said(neuron, rows)];
  for (const goal of goals) {
    const own = isOpen
      ? fitted(neuron, open, rows, goal)
      : said(neuron, rows).join() === goal.join()
        ? new Map<string, number>()
        : null;
    if (own === null) continue;
    const next = rows.map((row, k) => new Map([...row, ...own, [neuron.output, goal[k] ?? 0]]));
    const all = workedThrough(rest, open, next, new Map([...found, ...own]));
    if (all !== null) return all;
  }
  return null;
}

const LINE =
  /line that cuts the x1 axis at ([−\d]+) and the x2 axis at ([−\d]+); the side (with|without) the origin is grey|x1축과 ([−\d]+)에서, x2축과 ([−\d]+)에서 만나고, 원점이 (있는|없는) 쪽이 회색/;

/** Numbers for the line that a question draws, 1 on its grey side; null where none is drawn. */
function drawnLine({ drawing, facts }: PaperQuestion): Numbers | null {
  const match = LINE.exec(drawing);
  if (match === null) return null;
  if (!/1 on its grey side|회색 쪽에서 출력이 1/.test(facts.text)) throw new Missing("on which side is 1");
  const [p, q] = [match[1] ?? match[4], match[2] ?? match[5]].map((text) =>
    Number((text ?? "").replace("−", "-")),
  );
  const side = /^(with|있는)$/.test(match[3] ?? match[6] ?? "") ? -1 : 1;
  if (p === undefined || q === undefined) throw new Missing("where the line cuts the axes");
  return new Map([
    ["w_1", side / p],
    ["w_2", side / q],
    ["b", -side],
  ]);
}

/** Of choices of numbers the one that does it; null for a choice about anything else. */
export function separating({ text, options }: AskedChoice, question: PaperQuestion): number | null {
  if (!/numbers that do it|알맞은 값/.test(text)) return null;
  const given = options.map(
    (option) =>
      new Map(
        [...option.text.matchAll(/([a-z])\s*(\d?)\s*=\s*([−-]?[\d.]*\d)/g)].map(
          ([, letter = "", index = "", number = ""]) => [
            index === "" ? letter : `${letter}_${index}`,
            Number(number.replace("−", "-")),
          ],
        ),
      ),
  );
  const drawn = drawnLine(question);
  const neurons = neuronsOf(question);
  const right = given.flatMap((numbers, k) => {
    if (drawn !== null) {
      const [w1 = 0, w2 = 0, b = 0] = ["w_1", "w_2", "b"].map((key) => numbers.get(key));
      const [p = 0, q = 0, o = 0] = ["w_1", "w_2", "b"].map((key) => drawn.get(key));
      const isLike = Math.abs(w1 * o - p * b) < 1e-9 && Math.abs(w2 * o - q * b) < 1e-9 && b * o > 0;
      return isLike ? [k + 1] : [];
    }
    const all = question.examples.map((row) => new Map([...question.facts.numbers, ...row, ...numbers]));
    const bare = all.map(
      (row) => new Map([...row].filter(([key]) => !neurons.some(({ output }) => output === key))),
    );
    return workedThrough(
      neurons.map((one) => one),
      new Set(),
      bare.map((row, place) => new Map([...row, ...lastOf(neurons, all[place])])),
      new Map(),
    ) === null
      ? []
      : [k + 1];
  });
  if (right.length !== 1) throw new Error(`${right.length} choices of numbers separate`);
  return right[0] ?? 0;
}

/** What the table says of the last neuron. */
function lastOf(neurons: readonly Neuron[], row: Numbers | undefined): [string, number][] {
  const output = neurons.at(-1)?.output ?? "";
  const wanted = row?.get(output);
  return wanted === undefined ? [] : [[output, wanted]];
}

/** Of places where a boundary may cut the axes the right one; null for a choice about anything else. */
export function whereItCuts({ text, options }: AskedChoice, { find }: Pick<Lookup, "find">): number | null {
  if (!/boundary cuts the axes at|경계가 축과 만나는 곳/.test(text)) return null;
  const cuts = ["p_1", "p_2"].map((key) => find(key));
  return (
    1 +
    options.findIndex(({ text: words }) => {
      const numbers = [...words.matchAll(/=\s*([−-]?\d+)/g)].map(([, number = ""]) =>
        Number(number.replace("−", "-")),
      );
      return numbers.every((one, k) => Math.abs(one - (cuts[k] ?? Number.NaN)) < 1e-9);
    })
  );
}
