import { intervals, numbers } from "../../../src/core/graph/algebra.js";
import { evaluateExpression } from "../../../src/core/graph/evaluate.js";
import { readOwnExpression } from "../../../src/core/graph/own/ownExpression.js";
import { parseMath } from "../../../src/core/mathjs.js";
import { point } from "../../../src/core/network/interval.js";
import type { DoorMaker } from "../door.js";
import { NASTY_NUMBERS, NASTY_TEXTS } from "../nasty.js";
import { textBytes } from "../own.js";

const KNOWN = ["w", "x", "z", "a1", "dC_dz2_1"];

/** What formulas are made of, and what is near it. */
const PIECES = [
  ...KNOWN,
  ..."+ - * / ^ ** ( ) [ ] { } , ; : ? > < >= <= == != = ! % ' \" # $ \\ | & ~ . _ @ ` \n \t × ÷ − ² σ 2 0.5 1e-3 1e999".split(
    " ",
  ),
  ..."pi e i exp( ln( log( max( min( sum( mean( pow( sin( sigmoid( floor( sign( sqrt( cosh( import( evaluate(".split(
    " ",
  ),
  ..."and or not xor mod to in true null undefined NaN Infinity constructor __proto__ toString function end cm".split(
    " ",
  ),
];

/** Milliseconds of a processor that a text may take. */
const LONGEST = 100;

function millisecondsOf(text: string): number {
  const { user, system } = process.cpuUsage();
  readOwnExpression(text, KNOWN, parseMath);
  const used = process.cpuUsage({ user, system });
  return (used.user + used.system) / 1000;
}

/** What a teacher writes to be worked out. */
export const formulaReader: DoorMaker = async () => {
  // mathjs is loaded with the first.
  parseMath("1");
  return {
    name: "formula",
    corpus: ["w*x + a1", "z > 0 ? z : exp(z) - 1"].map(textBytes),
    most: 3000,
    draw: (random) => {
      const all = [...PIECES, ...PIECES, ...PIECES, ...NASTY_NUMBERS, ...NASTY_TEXTS];
      const length = random.pick([3, 6, 12, 40, 200]);
      const text = Array.from({ length: random.integer(1, length) }, () => random.pick(all)).join(
        random.pick(["", " "]),
      );
      return textBytes(random.integer(0, 9) === 0 ? random.pick(PIECES).repeat(190) : text);
    },
    open: async (input) => {
      const text = Buffer.from(input).toString("utf8");
      const { read, fault } = readOwnExpression(text, KNOWN, parseMath);
      // Once more where it took long: the machine may have done something else.
      if (millisecondsOf(text) > LONGEST && millisecondsOf(text) > LONGEST)
        throw new Error(`${JSON.stringify(text)} took more than ${LONGEST} ms`);
      if (fault !== undefined) {
        if (fault.at < 0 || fault.at > text.length)
          throw new Error(`${JSON.stringify(text)} at ${fault.at}: ${fault.message}`);
        return;
      }
      const values = new Map(KNOWN.map((id, k) => [id, 0.3 * k - 0.4] as const));
      const value: unknown = evaluateExpression(read, values, numbers);
      const wide = new Map([...values].map(([id, one]) => [id, point(one)] as const));
      const [low, high] = evaluateExpression(read, wide, intervals);
      if (typeof value !== "number" || typeof low !== "number" || typeof high !== "number")
        throw new Error(`${JSON.stringify(text)} comes to ${String(value)}`);
    },
  };
};
