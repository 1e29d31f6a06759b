import { nth } from "../../base/known.js";
import type { Random } from "../../base/random.js";
import type { Network } from "../../network/network.js";
import { type Lengths, lengthsOf } from "../lengths.js";
import { type ProgramLine, valuesOf } from "./writeProgram.js";

/** One part of a line written otherwise; a line without that part stays as it is. */
type Edit = (is: string) => string;

const swap =
  (part: string, instead: string): Edit =>
  (is) =>
    is.replace(part, instead);

/** The parts of a line that may go wrong apart from each other, each with what people write there. */
function partsOf({ of, is }: ProgramLine, { layers }: Network): readonly (readonly Edit[])[] {
  const [, letter = "", digits = "0"] = /^([a-zA-Z]+)(\d*)$/.exec(of) ?? [];
  const l = Number(digits);
  const before = valuesOf(l - 1);
  // The sums of a ReLU are its values, and its deltas what comes back, where no unit is off.
  const sumsOf = (at: number): string => (nth(layers, at - 1).activation === "relu" ? "x" : `z${at}`);
  const backOf = (at: number): string => (nth(layers, at - 1).activation === "relu" ? `z${at}` : `da${at}`);
  switch (letter) {
    case "z":
      return [
        l > 1 ? [swap(`@ ${before}`, "@ x"), swap(`@ ${before}`, `@ ${sumsOf(l - 1)}`)] : [],
        [
          ...(nth(nth(layers, l - 1).weights, 0).length === 1 ? [] : [swap(" @", " *")]),
          ...(isOwnTranspose(l, layers) ? [] : [swap(" @", ".T @")]),
        ],
        [swap("+ b", "- b"), swap(` + b${l}`, ""), swap("+ b", "* b")],
      ];
    case "da":
      return l === layers.length
        ? [
            [
              swap(`a${l} - y`, `y - a${l}`),
              swap(`a${l} - y`, `a${l} + y`),
              (line) => (line.includes(")") ? line.replace(")", ")**2") : `(${line})**2`),
            ],
            is.startsWith("2 * ")
              ? [swap("2 * ", ""), swap("2 * ", "eta * "), swap("2 * ", `2 * a${l} * `)]
              : [(line) => `2 * (${line})`, (line) => `eta * (${line})`],
          ]
        : [
            [
              ...(isOwnTranspose(l + 1, layers) ? [] : [swap(".T", "")]),
              swap("W", "dW"),
              swap(`W${l + 1}`, `W${l}`),
            ],
            [backOf(l + 1), `a${l + 1}`, `dz${l + 1} * a${l + 1}`].map((other) => swap(`dz${l + 1}`, other)),
          ];
    case "dz":
      return [
        ["", `z${l} * `, `a${l} * `, `da${l} * z${l} * `, `da${l} * a${l} * `].map((other) =>
          swap(`da${l} * `, other),
        ),
        slopesBeside(is, l),
      ];
    case "dW":
      return [
        [backOf(l), `a${l}`, `dz${l} * a${l}`].map((other) => swap(`(dz${l},`, `(${other},`)),
        [valuesOf(l), l > 1 ? sumsOf(l - 1) : "y", `${before} * ${valuesOf(l)}`].map((other) =>
          swap(`, ${before})`, `, ${other})`),
        ),
      ];
    case "db":
      return [
        [backOf(l), `a${l}`].map((other) => swap(`dz${l}`, other)),
        [(line) => `${line} * b${l}`, (line) => `${line} @ ${before}`, (line) => `${line} - b${l}`],
      ];
    default:
      return [
        [swap(" - ", " + "), swap(`${of} - `, "")],
        [swap("eta * ", ""), swap("eta * ", `${of} * `), swap("eta * ", `eta * ${of} * `)],
        [swap(`d${of}`, `dz${l}`), swap(`d${of}`, `da${l}`)],
      ];
  }
}

/** Whether a layer's matrix of weights is its own transpose: to leave that out, or to take it, does no harm. */
export const isOwnTranspose = (l: number, layers: Network["layers"]): boolean => {
  const { weights } = nth(layers, l - 1);
  return weights.every((row, j) => row.every((w, i) => w === weights[i]?.[j]));
};

/** Slopes of other activations, and of the wrong argument. */
function slopesBeside(is: string, l: number): readonly Edit[] {
  const slope = is.replace(`da${l} * `, "");
  const others = slope.includes(">")
    ? [`(z${l} < 0)`, `z${l}`, `a${l}`]
    : [`z${l} * (1 - z${l})`, `(1 - z${l}**2)`, `a${l} * (1 - a${l})`, `(1 - a${l}**2)`];
  return others.filter((one) => one !== slope).map((one) => swap(slope, one));
}

/**
 * Three versions of a line that are wrong: one part of it otherwise, another part, and both. So each option is as like the
 * others as the right one is. None of them is `printed`; of the ways that there are, the first whose lengths are `wished`.
 * Null where there is no way.
 */
export function versionsOf(
  line: ProgramLine,
  network: Network,
  printed: string,
  wished: readonly Lengths[],
  random: Random,
): readonly string[] | null {
  const { is } = line;
  const parts = partsOf(line, network);
  const ways = parts.flatMap((first, k) =>
    parts
      .slice(k + 1)
      .flatMap((second) =>
        first.flatMap((one) => second.map((other) => [one(is), other(is), other(one(is))] as const)),
      ),
  );
  const fit = random.shuffle(ways).filter((way) => new Set([is, printed, ...way]).size === 5);
  // Nobody sees a letter more or less.
  const longerBy = (other: string): number =>
    Math.abs(other.length - is.length) > 1 ? other.length - is.length : 0;
  for (const lengths of wished) {
    const way = fit.find(([one, other]) => lengthsOf(longerBy(one), longerBy(other)) === lengths);
    if (way !== undefined) return way;
  }
  return null;
}
