import { networkIn } from "./drawing.js";
import type { PaperQuestion } from "./paper.js";
import { derivativeParts } from "./symbols.js";
import { Missing } from "./tree.js";
import { hasOwnFormulas, undrawnNetwork } from "./undrawn.js";

type Kind = "values" | "gradients" | "weights" | "errors" | "exact";

/** What a sentence calls the numbers that it speaks of, in a question about a network and in one about nothing of the kind. */
const SPEAKS: readonly { readonly kind: Kind; readonly network: RegExp; readonly own: RegExp }[] = [
  {
    kind: "values",
    network: /weighted sums, activations, losses|가중합·활성화 값·손실/,
    own: /values of functions and nodes|함숫값·노드의 값/,
  },
  {
    kind: "gradients",
    network: /gradients(?:, rates)? and all other results|기울기\(편미분값\)(?:·변화율)? 등/,
    own: /rates(?:, slopes)? and all other results|변화율(?:·미분값)? 등/,
  },
  {
    kind: "weights",
    network: /new weights and biases|새 가중치와 편향/,
    own: /new weights and biases|새 가중치와 편향/,
  },
  { kind: "errors", network: /relative errors|상대 오차/, own: /relative errors|상대 오차/ },
];

const COUNTS = "첫째 둘째 셋째 넷째 다섯째 여섯째 일곱째 여덟째 아홉째 열째".split(" ");

const HOW =
  /to (\d+) decimal places?|소수점 아래 (\S+) 자리까지|to (\d+) significant figures?|유효숫자 (\d+)자리|exactly|반올림하지 않고 정확하게/;

function kindOf(symbol: string, hasNetwork: boolean, hasFormulas: boolean): Kind {
  if (derivativeParts(symbol) !== null || symbol === "^g") return "gradients";
  if (symbol === "r") return "errors";
  if (symbol === "^d" || /^[WBPFMA]$/.test(symbol))
    return hasNetwork && symbol !== "^d" ? "gradients" : "exact";
  if (/^[wb](?:_\d+)?(?:\(\d+\))?new$/.test(symbol) || (!hasNetwork && /^w_\d+$/.test(symbol)))
    return "weights";
  if (hasNetwork) return /^[zahoC]/.test(symbol) ? "values" : "gradients";
  const values = hasFormulas ? /^(?:[auzhospqd](?:_\d+)?|\^x_\d|μ|v|C.*)$/ : /^[au]_\d$/;
  return values.test(symbol) ? "values" : "gradients";
}

/** The number as the paper asks for it: rounded by the sentence that speaks of it. Throws where none does. */
export function asAsked(symbol: string, value: number, paper: PaperQuestion): number {
  // 1 or 0, by whether something holds.
  const formula = paper.facts.formulas.get(symbol);
  if (formula?.kind === "call" && formula.name === "greater") return value;
  const hasNetwork = networkIn(paper.drawing, paper.language) !== null || undrawnNetwork(paper) !== null;
  const kind = paper.told.has(symbol) ? "values" : kindOf(symbol, hasNetwork, hasOwnFormulas(paper));
  const own = SPEAKS.find((one) => one.kind === kind);
  if (own === undefined) return value;
  const speaks = hasNetwork ? own.network : own.own;
  // What a question says of itself comes before what holds for all.
  const here = /(?:Here, give|이 문제에서는 다음과 같이 쓰시오\.) (.*)\.$/.exec(paper.task)?.[1] ?? "";
  for (const text of [here, paper.rounding]) {
    const found = speaks.exec(text);
    const how = found === null ? null : HOW.exec(text.slice(found.index + found[0].length));
    if (how === null) continue;
    const decimals = how[1] ?? (how[2] === undefined ? undefined : String(1 + COUNTS.indexOf(how[2])));
    const significant = how[3] ?? how[4];
    if (decimals !== undefined) return Number(value.toFixed(Number(decimals)));
    return significant === undefined ? value : Number(value.toPrecision(Number(significant)));
  }
  throw new Missing(`to how many digits ${symbol} is asked for`);
}
