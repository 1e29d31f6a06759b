import { parentPort } from "node:worker_threads";
import { renderSheet } from "../../../paper/pages/documents.js";
import type { DraftAnswer, DraftQuestion } from "./drafting.js";
import { draftState } from "./draftState.js";

/** A thread of its own, in which drafts are read, drawn and set, so that students' answers wait for none of it. */
let last: { readonly key: string; readonly drawn: ReturnType<typeof draftState> } | null = null;

function answer({ number, draft, wanted }: DraftQuestion): DraftAnswer {
  const key = JSON.stringify([draft.text, draft.seed]);
  // Worksheet and key are asked for one after the other.
  if (last?.key !== key) last = { key, drawn: draftState(draft) };
  const { sheet, ...drawn } = last.drawn;
  const page =
    wanted === null || sheet === null
      ? null
      : { html: renderSheet(sheet, wanted.document, wanted.purpose), paper: sheet.paper };
  return { number, ...drawn, page };
}

parentPort?.on("message", (question: DraftQuestion) => {
  try {
    parentPort?.postMessage(answer(question));
  } catch (error) {
    parentPort?.postMessage({ number: question.number, failed: String(error) });
  }
});
