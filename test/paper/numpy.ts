/** Rows and columns; a number has none, a vector has rows alone. */
export interface Array2 {
  readonly rows: number;
  /** Null: a vector. */
  readonly columns: number | null;
  readonly numbers: readonly number[];
}

export type Value = number | Array2;

/** What NumPy would refuse. */
export class ShapeError extends Error {}

const isArray = (value: Value): value is Array2 => typeof value !== "number";
const at = (array: Array2, row: number, column: number): number =>
  array.numbers[row * (array.columns ?? 1) + column] ?? Number.NaN;

/** Entry by entry; a number, one row or one column is repeated. */
function entrywise(a: Value, b: Value, f: (x: number, y: number) => number): Value {
  if (!isArray(a)) return isArray(b) ? { ...b, numbers: b.numbers.map((y) => f(a, y)) } : f(a, b);
  if (!isArray(b)) return { ...a, numbers: a.numbers.map((x) => f(x, b)) };
  if ((a.columns === null) !== (b.columns === null)) throw new ShapeError("a vector and a matrix");
  const fits = (m: number, n: number): boolean => m === n || m === 1 || n === 1;
  if (!fits(a.rows, b.rows) || !fits(a.columns ?? 1, b.columns ?? 1)) throw new ShapeError("entry by entry");
  const rows = Math.max(a.rows, b.rows);
  const columns = Math.max(a.columns ?? 1, b.columns ?? 1);
  const entry = (one: Array2, r: number, c: number): number =>
    at(one, one.rows === 1 ? 0 : r, (one.columns ?? 1) === 1 ? 0 : c);
  const numbers = Array.from({ length: rows * columns }, (_none, k) => {
    const [r, c] = [Math.floor(k / columns), k % columns];
    return f(entry(a, r, c), entry(b, r, c));
  });
  return { rows, columns: a.columns === null ? null : columns, numbers };
}

function product(a: Value, b: Value): Value {
  if (!isArray(a) || !isArray(b) || a.columns === null) throw new ShapeError("@ needs a matrix");
  if (a.columns !== b.rows) throw new ShapeError("@");
  const columns = b.columns ?? 1;
  const numbers = Array.from({ length: a.rows * columns }, (_none, k) => {
    let sum = 0;
    for (let i = 0; i < b.rows; i++) sum += at(a, Math.floor(k / columns), i) * at(b, i, k % columns);
    return sum;
  });
  return { rows: a.rows, columns: b.columns === null ? null : columns, numbers };
}

function turned(a: Value): Value {
  if (!isArray(a) || a.columns === null) return a;
  const { rows, columns } = a;
  const numbers = Array.from({ length: a.numbers.length }, (_none, k) =>
    at(a, k % rows, Math.floor(k / rows)),
  );
  return { rows: columns, columns: rows, numbers };
}

function outer(a: Value, b: Value): Value {
  const [left, right] = [isArray(a) ? a.numbers : [a], isArray(b) ? b.numbers : [b]];
  return { rows: left.length, columns: right.length, numbers: left.flatMap((x) => right.map((y) => x * y)) };
}

const each =
  (f: (x: number) => number) =>
  ([a = Number.NaN]: readonly Value[]): Value =>
    isArray(a) ? { ...a, numbers: a.numbers.map(f) } : f(a);
const summed = ([a = Number.NaN]: readonly Value[]): number =>
  isArray(a) ? a.numbers.reduce((sum, x) => sum + x, 0) : a;

const FUNCTIONS: Readonly<Record<string, (operands: readonly Value[]) => Value>> = {
  "np.exp": each(Math.exp),
  "np.tanh": each(Math.tanh),
  "np.maximum": ([a = 0, b = 0]) => entrywise(a, b, Math.max),
  "np.dot": ([a = 0, b = 0]) => product(a, b),
  "np.outer": ([a = 0, b = 0]) => outer(a, b),
  "np.sum": summed,
  "np.mean": (operands) =>
    summed(operands) / (isArray(operands[0] ?? 0) ? (operands[0] as Array2).numbers.length : 1),
};

type Names = ReadonlyMap<string, Value>;

/** The value of an expression of NumPy. Throws ShapeError where shapes do not fit. */
export function evaluateCode(
  code: string,
  names: Names,
  functions: Readonly<Record<string, (operands: readonly Value[]) => Value>> = {},
): Value {
  const tokens = code.match(/np\.\w+|\.T|\w+(?:\.\d+)?|\*\*|[-+*/@(),<>]/g) ?? [];
  let place = 0;
  const take = (...signs: readonly string[]): string | undefined =>
    signs.includes(tokens[place] ?? "") ? tokens[place++] : undefined;
  const compared = (): Value => {
    const left = sum();
    const sign = take("<", ">");
    return sign === undefined ? left : entrywise(left, sum(), (x, y) => Number(sign === "<" ? x < y : x > y));
  };
  const sum = (): Value => {
    let left = term();
    for (;;) {
      const sign = take("+", "-");
      if (sign === undefined) return left;
      left = entrywise(left, term(), (x, y) => (sign === "+" ? x + y : x - y));
    }
  };
  const term = (): Value => {
    let left = signed();
    for (;;) {
      const sign = take("*", "/", "@");
      if (sign === undefined) return left;
      const right = signed();
      left =
        sign === "@"
          ? product(left, right)
          : entrywise(left, right, (x, y) => (sign === "*" ? x * y : x / y));
    }
  };
  const signed = (): Value => (take("-") === undefined ? power() : entrywise(0, signed(), (x, y) => x - y));
  const power = (): Value => {
    let base = atom();
    while (take(".T") !== undefined) base = turned(base);
    return take("**") === undefined ? base : entrywise(base, signed(), (x, y) => x ** y);
  };
  const atom = (): Value => {
    const token = tokens[place++] ?? "";
    if (token === "(") {
      const inner = compared();
      if (take(")") === undefined) throw new Error(`no ) in ${code}`);
      return inner;
    }
    const called = functions[token] ?? FUNCTIONS[token];
    if (called !== undefined && take("(") !== undefined) {
      const operands = [compared()];
      while (take(",") !== undefined) operands.push(compared());
      if (take(")") === undefined) throw new Error(`no ) in ${code}`);
      return called(operands);
    }
    const value = names.get(token) ?? (/^[\d.]+$/.test(token) ? Number(token) : undefined);
    if (value === undefined) throw new Error(`${token} in ${code} has no value`);
    return value;
  };
  const value = compared();
  if (place < tokens.length) throw new Error(`cannot read ${code} at ${tokens[place]}`);
  return value;
}

/** `dW2 = …`: what is worked out and how. */
export const sidesOf = (line: string): readonly [of: string, is: string] => {
  const [of = "", is = ""] = line.split(/ = (.*)/s);
  return [of, is];
};

/** All that a program has worked out after its last line. */
export function runProgram(lines: readonly string[], start: Names): Map<string, Value> {
  const names = new Map(start);
  for (const line of lines) {
    const [of, is] = sidesOf(line);
    names.set(of, evaluateCode(is, names));
  }
  return names;
}
