import { linesSeen, seenWith, workOfLine } from "../../../core/graph/copies.js";
import { exampleOf } from "../../../core/graph/quantity.js";
import { type NumberAnswer, numberAnswers } from "../../../core/sheet/sheet.js";
import type { QuestionContext } from "../../../document/build/questionContext.js";
import { joined, type Line, line, NOTHING } from "../../../document/tree/line.js";

/** A number of this share of a paper's marks and more is not all or nothing. */
const HEAVY = 0.1;
/** So many lines that no box asks for lead to it at least. */
const LINES = 3;
/** Halves of a mark. */
const UNITS = 2;
/** So many lines of one step are named: a sheet is one page. */
const NAMED = 1;

interface Step {
  readonly ids: readonly string[];
  readonly work: number;
}

/**
 * Of a number that is worth much, what a marker gives for each step on the way where the number is wrong: `∂C/∂a₁: 1 ·
 * ∂a₁/∂z₁: 1 · ∂C/∂w: 2`, whole marks and halves that add up to its marks. Steps are the lines that no box asks for, those
 * of one kind in one layer together. Empty for a number of less than a tenth of the `total`, or to which few lines lead.
 */
export function partMarks(
  answer: NumberAnswer,
  { question, graph, setter }: QuestionContext,
  total: number,
): Line {
  if (answer.points < HEAVY * total) return NOTHING;
  const asked = numberAnswers(question.answers).map(({ quantity }) => quantity);
  const known = new Set([...question.shown, ...asked.filter((id) => id !== answer.quantity)]);
  const seen = seenWith(graph, new Map(Object.entries(question.givens)));
  const lines = linesSeen(graph, seen, answer.quantity, known).filter(({ id }) => workOfLine(seen, id) > 0);
  if (lines.filter(({ id }) => id !== answer.quantity).length < LINES) return NOTHING;
  const steps = new Map<string, Step>();
  for (const { id, role, at } of lines) {
    const kind = [role, at.layer, exampleOf(id) === undefined].join(" ");
    const { ids = [], work = 0 } = steps.get(kind) ?? {};
    steps.set(kind, { ids: [...ids, id], work: work + workOfLine(seen, id) });
  }
  const { t, symbol } = setter;
  const parts = shared([...steps.values()], Math.round(answer.points * UNITS)).map(([{ ids }, units]) => {
    const symbols = ids.slice(0, NAMED).map((id) => symbol(id));
    const more = ids.length > NAMED ? ", …" : "";
    return line`${joined(symbols, ", ")}${more}: ${String(units / UNITS)}`;
  });
  return parts.length < 2 ? NOTHING : line`${t("marking.parts")} ${joined(parts, " · ")}`;
}

/** Units for each step by its work, one at least; neighbours are put together where there are more steps than units. */
function shared(steps: readonly Step[], total: number): readonly (readonly [Step, number])[] {
  const left = [...steps];
  while (left.length > Math.max(1, total)) {
    const sums = left.slice(1).map(({ work }, k) => work + (left[k]?.work ?? 0));
    const place = sums.indexOf(Math.min(...sums));
    const [one, other] = left.slice(place, place + 2);
    if (one === undefined || other === undefined) break;
    left.splice(place, 2, { ids: [...one.ids, ...other.ids], work: one.work + other.work });
  }
  const work = left.reduce((sum, one) => sum + one.work, 0);
  // The largest remainders get what whole units leave over.
  const exact = left.map((one) => 1 + ((total - left.length) * one.work) / work);
  const units = exact.map(Math.floor);
  const order = exact.map((one, k) => [one - Math.floor(one), k] as const).sort(([a], [b]) => b - a);
  let over = total - units.reduce((sum, one) => sum + one, 0);
  for (const [, k] of order) {
    if (over <= 0) break;
    units[k] = (units[k] ?? 0) + 1;
    over--;
  }
  return left.map((one, k) => [one, units[k] ?? 0] as const);
}
