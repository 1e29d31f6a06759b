import { type Ticked, tickedName } from "../../core/marking/ticked.js";
import type { FreeAnswer, NumberAnswer } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { type Field, type FieldOption, type Item, leadOf } from "../item.js";
import { latexLine } from "../latex/blocks.js";
import { latexText } from "../latex/latexText.js";
import { boxesOfField } from "./fieldBoxes.js";

/** A blank on paper that is scanned: what it is called, its boxes, and the key, which AMC wants for its own marks. */
export function amcField(field: Field, item: Item, number: number, t: Messages): string {
  const head = `\\textbf{${number}}~~${latexLine(leadOf(field, ""))}`;
  return boxesOfField(field, item)
    .map((ticked) => boxesText(tickedName({ number, ticked }), ticked, { field, head, t }))
    .join("\n");
}

interface Beside {
  readonly field: Field;
  readonly head: string;
  readonly t: Messages;
}

function boxesText(name: string, ticked: Ticked, { field, head, t }: Beside): string {
  const { answer, options } = field;
  switch (ticked.kind) {
    case "number":
    case "whole":
      return answer.kind === "number"
        ? beside(name, head, numberBoxes(ticked, answer), columnsOf(ticked))
        : answer.kind === "free"
          ? beside(name, head, numberBoxes(ticked, alone(answer)), columnsOf(ticked))
          : "";
    case "rows":
    case "columns": {
      if (answer.kind !== "shape") return "";
      const wanted = ticked.kind === "rows" ? answer.rows : answer.columns;
      const what = latexText(t(ticked.kind === "rows" ? "ticks.rows" : "ticks.columns"));
      const boxes = numeric(String(wanted), [`digits=${ticked.digits}`, "sign=false"]);
      return beside(name, `${head} (${what})`, boxes, ticked.digits);
    }
    case "line":
      return wide(
        "question",
        name,
        head,
        `\\scoring{b=${answer.points},m=0}`,
        optionBoxes(options, "numbers"),
      );
    case "choice":
      return wide("question", name, head, `\\scoring{b=${answer.points},m=0}`, optionBoxes(options, "lines"));
    case "several":
      return wide(
        "questionmult",
        name,
        head,
        `\\scoring{mz=${answer.points}}`,
        optionBoxes(options, "lines"),
      );
    case "marks": {
      const room = answer.kind === "written" ? answer.room : 1;
      const boxes = Array.from({ length: ticked.steps + 1 }, (_none, k) => {
        const points = (k * ticked.hundredths) / 100;
        return `\\${k === ticked.steps ? "correct" : "wrong"}choice[${points}]{${points}}\\scoring{${points}}`;
      });
      const lines = `\\AMCOpen{lines=${Math.ceil(room)},Treserved={${latexText(t("ticks.marks"))}}}`;
      return wide("question", name, head, "", `${lines}{${boxes.join("")}}`);
    }
  }
}

/** Three stand beside each other, of wider ones two. */
const beside = (name: string, head: string, boxes: string, columns: number): string =>
  `\\begin{minipage}[t]{${columns > 8 ? ".49" : ".32"}\\linewidth}` +
  `\\begin{questionmult}{${name}}${head}${boxes}\\end{questionmult}\\end{minipage}\\hspace{.008\\linewidth}`;

/** Columns of boxes, signs among them. */
const columnsOf = (ticked: Extract<Ticked, { readonly kind: "number" | "whole" }>): number =>
  1 + ticked.digits + (ticked.kind === "number" ? 1 + ticked.exponent : 0);

const wide = (kind: string, name: string, head: string, scoring: string, boxes: string): string =>
  `\\par\\begin{${kind}}{${name}}${scoring}${head}\n${boxes}\\end{${kind}}`;

const numeric = (key: string, options: readonly string[]): string =>
  `\\AMCnumericChoices{${key}}{${options.join(",")}}`;

/** For AMC's own marks a number of the student's own choosing is the key's alone. */
const alone = ({ display, value, points }: FreeAnswer) => ({ display, lower: value, upper: value, points });

function numberBoxes(
  ticked: Extract<Ticked, { readonly kind: "number" | "whole" }>,
  { display, lower, upper, points }: Pick<NumberAnswer, "display" | "lower" | "upper" | "points">,
): string {
  const key = Number(display);
  const size = key === 0 ? 0 : Math.floor(Math.log10(Math.abs(key)));
  const unit = ticked.kind === "whole" ? 1 : 10 ** (size - ticked.digits + 1);
  // AMC knows a margin on both sides alone, in units of the last digit.
  const margin = Math.max(0, Math.floor(Math.min(key - lower, upper - key) / unit + 1e-9));
  const digits =
    ticked.kind === "whole"
      ? [`digits=${ticked.digits}`]
      : [`digits=${ticked.digits}`, `decimals=${ticked.digits - 1}`, `exponent=${ticked.exponent}`];
  return numeric(display, [...digits, "sign=true", `exact=${margin}`, `scoreexact=${points}`]);
}

/** Options below each other with their text; of lines, which stand in the question, the numbers alone. */
function optionBoxes(options: readonly FieldOption[], shown: "lines" | "numbers"): string {
  const kind = shown === "lines" ? "choices" : "choiceshoriz";
  const choices = options.map(({ label, line, right }, k) => {
    const inside = /^[A-Za-z0-9]+$/.test(label) ? label : String(k + 1);
    return `\\${right ? "correct" : "wrong"}choice[${inside}]{${shown === "lines" ? latexLine(line) : ""}}`;
  });
  return [`\\begin{${kind}}[o]`, ...choices, `\\end{${kind}}`].join("\n");
}
