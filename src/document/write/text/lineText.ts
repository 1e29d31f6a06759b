import { proseLines } from "../../prose/proseLines.js";
import type { Line, Run } from "../../tree/line.js";

/** A line as plain text, its formulas as they are read aloud. */
export const lineText = ({ runs }: Line): string => runs.map(runText).join("");

function runText(run: Run): string {
  switch (run.kind) {
    case "text":
    case "sentence":
    case "code":
      return run.text;
    case "formula":
      return run.spoken();
    case "number":
      return run.display.replaceAll("-", "−");
    case "prose":
      return proseLines(run.source).map(lineText).join(" ");
    case "items":
      return run.items.map(lineText).join(", ");
    case "conditions":
    case "for":
      return lineText(run.line);
    case "gap":
      return ", ";
  }
}
