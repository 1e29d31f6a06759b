import type { Asked, AskedChoice, AskedFactors, AskedShape, Option } from "./asked.js";
import { verdictOn } from "./claims/verdict.js";
import { batchShape, codeName, mended, rightProduct, unfitLine } from "./code.js";
import { constant, evaluate, variable } from "./expression.js";
import type { Rule } from "./facts.js";
import { type Lookup, lookupIn } from "./lookup.js";
import { nextUpdate } from "./nextUpdate.js";
import type { PaperQuestion } from "./paper.js";
import { readPlots } from "./readPlots.js";
import { chosenNumbers, separating, whereItCuts } from "./separate.js";
import { derivativeParts } from "./symbols.js";
import { Missing } from "./tree.js";

/** What a student writes into a box. */
export type Written =
  | { readonly kind: "number"; readonly value: number; readonly symbol: string }
  /** Of options: the place of the one, from 1. Of a solution: the number of its line. */
  | { readonly kind: "place"; readonly place: number }
  | { readonly kind: "shape"; readonly rows: number; readonly columns: number };

/** The answers to a question by its boxes. Throws for what the paper does not say. */
export function answersTo(question: PaperQuestion): Map<string, Written> {
  const lookup = lookupIn(question);
  const answers = new Map<string, Written>();
  const wrong = question.worked.length === 0 ? null : wrongLine(question);
  let told = "";
  for (const { text, asked } of question.parts) {
    told += `${text}\n`;
    for (const one of asked) {
      if (one.kind === "factors") {
        for (const [box, place] of factorsFor(one)) answers.set(box, { kind: "place", place });
      } else answers.set(one.box, written(one, told, question, lookup, wrong));
    }
  }
  return answers;
}

function written(
  asked: Exclude<Asked, AskedFactors>,
  text: string,
  question: PaperQuestion,
  lookup: Lookup,
  wrong: Wrong | null,
): Written {
  switch (asked.kind) {
    case "number": {
      if (asked.symbol === "")
        return {
          kind: "number",
          symbol: wrong?.symbol ?? "",
          value: wrong?.right ?? missing("which number is asked for"),
        };
      const value = asked.symbol === "^d" ? digitOf(question) : lookup.find(asked.symbol, text);
      return { kind: "number", symbol: asked.symbol, value };
    }
    case "choice":
      return { kind: "place", place: chosen(asked, text, question, lookup) };
    case "line":
      return { kind: "place", place: wrong?.number ?? wrongCode(question, lookup) };
    case "shape":
      return shapeOf(asked, question, lookup);
    case "free": {
      const own = question.parts.flatMap((part) =>
        part.asked.flatMap((one) => (one.kind === "free" ? [one.symbol] : [])),
      );
      const value = chosenNumbers(question, own).get(asked.symbol);
      return {
        kind: "number",
        symbol: asked.symbol,
        value: value ?? missing(`a number for ${asked.symbol}`),
      };
    }
  }
}

const missing = (what: string): never => {
  throw new Missing(what);
};

/** The option that is right; the one that says so where no number is. */
function chosen(choice: AskedChoice, text: string, question: PaperQuestion, lookup: Lookup): number {
  const { options, symbol, text: asked } = choice;
  const verdict = verdictOn(choice, question);
  if (verdict !== null) return verdict;
  const separated = separating(choice, question) ?? whereItCuts(choice, lookup);
  if (separated !== null) return separated;
  const plotted = readPlots(choice, question, lookup);
  if (plotted !== null) return plotted;
  const updated = nextUpdate(choice, lookup);
  if (updated !== null) return updated;
  if (/The right line|옳은 줄/.test(asked)) return mended(textsOf(options), question, lookup).option;
  if (options.some((one) => / [@*] |np\.dot/.test(one.text) && one.formula === undefined))
    return rightProduct(choice, question);
  if (options.some(({ formula }) => formula !== undefined)) return rightFormula(choice, text, lookup);
  if (/slope is largest|기울기가 가장 큰/.test(asked)) {
    const { rule } = lookup;
    if (rule === undefined) return missing("the formula of the function");
    const slopes = options.map(({ number }) => slopeAt(rule, number?.value ?? Number.NaN));
    return 1 + slopes.indexOf(Math.max(...slopes));
  }
  if (/Is the gradient|옳은가/.test(asked)) {
    const most = /count it as right if r is less than ([\d.]+\d)|r이 ([\d.]+\d)보다 작으면 옳다/.exec(text);
    const bound = Number(most?.[1] ?? most?.[2] ?? missing("when a gradient is right"));
    const isRight = lookup.find("r", text) < bound;
    return placeOf(options, ({ text: word }) =>
      (isRight ? /^(?:yes|옳다)$/ : /^(?:no|옳지 않다)$/).test(word),
    );
  }
  const value = lookup.find(symbol, text);
  const [nearest, next] = options
    .flatMap((option) => (option.number === undefined ? [] : [{ option, ...option.number }]))
    .map((one) => ({ ...one, away: Math.abs(one.value - value) }))
    .sort((one, other) => one.away - other.away);
  // Honest rounding on the way moves a number by some units of its last digit.
  if (nearest === undefined || nearest.away > 6 * nearest.place)
    return placeOf(options, ({ text: word }) => /none of these|정답 없음/.test(word));
  if (next !== undefined && next.away < 2 * nearest.away)
    throw new Error(`${symbol} = ${value} is as near to ${next.value} as to ${nearest.value}`);
  return placeOf(options, (one) => one === nearest.option);
}

