import type { AskedChoice } from "./asked.js";
import type { DrawnNetwork } from "./drawing.js";
import type { Lookup } from "./lookup.js";
import { Missing } from "./tree.js";

/** The one place at which something holds. Throws where it holds at none or at several. */
function only(places: readonly boolean[]): number {
  const found = places.flatMap((holds, k) => (holds ? [k + 1] : []));
  if (found.length !== 1) throw new Error(`${found.length} options are right`);
  return found[0] ?? 0;
}

/** What is right of a question about updates to come; null for a choice about anything else. */
export function nextUpdate({ text, options }: AskedChoice, { find, network }: Lookup): number | null {
  const symbols = options.map(({ symbol = "" }) => symbol);
  const slopes = (): number[] => symbols.map((symbol) => find(`∂C/∂${symbol}`));
  const bound = /lowers the loss by less than ([\d.]*\d)|손실이 ([\d.]*\d)보다 적게 줄어든/.exec(text);
  if (bound !== null) {
    const drops = symbols.map((symbol) => {
      const t = Number(/^C_(\d)$/.exec(symbol)?.[1]);
      return find(`C_${t - 1}`) - find(symbol);
    });
    return 1 + drops.findIndex((drop) => drop < Number(bound[1] ?? bound[2]));
  }
  const rate = /With the learning rate ([\d.]*\d) from the start|처음부터 학습률이 ([\d.]*\d)이면/.exec(text);
  if (rate !== null) {
    let error = find("w_0") * find("x_1") - find("y_1");
    const errors = [0, 1, 2].map(() => {
      const now = error;
      error -= Number(rate[1] ?? rate[2]) * find("x_1") ** 2 * error;
      return now;
    });
    const [first = 0, second = 0] = errors;
    const grows = Math.abs(second) > Math.abs(first);
    const said = grows
      ? /grows with every|마다 커진다/
      : first * second > 0
        ? /from one side$|한쪽에서/
        : /jumps|오간다/;
    return only(options.map((one) => said.test(one.text)));
  }
  if (/one grows in the next update|다음 갱신에서 커지는/.test(text))
    return only(slopes().map((slope) => slope < 0));
  if (/one becomes smaller|작아지는\(수직선/.test(text)) return only(slopes().map((slope) => slope > 0));
  if (/changes most in the next update|learns fastest|가장 많이 변하는|가장 빨리 학습하는/.test(text)) {
    const sizes = slopes().map(Math.abs);
    return 1 + sizes.indexOf(Math.max(...sizes));
  }
  const zero = /If x_(\d) were 0|x_(\d)만 0이라면/.exec(text);
  if (zero === null) return null;
  if (network === null) throw new Missing("the network");
  return only(symbols.map((symbol) => inputOf(symbol, network) === Number(zero[1] ?? zero[2])));
}

/** The input that a weight of the first layer comes from; 0 for any other weight. */
function inputOf(gradient: string, { layers }: DrawnNetwork): number {
  const [, sub = "", layer] = /∂w_([\d,]+)(?:\((\d)\))?$/.exec(gradient) ?? [];
  if (layer !== undefined) return layer === "1" ? Number(sub.at(-1)) : 0;
  const [inputs = 0, hidden = 0] = layers.map(({ nodes }) => nodes.length);
  const number = Number(sub);
  return number <= inputs * hidden ? Math.ceil(number / hidden) : 0;
}
