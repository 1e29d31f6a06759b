import type { ExplainedAnswer } from "../../../core/marking/explain.js";
import type { Messages } from "../../../core/words/messages.js";
import type { Line } from "../../../document/tree/line.js";
import { escapeHtml } from "../../../document/write/html/escapeHtml.js";
import { lineHtml } from "../../../document/write/html/lineHtml.js";
import { messageLine } from "../feedback.js";

/** What a page says of one answer: the verdict's name, and what a tutor would say, as HTML. */
export interface VerdictView {
  readonly id: string;
  readonly kind: ExplainedAnswer["verdict"];
  readonly html: string;
}

/** `labels` are the names of the question's answers. */
export function verdictView(
  one: ExplainedAnswer,
  labels: ReadonlyMap<string, Line>,
  t: Messages,
): VerdictView {
  const name = `<b>${escapeHtml(t(`verdict.${one.verdict}`))}</b>`;
  const plain = one.verdict === "correct" || one.verdict === "blank";
  return {
    id: one.id,
    kind: one.verdict,
    html: plain ? name : `${name}: ${lineHtml(messageLine(one.message, labels))}`,
  };
}
