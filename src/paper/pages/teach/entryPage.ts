import type { LocaleName } from "../../../core/base/settings.js";
import type { Answers, MarkedSheet, Ruling } from "../../../core/marking/marked.js";
import { totalText } from "../../../core/marking/marksText.js";
import { boxesOf } from "../../../core/sheet/boxes.js";
import { type Answer, marksId, type Sheet } from "../../../core/sheet/sheet.js";
import { messagesFor } from "../../../core/words/locale.js";
import { keyOf, type Messages } from "../../../core/words/messages.js";
import { optionLabel } from "../../../document/build/chosen.js";
import { schemeLine } from "../../../document/build/chosenKey.js";
import { labelsOf } from "../../../document/build/labels.js";
import { topicTitle } from "../../../document/build/topicTitle.js";
import type { Typesetter } from "../../../document/formula/typesetter.js";
import { templatesOf } from "../templates/templates.js";
import { typesetterOfQuestion } from "../typesetterOfQuestion.js";
import { webPageHtml } from "../webPage.js";

/** One student's paper, to be typed in. */
export interface EntryPage {
  /** The class's page; the sheet's own lies below it. */
  readonly classAddress: string;
  readonly address: string;
  readonly sheet: Sheet;
  readonly given: Answers;
  readonly marked: MarkedSheet;
  readonly overruled: ReadonlyMap<string, { readonly points: number; readonly why: string }>;
  /** Who has given marks by hand, and when, in words, by the answers' ids. */
  readonly by: ReadonlyMap<string, string>;
  readonly before: string | null;
  readonly after: string | null;
}

export function entryHtml(
  page: EntryPage,
  locale: LocaleName,
  { style, script }: { readonly style: string; readonly script: string },
): string {
  const t = messagesFor(locale);
  const { sheet, given, overruled } = page;
  const verdicts = new Map(entryVerdicts(page.marked, locale).map((one) => [one.id, one]));
  const boxes = boxesOf(sheet);
  const view = {
    ...{ classAddress: page.classAddress, address: page.address, before: page.before, after: page.after },
    who: [sheet.student?.name, sheet.id].filter(Boolean).join(" · "),
    code: t("sheet.code", { code: sheet.code }),
    total: totalText(page.marked, t),
    questions: sheet.questions.map((question, k) => {
      const setter = typesetterOfQuestion(question, { ...sheet, locale });
      const labels = labelsOf(question, setter);
      return {
        title: t("question.title", { number: k + 1 }),
        topic: topicTitle(question, t),
        boxes: boxes
          .filter((box) => box.question === question)
          .map(({ number, answer }) => ({
            ...{ id: answer.id, number, field: answer.id.replace(".", "-"), most: answer.points },
            name: labels.get(answer.id) ?? "",
            ...entryOf(answer, given, setter),
            // As the marking sheet has it; many numbers are right where they are the student's to choose.
            right: rightOf(answer, setter.t),
            kind: verdicts.get(answer.id)?.kind ?? "blank",
            verdict: verdicts.get(answer.id)?.text ?? "",
            points: overruled.get(answer.id)?.points ?? "",
            why: overruled.get(answer.id)?.why ?? "",
            by: page.by.get(answer.id) ?? "",
            open: overruled.has(answer.id),
          })),
      };
    }),
  };
  return webPageHtml(templatesOf().render("entry", view, t), {
    title: `${view.who} · ${sheet.title}`,
    ...{ locale, style, script },
  });
}

/** What is right, as the key prints it; nothing where that is for somebody to judge, or the student's to choose. */
function rightOf(answer: Answer, t: Messages): string {
  switch (answer.kind) {
    case "written":
    case "free":
      return "";
    case "choice":
    case "blank":
      return optionLabel(answer.kind, answer.right, t);
    default:
      return answer.display;
  }
}

/** What is typed for an answer: the answer, or the marks of what is written, which stands beside with what they are for. */
function entryOf(answer: Answer, given: Answers, setter: Typesetter) {
  if (answer.kind !== "written") return { entry: answer.id, given: given[answer.id] ?? "", written: null };
  return {
    ...{ entry: marksId(answer), given: given[marksId(answer)] ?? "" },
    written: {
      marks: setter.t("teach.marks", { most: answer.points }),
      text: given[answer.id] ?? "",
      scheme: schemeLine(answer.scheme ?? [], setter),
    },
  };
}

/** What marking says of each answer in a word, with its marks. */
export function entryVerdicts(
  { answers }: MarkedSheet,
  locale: LocaleName,
): { readonly id: string; readonly kind: string; readonly text: string }[] {
  const t = messagesFor(locale);
  return answers.map(({ id, verdict, points, maxPoints, misconception, ruling }) => {
    const named = misconception === null ? "" : ` (${t(keyOf("misconception", misconception, "name"))})`;
    const hand = ruling === undefined ? "" : rulingText(ruling, t);
    const empty = (verdict === "blank" || verdict === "unmarked") && hand === "";
    return {
      id,
      kind: verdict,
      text: empty ? "" : `${points}/${maxPoints} ${t(`verdict.${verdict}`)}${named}${hand}`,
    };
  });
}

/** Why marks are not what the verdict earns, in a few words. */
function rulingText(ruling: Ruling, t: Messages): string {
  if (ruling.by === "overrule") return ` ${t("teach.byhand")}`;
  if (ruling.by === "attempt")
    return ` ${t("teach.late", { number: ruling.number, percent: ruling.percent })}`;
  return ` (${t(`ruled.${ruling.by}`)})`;
}
