import { constant, type Dual, evaluate } from "./expression.js";
import type { Facts } from "./facts.js";
import type { Find } from "./letters.js";
import { Missing } from "./tree.js";

const SAYS = {
  steps: /The state before the step and the gradients g are given|갱신 전의 상태와 기울기 g가 주어/,
  counted: /the index is the number of the step, t in the rule|아래 첨자는 갱신 횟수로 규칙의 t/,
};

/**
 * A state or weight after step t by the rule that is printed: `w_4`, `v_4`, `^m_4`. What the rule calls new belongs to the step,
 * what it calls by its bare letter to the step before, and g to the step. Null where the rule has no such symbol.
 */
export function optimizerNumber(symbol: string, { formulas, text }: Facts, find: Find): number | null {
  const found = /^(\^?[wvms])_(\d+)$/.exec(symbol);
  if (found === null || !formulas.has("wnew")) return null;
  const [, letter = "", index = ""] = found;
  const step = Number(index);
  const name = letter.startsWith("^") ? letter : `${letter}new`;
  const rule = formulas.get(name);
  if (rule === undefined) return null;
  if (!SAYS.steps.test(text)) throw new Missing("what is given of the optimizer");
  const inRule = (key: string): Dual => {
    if (key === "t") {
      if (!SAYS.counted.test(text)) throw new Missing("what t is");
      return constant(step);
    }
    if (key === "g") return constant(find(`g_${step}`));
    if (key.endsWith("new")) return constant(find(`${key.slice(0, -3)}_${step}`));
    if (key.startsWith("^")) return constant(find(`${key}_${step}`));
    // A letter with a state of its own is the state before; m in momentum is a setting.
    if (formulas.has(`${key}new`)) return constant(find(`${key}_${step - 1}`));
    return constant(find(key));
  };
  return evaluate(rule, { symbol: inRule }).value;
}
