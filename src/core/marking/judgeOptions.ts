import { known } from "../base/known.js";
import { mistakeIn, type OptionAnswer, type Question } from "../sheet/sheet.js";
import { type Judged, mistaken, RIGHT_CHOICE, UNANSWERED, unreadable, WRONG_CHOICE } from "./judged.js";
import { readOption } from "./readOption.js";

/**
 * Marks what was chosen. The factors of one product may stand in any order, each in one blank only: a factor that
 * stands in two blanks is right where it earns more, and wrong in the other.
 */
export function judgeOptions(
  { answers }: Question,
  written: ReadonlyMap<string, string>,
): ReadonlyMap<string, Judged> {
  const judged = new Map<string, Judged>();
  const wanted = new Map<string, Set<number>>();
  for (const answer of answers) {
    if (answer.kind !== "blank") continue;
    const factors = wanted.get(answer.quantity) ?? new Set<number>();
    wanted.set(answer.quantity, factors.add(answer.right));
  }
  // A sort keeps the order of what is worth the same.
  for (const answer of [...answers].sort((a, b) => b.points - a.points)) {
    if (answer.kind !== "choice" && answer.kind !== "blank" && answer.kind !== "line") continue;
    const chosen = readOption(known(written, answer.id), answer.options.length, answer.kind === "line");
    const factors = answer.kind === "blank" ? wanted.get(answer.quantity) : undefined;
    judged.set(answer.id, judgeOne(answer, chosen, factors));
  }
  return judged;
}

/** `factors` are those of a product that no blank has had yet; the one chosen is taken from them. */
function judgeOne(
  { kind, options, right }: OptionAnswer,
  chosen: number | null | undefined,
  factors: Set<number> | undefined,
): Judged {
  if (chosen === undefined) return UNANSWERED;
  if (chosen === null) return unreadable(kind === "line" ? "no-line" : "no-option");
  if (factors === undefined ? chosen === right : factors.delete(chosen)) return RIGHT_CHOICE;
  const mistake = mistakeIn(options[chosen - 1]);
  return mistake === null ? WRONG_CHOICE : mistaken(mistake);
}
