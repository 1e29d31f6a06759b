import { writeFormula } from "../../notation/formula.js";
import { mathmlFormula } from "../../notation/mathml.js";
import { notationOfQuestion } from "../../sheet/questionNotation.js";
import type { Sheet } from "../../sheet/sheet.js";
import { readFormula } from "./readFormula.js";
import { takesPrimes, typedNames } from "./typedNames.js";

/** How what is typed for a formula is read, as MathML, before anything is judged; null where it is none yet. */
export function formulaPreview(
  { questions, notation }: Pick<Sheet, "questions" | "notation">,
  id: string,
  text: string,
): string | null {
  for (const question of questions)
    for (const answer of question.answers) {
      if (answer.id !== id || answer.kind !== "formula") continue;
      const names = notationOfQuestion(question, notation);
      const typed = readFormula(text, typedNames(answer.letters, names), takesPrimes(answer));
      if (typed.kind !== "formula") return null;
      return `<math display="inline">${writeFormula(typed.expression, mathmlFormula(names))}</math>`;
    }
  return null;
}
