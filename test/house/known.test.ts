import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { filesOf } from "./imports.js";

const SRC = join(import.meta.dirname, "../../src");
const NUMBERS = [
  ...[
    "core/network",
    "core/graph",
    "core/notation",
    "core/digits",
    "core/misconceptions",
    "core/topics",
    "core/lecture",
    "core/sheet",
    "author/generator",
  ],
  ...["core/marking", "document/diagram", "document/solution", "mnist"],
];
/** What is looked up, and a number or a word in its place where it is not there. */
const STOPGAP = /(?:\]|\.(?:get|at|find)\([^;]*\)|\]\?\.\w+|\)\?\.\w+) \?\? (?:-?\d(?! \*\*|\d)|"[^"]*")/;
/** Counts begin at 0: a map that is set anew on the same line. */
const COUNT = /\.set\(/;

/** Where what is not there is truly nothing, line by line, and why. */
const NOTHING: readonly string[] = [
  "author/generator/drawQuestion.ts", // none of this kind came before
  "author/generator/drawQuestion.ts", // no draw has failed by this check yet
  "core/graph/rounding.ts", // behind the last digit of a number there are zeros
  "core/lecture/checkLecture.ts", // what the lecture does not print, it does not round
  "core/lecture/checkLecture.ts", // a whole number has no decimals
  "core/marking/mark.ts", // what was not written is blank
  "core/marking/readNumber.ts", // a whole number has no decimals
  "core/misconceptions/gradient.ts", // a given comes before all lines
  "core/sheet/printedOrder.ts", // what is no parameter keeps its place
  "core/topics/vanishingGradient.ts", // an activation that says nothing of its steepest slope never passes 1
  "mnist/pass/memory.ts", // a memory without a set
  "mnist/pass/plan.ts", // the same
];

test("rooms of numbers never take what is not there for 0 or for a word: known, nth and present throw", () => {
  const stopgaps = filesOf(SRC)
    .filter((file) =>
      NUMBERS.includes(
        file
          .split("/")
          .slice(0, file.startsWith("mnist/") ? 1 : 2)
          .join("/"),
      ),
    )
    .flatMap((file) =>
      readFileSync(join(SRC, file), "utf8")
        .split("\n")
        .filter((line) => STOPGAP.test(line) && !COUNT.test(line))
        .map(() => file),
    );
  expect(stopgaps).toEqual(NOTHING);
});
