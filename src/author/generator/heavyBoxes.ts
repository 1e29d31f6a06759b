import type { Question } from "../../core/sheet/sheet.js";
import { workedLines } from "../../core/sheet/workedLines.js";

/** Of the paper's points, and of how many lines that nobody sees, a number has more. */
const LIMITS = { share: 0.1, lines: 4 } as const;

/** A number that is worth a large part of a paper, all or nothing. */
export interface HeavyBox {
  readonly id: string;
  readonly points: number;
  /** Lines that lead to it and that no other box asks for. */
  readonly lines: number;
}

/** The numbers of a question that are worth more than a tenth of the paper's `total` points, with four lines or more before them that no box asks for. */
export function heavyBoxes(question: Question, total: number): readonly HeavyBox[] {
  const asked = new Set(question.answers.map(({ quantity }) => quantity));
  return question.answers.flatMap((answer) => {
    const { id, kind, points } = answer;
    if (kind !== "number" || points <= LIMITS.share * total) return [];
    const lines = workedLines({ ...question, answers: [answer] }).filter((line) => !asked.has(line)).length;
    return lines >= LIMITS.lines ? [{ id, points, lines }] : [];
  });
}
