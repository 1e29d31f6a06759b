/** A reader of printed formulas that knows MathML and arithmetic, and nothing of the program that printed them. */

/** What of an element is read. */
interface Node {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly children: Iterable<Node>;
}

type Token = number | string;

const ENTITIES: Readonly<Record<string, string>> = {
  "−": "-",
  "⋅": "*",
  "×": "*",
  "·": "*",
  "⁡": "",
  "⁢": "*",
};

/** Numbers, signs, brackets and names of functions, in the order in which they are read. */
export function tokensOf(node: Node): Token[] {
  const kids = [...node.children];
  const [first, second] = kids;
  const text = (node.textContent ?? "").trim();
  const all = () => kids.flatMap(tokensOf);
  const part = (kid: Node | undefined): Token[] => (kid === undefined ? [] : tokensOf(kid));
  switch (node.nodeName.toLowerCase()) {
    case "mn":
      return [Number(text.replace(/[,\s\u2009\u202f]/g, ""))];
    case "mi":
      return [text];
    case "mo": {
      const sign = ENTITIES[text] ?? text;
      return sign === "" ? [] : [sign];
    }
    case "mspace":
      return [];
    case "mfrac":
      return ["(", "(", ...part(first), ")", "/", "(", ...part(second), ")", ")"];
    case "msqrt":
      return ["sqrt", "(", ...all(), ")"];
    case "msup": {
      const raised = (second?.textContent ?? "").trim();
      if (raised === "′") return [`${(first?.textContent ?? "").trim()}′`];
      return ["(", "(", ...part(first), ")", "^", "(", ...part(second), ")", ")"];
    }
    case "msub":
      return [(node.textContent ?? "").trim()];
    default:
      return all();
  }
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** The normal distribution's cumulative function by its series about 0: Abramowitz and Stegun 26.2.10. */
function normal(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 1; k < 200; k++) {
    term *= -(z * z) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

const FUNCTIONS: Readonly<Record<string, (...x: number[]) => number>> = {
  σ: sigmoid,
  "σ′": (z) => sigmoid(z) * (1 - sigmoid(z)),
  tanh: Math.tanh,
  "tanh′": (z) => 1 - Math.tanh(z) ** 2,
  ReLU: (z) => Math.max(0, z),
  "ReLU′": (z) => (z > 0 ? 1 : 0),
  LReLU: (z) => (z > 0 ? z : 0.01 * z),
  "LReLU′": (z) => (z > 0 ? 1 : 0.01),
  softplus: (z) => Math.log(1 + Math.exp(z)),
  "softplus′": sigmoid,
  GELU: (z) => z * normal(z),
  "GELU′": (z) => normal(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
  Φ: normal,
  ln: Math.log,
  log10: Math.log10,
  sqrt: Math.sqrt,
  max: Math.max,
  min: Math.min,
  "arg max": (...x) => x.indexOf(Math.max(...x)),
};

/** Whether a formula speaks of numbers alone. */
export const isNumeric = (tokens: readonly Token[]): boolean =>
  tokens.every(
    (token) =>
      typeof token === "number" || /^[-+*/^()[\]|,>=]$/.test(token) || token === "e" || token in FUNCTIONS,
  );

/** The number that a formula of numbers comes to. Throws for what cannot be read. */
export function evaluateTokens(tokens: readonly Token[]): number {
  let at = 0;
  const peek = () => tokens[at];
  const take = (wanted?: string): Token => {
    const token = tokens[at];
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`cannot read ${JSON.stringify(tokens)} at ${at}: ${String(token)}`);
    at++;
    return token;
  };
  const sum = (): number => {
    let value = product();
    while (peek() === "+" || peek() === "-") value = take() === "+" ? value + product() : value - product();
    return value;
  };
  const startsFactor = (): boolean => {
    const token = peek();
    if (typeof token === "number") return true;
    return token !== undefined && (token === "(" || token === "[" || token === "e" || token in FUNCTIONS);
  };
  const product = (): number => {
    let value = signed();
    for (;;) {
      if (peek() === "*") {
        take();
        value *= signed();
      } else if (peek() === "/") {
        take();
        value /= signed();
      } else if (startsFactor()) value *= signed();
      else return value;
    }
  };
  const signed = (): number => {
    if (peek() === "-") {
      take();
      return -signed();
    }
    return power();
  };
  const power = (): number => {
    const base = operand();
    if (peek() !== "^") return base;
    take();
    return base ** signed();
  };
  const operand = (): number => {
    const token = take();
    if (typeof token === "number") {
      let whole = token;
      // Thousands are set apart: 82 368 is one number.
      for (let next = peek(); typeof next === "number"; next = peek()) whole = 1000 * whole + Number(take());
      return whole;
    }
    if (token === "e") return Math.E;
    if (token === "(") {
      const value = sum();
      take(")");
      return value;
    }
    if (token === "|") {
      const value = sum();
      take("|");
      return Math.abs(value);
    }
    if (token === "[") {
      const left = sum();
      take(">");
      const right = sum();
      take("]");
      return left > right ? 1 : 0;
    }
    const called = FUNCTIONS[token];
    if (called === undefined) throw new Error(`cannot read ${token} in ${JSON.stringify(tokens)}`);
    take("(");
    const operands = [sum()];
    while (peek() === ",") {
      take();
      operands.push(sum());
    }
    take(")");
    return called(...operands);
  };
  const value = sum();
  if (at < tokens.length) throw new Error(`cannot read ${JSON.stringify(tokens)} from ${at}`);
  return value;
}

/** A printed number and its last place: `−0.0130`, `1,234`, `1.2·10⁻⁹` with its exponent raised. */
export function readPrinted(html: string): { readonly value: number; readonly place: number } {
  const text = html
    .replace(/<sup>(.*?)<\/sup>/g, "^$1")
    .replace(/<[^>]*>|&nbsp;|[\s\u00a0\u2009\u202f,]/g, "")
    .replaceAll("−", "-");
  const found = /^(-?\d*(?:\.(\d+))?)(?:[·×]10\^(-?\d+))?$/.exec(text);
  if (found === null) throw new Error(`no printed number: ${html}`);
  const exponent = Number(found[3] ?? 0);
  // A whole number that is rounded ends in zeros.
  const zeros =
    found[2] === undefined && found[3] === undefined ? (/0*$/.exec(found[1] ?? "")?.[0].length ?? 0) : 0;
  return {
    value: Number(found[1]) * 10 ** exponent,
    place: 10 ** (exponent + zeros - (found[2]?.length ?? 0)),
  };
}
