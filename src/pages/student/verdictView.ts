import type { Line } from "../../document/line.js";
import type { ExplainedAnswer } from "../../marking/explain.js";
import type { Messages } from "../../words/messages.js";
import { escapeHtml } from "../../write/html/escapeHtml.js";
import { lineHtml } from "../../write/html/lineHtml.js";
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
