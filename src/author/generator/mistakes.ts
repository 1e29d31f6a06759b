import { known } from "../../core/base/known.js";
import { coneOf, evaluateCone } from "../../core/graph/cone.js";
import type { Definition, Graph } from "../../core/graph/definition.js";
import type { Expression } from "../../core/graph/expression.js";
import { MISCONCEPTIONS } from "../../core/misconceptions/index.js";
import type { Mistake } from "../../core/sheet/sheet.js";

/** One answer's wrong value and the mistake that leads to it. */
export interface FoundMistake {
  readonly mistake: Mistake;
  readonly value: number;
}

type Replacement = Readonly<Record<string, Expression>>;
type Site = readonly [id: string, expressions: readonly Expression[]];

/**
 * Every modelled misconception on the way to one answer, and each of a teacher's `own` mistakes, from the givens and what is worked out `before` it. Each is tried
 * at the last line that it touches and at all of its lines at once, and only those that change the value are kept.
 */
export function mistakesOf(
  graph: Graph,
  quantity: string,
  before: ReadonlySet<string>,
  values: ReadonlyMap<string, number>,
  own: readonly Mistake[] = [],
): FoundMistake[] {
  const cone = coneOf(graph, quantity, before);
  const right = known(values, quantity);
  const found = (id: string, ways: readonly Replacement[]): FoundMistake[] => {
    const byValue = new Map<number, FoundMistake>();
    for (const replace of ways) {
      const value = withoutNoise(evaluateCone(cone, values, replace), right);
      const changes = Math.abs(value - right) > 1e-12 * Math.max(Math.abs(value), Math.abs(right));
      if (changes && !byValue.has(value)) byValue.set(value, { mistake: { id, replace }, value });
    }
    return [...byValue.values()];
  };
  const lines = new Set(cone.map(({ id }) => id));
  return [
    ...waysIn(cone, graph).flatMap(([name, ways]) => found(name, ways)),
    ...own.flatMap(({ id, replace }) =>
      Object.keys(replace).every((line) => lines.has(line)) ? found(id, [replace]) : [],
    ),
  ];
}

/** 0 where terms cancel but for the last bits of doubles: no wrong method leads to 2·10⁻¹⁷. */
const withoutNoise = (value: number, right: number): number =>
  Math.abs(value) < 1e-12 * Math.abs(right) ? 0 : value;

type Ways = readonly (readonly [name: string, ways: readonly Replacement[]])[];
const plans = new WeakMap<readonly Definition[], Ways>();

/** The misconceptions that change a cone, and the ways in which each does. They hold no numbers, so they are worked out once for a cone. */
function waysIn(cone: readonly Definition[], graph: Graph): Ways {
  const known = plans.get(cone);
  if (known !== undefined) return known;
  const ways = Object.values(MISCONCEPTIONS)
    .map(({ name, apply }) => [name, replacements(cone, apply, graph)] as const)
    .filter(([, changes]) => changes.length > 0);
  plans.set(cone, ways);
  return ways;
}

function replacements(
  cone: readonly Definition[],
  apply: (definition: Definition, graph: Graph) => readonly Expression[],
  graph: Graph,
): Replacement[] {
  const sites = cone.flatMap((definition): Site[] => {
    const expressions = apply(definition, graph);
    return expressions.length === 0 ? [] : [[definition.id, expressions]];
  });
  const last = sites.at(-1);
  const made: Replacement[] = [];
  if (last !== undefined) {
    const ways = last[1].map((_expression, k) => k);
    made.push(...ways.map((k) => at([last], k)));
    if (sites.length > 1) made.push(...ways.map((k) => at(sites, k)));
  }
  return made;
}

/** Each site takes its k-th expression, or its last where it has fewer. */
const at = (sites: readonly Site[], k: number): Replacement =>
  Object.fromEntries(
    sites.flatMap(([id, expressions]) => {
      const expression = expressions[Math.min(k, expressions.length - 1)];
      return expression === undefined ? [] : [[id, expression]];
    }),
  );