const textsOf = (options: readonly Option[]): string[] => options.map(({ text }) => text);

/** The line of a program that has to be mended, or whose shapes do not fit. */
function wrongCode(question: PaperQuestion, lookup: Lookup): number {
  if (question.code.length === 0) return missing("a solution");
  const choices = question.parts.flatMap(({ asked }) =>
    asked.flatMap((one) => (one.kind === "choice" ? [one] : [])),
  );
  const fix = choices.find(({ text }) => /The right line|옳은 줄/.test(text));
  return fix === undefined ? unfitLine(question) : mended(textsOf(fix.options), question, lookup).line;
}

/** The formula that comes to what the derivative is. */
function rightFormula({ options, symbol }: AskedChoice, text: string, lookup: Lookup): number {
  const wanted = lookup.find(symbol, text);
  const right = options.flatMap(({ formula, symbol: key = "", number }, k) => {
    const whole = formula ?? (key === "" ? null : ({ kind: "symbol", key } as const));
    if (whole === null) return number?.value === wanted ? [k + 1] : [];
    const { value } = evaluate(whole, {
      symbol: (key) => constant(lookup.find(key, text)),
      call: (name, operand) => constant(lookup.slope(name, operand.value)),
    });
    return Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)) ? [k + 1] : [];
  });
  if (right.length !== 1)
    throw new Error(
      `${right.length} formulas are ${symbol} = ${wanted}: ${options.map(({ text }) => text).join(" ; ")}`,
    );
  return right[0] ?? 0;
}

const slopeAt = ({ formula }: Rule, z: number): number =>
  evaluate(formula, { symbol: () => variable(z) }).slope;

const placeOf = (options: readonly Option[], is: (option: Option) => boolean): number =>
  1 + options.findIndex(is) || missing("an option that is right");

/** The factors that make a chain of what is printed: what is derived in one is what the next derives by. */
function factorsFor({ symbol, printed, boxes, bank }: AskedFactors): Map<string, number> {
  const whole = derivativeParts(symbol) ?? missing(`what ${symbol} is`);
  const found: (readonly Option[])[] = [];
  const links = (keys: readonly string[]): boolean => {
    const parts = keys.map((key) => derivativeParts(key) ?? missing(`what ${key} is`));
    let at = whole.above;
    const left = [...parts];
    while (left.length > 0) {
      const next = left.findIndex(({ above }) => above === at);
      if (next < 0) return false;
      at = left[next]?.below ?? "";
      left.splice(next, 1);
    }
    return at === whole.below;
  };
  const pick = (picked: readonly Option[], from: number): void => {
    if (picked.length === boxes.length) {
      if (links([...printed, ...picked.map(({ symbol: key = "" }) => key)])) found.push(picked);
      return;
    }
    bank.slice(from).forEach((option, k) => {
      pick([...picked, option], from + k + 1);
    });
  };
  pick([], 0);
  if (found.length !== 1) throw new Error(`${found.length} ways to fill ${symbol}`);
  return new Map((found[0] ?? []).map((option, k) => [boxes[k] ?? "", 1 + bank.indexOf(option)]));
}

/** Rows and columns: those of a layer's matrix, where the paper says how it is laid out, or of a column of its neurons. */
function shapeOf({ symbol }: AskedShape, question: PaperQuestion, { network }: Lookup): Written {
  const { facts, parts } = question;
  if (network === null) {
    const [rows, columns] = batchShape(question)(codeName(symbol));
    return { kind: "shape", rows, columns };
  }
  const layer = Number(/\((\d+)\)/.exec(symbol)?.[1]);
  const [inputs, neurons] = [network.layers[layer - 1], network.layers[layer]].map(
    (one) => one?.nodes.length,
  );
  if (inputs === undefined || neurons === undefined) return missing(`the layer of ${symbol}`);
  if (/^δ/.test(symbol)) {
    if (!parts.some(({ text }) => /δ is the column|δ는 .*열벡터/.test(text))) throw new Missing("what δ is");
    return { kind: "shape", rows: neurons, columns: 1 };
  }
  if (
    !/Row j of a matrix holds the weights into neuron j|행렬의 j행은 그 층의 뉴런 j로 들어가는/.test(
      facts.text,
    )
  )
    throw new Missing("how matrices are laid out");
  return symbol.endsWith("T")
    ? { kind: "shape", rows: inputs, columns: neurons }
    : { kind: "shape", rows: neurons, columns: inputs };
}

/** The digit of the largest output. */
function digitOf({ task, known }: PaperQuestion): number {
  if (!/for the digits 0 to 9 in order|숫자 0부터 9까지에 대한 소프트맥스 출력/.test(task))
    throw new Missing("which output means which digit");
  const outputs = [...known].filter(([key]) => /^[ao]_/.test(key)).map(([, value]) => value);
  return outputs.indexOf(Math.max(...outputs));
}

interface Wrong {
  readonly number: number;
  readonly symbol: string;
  /** What should stand there. */
  readonly right: number;
}

/** The first line of a solution that does not follow from those above it. */
function wrongLine(question: PaperQuestion): Wrong {
  const known = new Map(question.known);
  for (const { number, symbol, value, place } of question.worked) {
    const right = lookupIn(question, known).find(symbol);
    if (Math.abs(right - value) > 12 * place) return { number, symbol, right };
    known.set(symbol, value);
  }
  throw new Missing("a line that is wrong");
}
