import { present } from "../base/known.js";
import type { Random } from "../base/random.js";
import { ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import type { AskedOption, AskedShape, Said } from "./asked.js";
import { CONVENTIONS, type Convention, type Product, type Quantity } from "./batchConventions.js";
import { drawDistinct } from "./draw.js";
import { filled, type OwnTopic } from "./topic.js";

const [EXAMPLES, INPUTS, HIDDEN, OUTPUTS] = ["m", "d", names.numbered("n", 1), names.numbered("n", 2)];

/** Matrices asked for at most levels, and in an exam; the values first, then the gradients. */
const VALUES: readonly Quantity[] = ["W1", "Z1", "W2"];
const GRADIENTS: readonly Quantity[] = ["dZ2", "dW2", "db2", "dA1", "dW1"];
const IN_EXAM: readonly Quantity[] = ["Z1", "dA1", "dW1"];

/**
 * A batch of examples as a matrix, an example a row or a column: the shapes of values and gradients, which product of
 * NumPy is meant, and where a transpose is missing. All sizes differ, so that one shape alone fits.
 */
export const shapes: OwnTopic = {
  kind: "own",
  name: "shapes",
  asks: { choice: false },
  variants: Object.keys(CONVENTIONS),
  build: (variant, { exam, random }) => {
    const convention = present(CONVENTIONS[variant], `the variant ${variant} of shapes`);
    const [d, n1, n2] = random.shuffle(drawDistinct(random, 3, 2, 9, 0));
    const m = random.pick([10, 16, 20, 32, 50, 64]);
    const sizes = { m, d: present(d, "d"), n1: present(n1, "n1"), n2: present(n2, "n2") };
    const product = random.pick(convention.products);
    const code = withoutTranspose(convention, product, random);
    return {
      givens: new Map([
        [EXAMPLES, sizes.m],
        [INPUTS, sizes.d],
        [HIDDEN, sizes.n1],
        [OUTPUTS, sizes.n2],
      ]),
      graph: ownGraph(
        [EXAMPLES, INPUTS, HIDDEN, OUTPUTS],
        [
          {
            id: "P",
            expression: `${INPUTS} * ${HIDDEN} + ${HIDDEN} + ${HIDDEN} * ${OUTPUTS} + ${OUTPUTS}`,
            role: "count",
            reason: "count-batch",
          },
        ],
      ),
      code: code.lines,
      plan: {
        shown: [],
        parts: filled([
          { id: "batch-values", quantities: [], others: (exam ? [] : VALUES).map(asked) },
          { id: "batch-gradients", quantities: [], others: (exam ? IN_EXAM : GRADIENTS).map(asked) },
          { id: "batch-product", quantities: [], others: [productChoice(convention, product, random)] },
          { id: "batch-transpose", quantities: [], others: [code.asked] },
          { id: "batch-count", quantities: ["P"] },
        ]),
      },
    };

    function asked(quantity: Quantity): AskedShape {
      const [rows, columns] = convention.shape(quantity, sizes);
      const id = convention.id(quantity);
      const why: Said = { words: convention.why(quantity) };
      return { kind: "shape", name: `shape_${id}`, quantity: id, rows, columns, why };
    }
  },
};

/** Which product makes a gradient: the right one among such as have another shape, or none. */
function productChoice({ id }: Convention, { of, right, wrong }: Product, random: Random): AskedOption {
  const written = (one: string): string => spelled(one, random);
  const options = random.shuffle([right, ...random.shuffle(wrong).slice(0, 3)]).map((one) => ({
    one,
    code: written(one),
  }));
  return {
    kind: "choice",
    name: "product",
    quantity: id(of),
    options: options.map(({ code }) => ({ kind: "code", code })),
    right: options.findIndex(({ one }) => one === right) + 1,
  };
}

/** One of the ways in which NumPy takes a product, each as likely: as it stands, by a function, or the other way round and turned. */
function spelled(product: string, random: Random): string {
  const [a = "", b = ""] = product.split(" @ ");
  const turned = (matrix: string): string => (matrix.endsWith(".T") ? matrix.slice(0, -2) : `${matrix}.T`);
  return random.pick([`${a} @ ${b}`, `np.dot(${a}, ${b})`, `(${turned(b)} @ ${turned(a)}).T`]);
}

/** The program with the transpose of one product left out: its lines, and which one that is. `open`: what is asked, and not printed. */
function withoutTranspose({ program }: Convention, open: Product, random: Random) {
  const turned = program.filter(({ of, right }) => right.includes(".T") && of !== open.of);
  const wrong = random.pick(turned);
  const lines = program.map(({ of, right }) => {
    const printed = of === open.of ? "..." : of === wrong.of ? right.replace(".T", "") : right;
    return `${of} = ${printed}`;
  });
  const asked: AskedOption = {
    kind: "line",
    name: "line",
    quantity: "P",
    options: lines.map((code) => ({ kind: "code", code })),
    right: program.indexOf(wrong) + 1,
    why: { words: "missing-transpose" },
  };
  return { lines, asked };
}
