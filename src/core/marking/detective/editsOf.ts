import type { Definition, Graph } from "../../graph/definition.js";
import { type Expression, isOperator, substitute, symbolsOf } from "../../graph/expressionTree.js";
import { oldName } from "../../graph/quantity.js";
import type { Edit, EditKind, Ranked } from "./edit.js";
import { functionsFor } from "./functions.js";
import { DETECTIVE_LIMITS } from "./limits.js";
import { eachPart, factorsIn, productOf, type Rebuild, sumOfTerms, termsIn } from "./parts.js";
import { siblingsOf } from "./siblings.js";

/** What the edits of a line are made with. */
export interface Line {
  readonly graph: Graph;
  readonly definition: Definition;
  /** Its expression as a student works it out: copies put in place, calls written out. */
  readonly opened: Expression;
}

/** Makes an edit: of this rank and kind, of what comes of it. */
type Add = (
  rank: number,
  kind: EditKind,
  expression: Expression,
  about?: Pick<Edit, "taken" | "instead">,
) => void;

/** Edits hold no numbers of a student's: sheets of one kind share them. */
const kept = new WeakMap<Graph, Map<string, readonly Ranked[]>>();

/** The edits of a line, likeliest first, but for numbers that are rounded too early. */
export function editsOf(line: Line): readonly Ranked[] {
  const ofGraph = kept.get(line.graph) ?? new Map<string, readonly Ranked[]>();
  kept.set(line.graph, ofGraph);
  const key = `${line.definition.id} ${symbolsOf(line.opened).join(" ")}`;
  const made = ofGraph.get(key) ?? makeEdits(line);
  ofGraph.set(key, made);
  return made;
}

function makeEdits(line: Line): Ranked[] {
  const { definition, opened } = line;
  const edits: Ranked[] = [];
  const add: Add = (rank, kind, expression, about = {}) => {
    edits.push({ rank, kind, line: definition.id, expression, ...about });
  };
  wholeEdits(line, add);
  eachPart(opened, (part, rebuild) => {
    sumEdits(part, rebuild, add);
    productEdits(part, rebuild, add, line);
    callEdits(part, rebuild, add);
    if (typeof part === "string") leafEdits(part, rebuild, add, line);
    if (part !== opened && typeof part === "object") add(2, "part-alone", part);
  });
  pairEdits(opened, add);
  return edits
    .filter(({ rank }) => rank <= DETECTIVE_LIMITS.rank)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, DETECTIVE_LIMITS.edits);
}

/** A number that is rounded to fewer digits before a line uses it: `shorter` gives what it is then, the most digits first. */
export function roundedEdits(
  line: string,
  opened: Expression,
  shorter: (id: string) => readonly number[],
): Ranked[] {
  return symbolsOf(opened).flatMap((id) =>
    shorter(id).map((value, k): Ranked => {
      const expression = substitute(opened, (one) => (one === id ? value : undefined));
      return { rank: 2 + k / 2, kind: "rounded", line, expression, taken: value, instead: id };
    }),
  );
}

/** Edits of what a line comes to. */
function wholeEdits({ graph, definition, opened }: Line, add: Add): void {
  add(1, "sign", sumOfTerms(termsIn(["neg", [opened]])));
  add(2, "doubled", ["*", [2, opened]]);
  add(2, "halved", ["/", [opened, 2]]);
  add(2, "one-minus", ["-", [1, opened]]);
  if (definition.reason === "slope-sigmoid")
    add(
      2,
      "once-more",
      substitute(opened, (id) => ["sigmoid", [id]]),
    );
  const old = oldName(definition.id);
  if (old !== null) add(0, "earlier", old, { taken: old });
  for (const { id, rank } of siblingsOf(graph, definition, definition.id))
    if (rank <= 3) add(rank + 0.5, "earlier", id, { taken: id });
}

