import { copyOf } from "../../graph/copies.js";
import type { Verdicted } from "../judgeNumber.js";
import type { PreparedQuestion } from "../preparedQuestion.js";
import type { Explained } from "./findCauses.js";
import { CAUSE_LIMITS } from "./limits.js";

/**
 * Takes back what is followed through in a question whose numbers were made up: none of them is right, nor comes of a
 * named mistake in what is printed; a third of them or more are simply wrong, copies left aside; and one of these rests on
 * others, and does not follow from them either. Whoever makes up a number for each line and multiplies it by what is
 * printed beside it has done none of the work that a slip leaves to be seen. A printed number that was misread spoils the
 * first lines alone.
 */
export function withoutMadeUp(scheme: PreparedQuestion, found: Explained): Explained {
  const { graph, seen, question, asked } = scheme;
  const { verdicts } = found;
  // What was not asked was worked out from printed numbers; a mistake of one name may have been made with made up ones.
  const causes = found.causes.filter(({ definition, shownAt }) => {
    const shown = shownAt === null ? undefined : verdicts.get(shownAt);
    return !asked.has(definition) || (shown !== undefined && isFooting(shown));
  });
  const explained = new Set(causes.flatMap(({ explains }) => explains));
  const worked = [...verdicts].filter(([id]) => {
    const others = new Set([...question.shown, ...verdicts.keys()].filter((one) => one !== id));
    const source = copyOf(graph, seen(), id, others);
    return source === null || !verdicts.has(source);
  });
  const wrong = worked.filter(([id, { verdict }]) => verdict === "wrong" && !explained.has(id));
  if (wrong.length < CAUSE_LIMITS.fewest || wrong.length < CAUSE_LIMITS.madeUp * worked.length) return found;
  if (wrong.every(([, { followsFrom }]) => followsFrom.length === 0)) return found;
  if (worked.some(([, one]) => isFooting(one))) return found;
  const taken = [...verdicts].map(([id, one]) => {
    const isTaken = one.followsFrom.length > 0 && !explained.has(id) && one.verdict !== "misconception";
    return [id, isTaken ? ({ ...one, verdict: "wrong", misconception: null } as const) : one] as const;
  });
  return { causes, verdicts: new Map(taken) };
}

/** Whether a number shows that something was worked out from what is printed. */
const isFooting = ({ verdict, followsFrom }: Verdicted): boolean =>
  followsFrom.length === 0 &&
  (verdict === "correct" || verdict === "misconception" || verdict === "imprecise");
