import { names } from "../graph/quantity.js";

/** What a program calls the matrices of two layers: dW2 is the derivative of the loss by the weights of the second. */
export type Quantity =
  | "X"
  | "W1"
  | "b1"
  | "Z1"
  | "A1"
  | "W2"
  | "b2"
  | "Z2"
  | "dZ2"
  | "dW2"
  | "db2"
  | "dA1"
  | "dZ1"
  | "dW1"
  | "db1";

/** Examples, inputs, hidden neurons and outputs. */
export interface BatchSizes {
  readonly m: number;
  readonly d: number;
  readonly n1: number;
  readonly n2: number;
}

/** A line of a program, as it is right, and products that would not fit or give another shape. */
export interface Product {
  readonly of: Quantity;
  readonly right: string;
  readonly wrong: readonly string[];
}

/** How a batch stands in its matrix, and all that follows from it. */
export interface Convention {
  readonly shape: (quantity: Quantity, sizes: BatchSizes) => readonly [rows: number, columns: number];
  readonly id: (quantity: Quantity) => string;
  /** The end of the key of the sentence that says why a matrix has its shape. */
  readonly why: (quantity: Quantity) => string;
  readonly program: readonly Pick<Product, "of" | "right">[];
  readonly products: readonly Product[];
}

/** The quantity's id: `dC_dW2` for dW2. */
function idOf(quantity: Quantity): string {
  const isGradient = quantity.startsWith("d");
  const [letter = "", layer] = isGradient ? quantity.slice(1) : quantity;
  const id = layer === undefined ? letter : names.numbered(letter === "b" ? "bias" : letter, Number(layer));
  return isGradient ? names.gradient(id) : id;
}

/** The shape with an example a row. */
function rowShape(quantity: Quantity, { m, d, n1, n2 }: BatchSizes): readonly [number, number] {
  const bare = quantity.replace(/^d/, "");
  const [before, size] = bare.endsWith("1") ? [d, n1] : [n1, n2];
  switch (bare.charAt(0)) {
    case "X":
      return [m, d];
    case "W":
      return [before, size];
    case "b":
      return [1, size];
    default:
      return [m, size];
  }
}

const whyOf =
  (convention: string) =>
  (quantity: Quantity): string => {
    if (quantity.startsWith("d"))
      return quantity.startsWith("db") ? `batch-bias-${convention}` : "batch-gradient";
    return quantity.startsWith("W") ? `batch-weights-${convention}` : `batch-values-${convention}`;
  };

/** The two ways in which courses and libraries write a layer, by the variant's name. */
export const CONVENTIONS: Readonly<Record<string, Convention>> = {
  rows: {
    shape: rowShape,
    id: idOf,
    why: whyOf("rows"),
    program: [
      { of: "Z1", right: "X @ W1 + b1" },
      { of: "A1", right: "f(Z1)" },
      { of: "Z2", right: "A1 @ W2 + b2" },
      { of: "dW2", right: "A1.T @ dZ2" },
      { of: "dA1", right: "dZ2 @ W2.T" },
      { of: "dZ1", right: "dA1 * df(Z1)" },
      { of: "dW1", right: "X.T @ dZ1" },
    ],
    products: [
      { of: "dW2", right: "A1.T @ dZ2", wrong: ["A1 @ dZ2.T", "dZ2 @ A1.T", "dZ2.T @ A1"] },
      { of: "dA1", right: "dZ2 @ W2.T", wrong: ["dZ2.T @ W2", "W2.T @ dZ2", "W2 @ dZ2.T"] },
      { of: "dW1", right: "X.T @ dZ1", wrong: ["X @ dZ1.T", "dZ1 @ X.T", "dZ1.T @ X"] },
    ],
  },
  columns: {
    shape: (quantity, sizes) => {
      const [rows, columns] = rowShape(quantity, sizes);
      return [columns, rows];
    },
    id: idOf,
    why: whyOf("columns"),
    program: [
      { of: "Z1", right: "W1 @ X + b1" },
      { of: "A1", right: "f(Z1)" },
      { of: "Z2", right: "W2 @ A1 + b2" },
      { of: "dW2", right: "dZ2 @ A1.T" },
      { of: "dA1", right: "W2.T @ dZ2" },
      { of: "dZ1", right: "dA1 * df(Z1)" },
      { of: "dW1", right: "dZ1 @ X.T" },
    ],
    products: [
      { of: "dW2", right: "dZ2 @ A1.T", wrong: ["dZ2.T @ A1", "A1.T @ dZ2", "A1 @ dZ2.T"] },
      { of: "dA1", right: "W2.T @ dZ2", wrong: ["W2 @ dZ2.T", "dZ2 @ W2.T", "dZ2.T @ W2"] },
      { of: "dW1", right: "dZ1 @ X.T", wrong: ["dZ1.T @ X", "X.T @ dZ1", "X @ dZ1.T"] },
    ],
  },
};
