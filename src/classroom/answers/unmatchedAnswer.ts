import { didYouMean } from "../../core/parse/schema.js";
import type { FoundAnswer } from "../../core/sheet/findAnswer.js";
import { quoted } from "./quoted.js";

/** Why a name names no answer of a sheet, in words; `ids` are those that the sheet asks for. */
export function unmatchedAnswerMessage(
  found: FoundAnswer,
  name: string,
  sheet: string,
  ids: readonly string[],
): string {
  switch (found.kind) {
    case "several":
      return `${sheet} has ${quoted(name)} at the boxes ${found.boxes.join(", ")}; the number of one would be right`;
    case "apart":
      return `box ${found.box} of ${sheet} is not ${quoted(name.replace(/^\D*\d+\D?\s*/, ""))}; the number alone, or the name beside it, would be right`;
    case "one":
    case "none":
      return `${sheet} does not ask for ${quoted(name)}${didYouMean(name, ids) || `; an id such as ${ids[0]}, or the number at a box, would be right`}`;
  }
}
