/** The signs of arithmetic, and how many operations each costs who works by hand. */
const OPERATORS = {
  "+": 1,
  "-": 1,
  "*": 1,
  "/": 1,
  "^": 1,
  /** A minus in front: it is written, not worked out. */
  neg: 0,
} as const;

export type Operator = keyof typeof OPERATORS;

/** Whether what stands at the head of an expression is a sign; anything else there is the name of an operation that is called. */
export const isOperator = (name: string): name is Operator => Object.hasOwn(OPERATORS, name);

export const workOfOperator = (operator: Operator): number => OPERATORS[operator];

/**
 * An expression as plain data: a number, the id of a quantity, or an operator or the name of an operation with its
 * arguments (`["*", ["w1_1_1", "x1"]]`). Sheets carry expressions in this form, so marking needs no parser.
 */
export type Expression = number | string | readonly [operator: string, operands: readonly Expression[]];

/** The ids that an expression speaks of, each once, in the order in which they are met. */
export function symbolsOf(expression: Expression): readonly string[] {
  if (typeof expression === "number") return [];
  if (typeof expression === "string") return [expression];
  const known = symbols.get(expression);
  if (known !== undefined) return known;
  const found = new Set<string>();
  collect(expression, found);
  const ids = [...found];
  symbols.set(expression, ids);
  return ids;
}

/** Sheets of one kind share their expressions. */
const symbols = new WeakMap<object, readonly string[]>();

function collect(expression: Expression, found: Set<string>): void {
  if (typeof expression === "string") found.add(expression);
  else if (typeof expression !== "number") {
    const [, operands] = expression;
    for (const operand of operands) collect(operand, found);
  }
}

/** The same expression with symbols replaced; what `replace` leaves undefined stays. */
export function substitute(
  expression: Expression,
  replace: (id: string) => Expression | undefined,
): Expression {
  if (typeof expression === "number") return expression;
  if (typeof expression === "string") return replace(expression) ?? expression;
  const [operator, operands] = expression;
  return [operator, operands.map((operand) => substitute(operand, replace))];
}

/** Numbers, names and signs of an expression: nobody works more out in one line. */
const LARGEST = 400;

/** Whether an expression has more parts than a line may; of a larger one no more than these are looked at. */
export function isTooLarge(expression: Expression): boolean {
  let left = LARGEST;
  const count = (one: Expression): void => {
    if (--left < 0 || typeof one !== "object") return;
    for (const operand of one[1]) if (left >= 0) count(operand);
  };
  count(expression);
  return left < 0;
}
