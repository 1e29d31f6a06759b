import { nth } from "../base/known.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, numberedFrom, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const WORDS = 3;
const WIDTH = 2;
const LOSS = names.loss();
const TARGET = names.target(1);
const gradient = (by: string) => names.derivative(LOSS, by);
/** The entry of a word's row. */
const entry = (word: number, k: number) => names.numbered("v", 10 * word + k);

/** A sentence of three words whose embeddings are averaged: one word comes twice, one not at all. */
export const embedding: OwnTopic = {
  kind: "own",
  name: "embedding",
  variants: [],
  build: (_variant, { exam, random }) => {
    const [twice, once, never] = random.shuffle([1, 2, 3]) as [number, number, number];
    const sentence = random.shuffle([twice, twice, once]);
    const places = Array.from({ length: WIDTH }, (_none, k) => k + 1);
    const rows = [1, 2, 3].flatMap((word) => places.map((k) => entry(word, k)));
    const numbers = drawDistinct(random, WORDS * WIDTH, -1.9, 1.9, 1, [1, -1]);
    const weights = numberedFrom("w", WIDTH);
    const w = drawDistinct(random, WIDTH, -0.9, 0.9, 1, [1, -1]);
    const givens = new Map<string, number>([
      ...rows.map((id, k) => [id, nth(numbers, k)] as const),
      ...weights.map((id, k) => [id, nth(w, k)] as const),
      [TARGET, drawNumber(random, -1, 1, 1)],
    ]);
    const means = numberedFrom("s", WIDTH);
    const count = sentence.length;
    const share = (k: number) => `${gradient(nth(means, k - 1))} / ${count}`;
    const ofWord = (word: number) =>
      places.map((k) => {
        const uses = sentence.filter((one) => one === word).map(() => share(k));
        return derivativeLine(
          LOSS,
          entry(word, k),
          uses.join(" + "),
          uses.length > 1 ? "gradient-shared" : "embedding-row",
        );
      });
    const lines: OwnLine[] = [
      ...means.map((s, k) =>
        valueLine(
          s,
          `(${sentence.map((word) => entry(word, k + 1)).join(" + ")}) / ${count}`,
          "embedding-mean",
        ),
      ),
      valueLine("z", weights.map((id, k) => `${id} * ${nth(means, k)}`).join(" + "), "sum"),
      halfSquares(["z"], [TARGET]),
      errorLine("z", TARGET),
      ...means.map((s, k) =>
        derivativeLine(LOSS, s, `${gradient("z")} * ${nth(weights, k)}`, "embedding-back"),
      ),
      ...ofWord(twice),
      ...ofWord(once),
      ...places.map((k): OwnLine => derivativeLine(LOSS, entry(never, k), 0, "embedding-unused")),
    ];
    const row = (word: number) => places.map((k) => gradient(entry(word, k)));
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      stated: [...means, "z", LOSS],
      zeros: row(never),
      plan: {
        shown: [],
        parts: filled([
          { id: "embedding-forward", quantities: exam ? [] : [...means, "z", LOSS] },
          { id: "embedding-back", quantities: exam ? [] : means.map(gradient) },
          {
            id: "embedding-rows",
            quantities: exam ? row(twice) : [...row(twice), ...row(once), ...row(never).slice(0, 1)],
          },
        ]),
      },
    };
  },
};
