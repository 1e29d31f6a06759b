import { CAUSE_LIMITS } from "../../../core/marking/cause/limits.js";
import { SHARES, type Sheet } from "../../../core/sheet/sheet.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Messages } from "../../../core/words/messages.js";
import { contextsOf, type QuestionContext } from "../../../document/build/questionContext.js";
import { topicTitle } from "../../../document/build/topicTitle.js";
import { marksWords } from "../../../document/formula/words.js";
import type { Page } from "../../../document/tree/blocks.js";
import type { FontPurpose } from "../../fonts/fonts.js";
import { headingOf } from "../heading.js";
import { pageOf, pageOfTemplate } from "../page.js";
import { type Templates, templatesOf } from "../templates/templates.js";
import { markingRows } from "./markingRows.js";
import { markingWidths } from "./markingWidths.js";

/** The marking sheet of one copy as a document: every box in its order, with what is right, likely wrong, and follows. */
export function markingPage(sheet: Sheet, purpose: FontPurpose, templates: Templates = templatesOf()): Page {
  const t = messagesFor(sheet.locale);
  const code = t("sheet.code", { code: sheet.code });
  const view = () => ({ heading: headingOf(sheet, t), ...markingView(sheet, contextsOf(sheet, t), t) });
  return pageOfTemplate("marking", view, t, {
    ...pageOf(sheet, templates),
    title: `${t("sheet.marking")} · ${sheet.title} · ${code}`,
    foot: `${t("sheet.marking")} · ${code}`,
    purpose,
    narrow: true,
  });
}

/** The tables of a marking sheet, as its template and the key's take them. */
export function markingView(sheet: Sheet, contexts: readonly QuestionContext[], t: Messages) {
  const { followThrough, imprecise, misconception, inferred } = { ...SHARES, ...sheet.marking };
  const tables = contexts.map((context, k) => ({
    title: t("question.title", { number: k + 1 }),
    topic: topicTitle(context.question, t),
    marks: marksWords(context.question.points, t),
    rows: markingRows(context, sheet.points),
  }));
  const share = (part: number): string => t("marking.share", { percent: String(Math.round(part * 100)) });
  const shares = t("marking.shares", {
    followThrough: share(followThrough),
    imprecise: share(imprecise),
    misconception: share(misconception),
  });
  const isBeside = tables.some(({ rows }) => rows.some((row) => row.isBeside));
  const atOnce =
    inferred === undefined
      ? t("marking.inferred.most", { percent: String(Math.round(CAUSE_LIMITS.share * 100)) })
      : share(inferred || 0);
  return {
    shares: isBeside && inferred !== false ? `${shares} ${t("marking.inferred", { share: atOnce })}` : shares,
    tables,
    hasOwn: tables.some(({ rows }) => rows.some(({ own }) => own !== null)),
    widths: markingWidths(tables.flatMap(({ rows }) => rows)),
  };
}
