import { number, type Values } from "./values.js";

/** The rules as their authors print them, step by step from the state that is given. */
export function optimizerSteps(given: Values, variant: string): Values {
  const values = new Map(given);
  const get = (id: string) => number(values, id);
  const steps = [...given.keys()].flatMap((id) => (/^g\d+$/.test(id) ? [Number(id.slice(1))] : []));
  const eta = get("eta");
  for (const t of steps) {
    const [g, w] = [get(`g${t}`), get(`w${t - 1}`)];
    if (variant === "momentum" || variant === "nesterov") {
      const v = get("momentum") * get(`v${t - 1}`) - eta * g;
      values.set(`v${t}`, v);
      values.set(`w${t}`, variant === "momentum" ? w + v : w + get("momentum") * v - eta * g);
      continue;
    }
    const epsilon = get("epsilon");
    if (variant === "adam") {
      const [b1, b2] = [get("beta1"), get("beta2")];
      const m = b1 * get(`m${t - 1}`) + g - b1 * g;
      const s = b2 * get(`s${t - 1}`) + g * g - b2 * g * g;
      const [mhat, shat] = [m / (1 - b1 ** t), s / (1 - b2 ** t)];
      values.set(`m${t}`, m).set(`s${t}`, s).set(`mhat${t}`, mhat).set(`shat${t}`, shat);
      values.set(`w${t}`, w - (eta * mhat) / (Math.sqrt(shat) + epsilon));
      continue;
    }
    const rho = get("decay");
    const s = variant === "rmsprop" ? rho * get(`s${t - 1}`) + (1 - rho) * g ** 2 : get(`s${t - 1}`) + g ** 2;
    values.set(`s${t}`, s).set(`w${t}`, w - (eta / (Math.sqrt(s) + epsilon)) * g);
  }
  return values;
}