/** Edits of a sum: a term left out, with the other sign, two factors that have changed places. */
function sumEdits(part: Expression, rebuild: Rebuild, add: Add): void {
  const terms = termsIn(part);
  if (terms.length < 2) return;
  const without = (k: number) => terms.filter((_term, at) => at !== k);
  terms.forEach((term, k) => {
    add(1, "term-left-out", rebuild(sumOfTerms(without(k))), { instead: term.part });
    const turned = terms.map((one, at) => (at === k ? { ...one, minus: !one.minus } : one));
    add(1, "sign", rebuild(sumOfTerms(turned)), { instead: term.part });
  });
  if (terms.length > 2)
    for (const { part: alone, minus } of terms)
      add(2.5, "part-alone", rebuild(minus ? ["neg", [alone]] : alone));
  for (let a = 0; a < terms.length; a++)
    for (let b = a + 1; b < terms.length; b++) {
      const [one, other] = [terms[a], terms[b]];
      if (one === undefined || other === undefined) continue;
      const [first, second] = [factorsIn(one.part), factorsIn(other.part)];
      const [last, end] = [first.at(-1), second.at(-1)];
      if (first.length < 2 || first.length !== second.length || last === undefined || end === undefined)
        continue;
      const exchanged = terms.map((term, at) =>
        at === a
          ? { ...term, part: productOf([...first.slice(0, -1), { ...last, part: end.part }]) }
          : at === b
            ? { ...term, part: productOf([...second.slice(0, -1), { ...end, part: last.part }]) }
            : term,
      );
      add(1, "exchanged", rebuild(sumOfTerms(exchanged)), { taken: end.part, instead: last.part });
    }
}

/** Edits of a product: a factor left out, inverted, squared, a number that is not that; factors that are added; one too many. */
function productEdits(part: Expression, rebuild: Rebuild, add: Add, { opened }: Line): void {
  const factors = factorsIn(part);
  if (factors.length > 1) {
    factors.forEach((factor, k) => {
      const about = { instead: factor.part };
      add(1, "factor-left-out", rebuild(productOf(factors.filter((_one, at) => at !== k))), about);
      const inverted = factors.map((one, at) => (at === k ? { ...one, below: !one.below } : one));
      add(2, "inverted", rebuild(productOf(inverted)), about);
      if (typeof factor.part !== "number")
        add(3, "squared", rebuild(productOf([...factors, factor])), { taken: factor.part });
    });
    if (factors.length === 2 && factors.every(({ below }) => !below)) {
      const [one, other] = factors;
      if (one !== undefined && other !== undefined) add(2, "added", rebuild(["+", [one.part, other.part]]));
    }
  }
  const within = new Set(symbolsOf(part));
  if (termsIn(part).length > 1 || (factors.length === 1 && typeof part === "object")) return;
  for (const id of symbolsOf(opened))
    if (!within.has(id) && typeof part !== "number")
      add(3, "extra-factor", rebuild(productOf([...factors, { below: false, part: id }])), { taken: id });
}

/** Edits of a power or of a function that is called. */
function callEdits(part: Expression, rebuild: Rebuild, add: Add): void {
  if (typeof part !== "object") return;
  const [operator, operands] = part;
  const [base = 0, exponent] = operands;
  if (operator === "^" && typeof exponent === "number") {
    add(1, "not-squared", rebuild(base));
    add(2, "twice-for-square", rebuild(["*", [exponent, base]]));
    return;
  }
  if (isOperator(operator)) return;
  add(1, "function", rebuild(base), { instead: part });
  if (operands.length === 1) {
    add(2, "sign", rebuild([operator, [["neg", [base]]]]));
  }
  for (const { rank, expression } of functionsFor(operator, operands))
    add(rank, "function", rebuild(expression), { taken: expression, instead: part });
}

/** Edits of a quantity that stands in a line. */
function leafEdits(id: string, rebuild: Rebuild, add: Add, { graph, definition }: Line): void {
  add(1, "sign", rebuild(["neg", [id]]), { instead: id });
  add(2.5, "one-minus", rebuild(["-", [1, id]]), { instead: id });
  const old = oldName(id);
  if (old !== null) add(1.5, "taken-for", rebuild(old), { taken: old, instead: id });
  for (const { id: other, rank } of siblingsOf(graph, definition, id))
    add(rank, "taken-for", rebuild(other), { taken: other, instead: id });
}

/** Two slips at once, of those that are made most: the sign, and a factor that is left out. */
function pairEdits(opened: Expression, add: Add): void {
  const factors = factorsIn(opened);
  const negative = (one: Expression): Expression => sumOfTerms(termsIn(["neg", [one]]));
  factors.forEach((_factor, k) => {
    const rest = factors.filter((_one, at) => at !== k);
    if (factors.length > 1) {
      add(3, "two", negative(productOf(rest)));
      add(3, "two", ["/", [productOf(rest), 2]]);
    }
    rest.forEach((_one, at) => {
      if (at >= k && rest.length > 1) add(3, "two", productOf(rest.filter((_other, of) => of !== at)));
    });
  });
  add(3, "two", negative(["*", [2, opened]]));
  add(3, "two", negative(["/", [opened, 2]]));
}
