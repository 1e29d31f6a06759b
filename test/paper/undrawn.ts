import type { DrawnLayer, DrawnNetwork, DrawnNode } from "./drawing.js";
import type { PaperQuestion } from "./paper.js";
import { partsOf } from "./symbols.js";

/** Of which output the target is 1, all others being 0. */
const RIGHT =
  /the target of output (\d+) is 1, all other targets are 0|출력 (\d+)의 목푯값은 1, 나머지 목푯값은 모두 0/;

/**
 * The last layer of a network that is not drawn, by the sums or outputs that are printed and the targets that are told. In flat
 * notation sums count on through the network: those of the outputs are the last, in order.
 */
export function undrawnNetwork({ known, facts, functions }: PaperQuestion): DrawnNetwork | null {
  const printed = [...known.keys()].flatMap((key) => partsOf(key) ?? []);
  const right = RIGHT.exec(facts.text);
  const outputs = printed.filter(({ letter }) => letter === "a" || letter === "o");
  const sums = printed.filter(({ letter }) => letter === "z");
  const targets = [...facts.numbers].flatMap(([key, value]) => (/^y_\d+$/.test(key) ? [value] : []));
  const last = [...outputs, ...sums][0];
  if (last === undefined) return null;
  const isIndexed = last.layer !== "";
  const count = targets.length || outputs.length || sums.length;
  const nodes = Array.from({ length: count }, (_none, k): DrawnNode => {
    const name = isIndexed ? `a_${k + 1}(${last.layer})` : `o_${k + 1}`;
    const told = right === null ? undefined : Number(Number(right[1] ?? right[2]) === k + 1);
    const target = targets[k] ?? told;
    return { name, ...(target === undefined ? {} : { target }) };
  });
  const inputs = [...known.keys()].flatMap((key) => (/^x_\d+$/.test(key) ? [{ name: key }] : []));
  const before = isIndexed ? 0 : Math.min(...sums.map(({ sub }) => Number(sub) - 1));
  const hidden = Array.from(
    { length: isIndexed ? Number(last.layer) - 1 : Math.sign(before) },
    (): DrawnLayer => ({
      function: "",
      nodes: Array.from({ length: isIndexed ? 0 : before }, (_none, k) => ({ name: `h_${k + 1}` })),
    }),
  );
  const [name = ""] = functions;
  return {
    layers: [{ function: "", nodes: inputs }, ...hidden, { function: name, nodes }],
    weights: new Map(),
  };
}
