import type { Answers } from "../../../core/marking/marked.js";
import type { Question, Sheet } from "../../../core/sheet/sheet.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Messages } from "../../../core/words/messages.js";
import { helpsOf, hintOf, partLabel, partTask } from "../../../document/build/partView.js";
import { contextsOf, type QuestionContext } from "../../../document/build/questionContext.js";
import { questionView } from "../../../document/build/questionView.js";
import { roundingRules } from "../../../document/build/roundingRules.js";
import { marksWords } from "../../../document/formula/words.js";
import { safeHtml } from "../../../document/write/html/shown.js";
import { headingOf } from "../heading.js";
import { templatesOf } from "../templates/templates.js";
import { webPageHtml } from "../webPage.js";
import type { VerdictView } from "./verdictView.js";
import { webChosen } from "./webChosen.js";

/** What is known of a question beside its paper. */
export interface QuestionState {
  readonly id: string;
  /** How much was got and how often it may still be checked, in words; empty where nothing is to be said. */
  readonly status: string;
  readonly verdicts: readonly VerdictView[];
  /** Whether it may be handed in once more. */
  readonly open: boolean;
}

export interface StudentPage {
  readonly sheet: Sheet;
  /** Where the page lies: forms are sent to addresses below it. */
  readonly address: string;
  readonly given: Answers;
  /** What somebody typed of who they are; null where a class list says it. */
  readonly who: string | null;
  readonly states: readonly QuestionState[];
  /** What holds for the whole sheet: how long, how often; plain sentences. */
  readonly rules: readonly string[];
  /** The receipt of what was last saved; empty where nothing was. */
  readonly receipt: string;
  /** Whether answers are taken at all now. */
  readonly open: boolean;
  readonly style: string;
  readonly script: string;
}

/** A sheet as a page on which a student types and hands in. No right value is in it, nor the seed. */
export function studentHtml(setting: StudentPage): string {
  const { sheet, given, states } = setting;
  const t = messagesFor(sheet.locale);
  const contexts = contextsOf(sheet, t);
  const rounding = roundingRules(contexts, t);
  const stateOf = (id: string): QuestionState =>
    states.find((state) => state.id === id) ?? { id, status: "", verdicts: [], open: setting.open };
  const view = {
    heading: { ...headingOf(sheet, t), practice: "" },
    key: false,
    student: [sheet.student?.name, sheet.student?.id].filter(Boolean).join(" · "),
    who: setting.who === null ? null : { given: setting.who },
    instructions: sheet.instructions ?? "",
    rounding: rounding.common,
    rules: setting.rules,
    receipt: setting.receipt,
    open: setting.open,
    address: setting.address,
    unsaved: t("student.unsaved"),
    refused: t("student.refused"),
    saved: t("student.saved"),
    questions: contexts.map((context, k) => {
      const state = stateOf(context.question.id);
      return {
        ...questionView(context, k + 1, rounding.own[k] ?? []),
        id: context.question.id,
        number: k + 1,
        action: `${setting.address}/check/${context.question.id}`,
        status: state.status,
        open: setting.open && state.open,
        parts: context.question.parts.map((part, place) =>
          partView(context, part, place, given, state, setting.open && state.open, t),
        ),
      };
    }),
  };
  return webPageHtml(templatesOf().render("student", view, t), {
    title: `${sheet.title} · ${t("sheet.code", { code: sheet.code })}`,
    locale: sheet.locale,
    style: setting.style,
    script: setting.script,
  });
}

function partView(
  context: QuestionContext,
  part: Question["parts"][number],
  k: number,
  given: Answers,
  { verdicts }: QuestionState,
  open: boolean,
  t: Messages,
) {
  const { setter, boxes } = context;
  const { symbol, formula } = setter;
  const answers = context.answers[k] ?? [];
  const others = context.others[k] ?? [];
  const field = (id: string) => {
    const verdict = verdicts.find((one) => one.id === id);
    return {
      ...{ id, field: id.replace(".", "-"), box: boxes.get(id), given: given[id] ?? "", closed: !open },
      verdict: verdict === undefined ? null : { kind: verdict.kind, html: safeHtml(verdict.html) },
      invalid: verdict !== undefined && !["correct", "follow-through", "blank"].includes(verdict.kind),
    };
  };
  return {
    label: partLabel(k, t),
    task: partTask(part, context),
    marks: marksWords(
      [...answers, ...others].reduce((sum, { points }) => sum + points, 0),
      t,
    ),
    alone: context.question.parts.length === 1,
    helps: helpsOf(context, k),
    chosen: webChosen(others, context, field),
    answers: answers.map((answer) => {
      const expression = hintOf(context, part, answer);
      return {
        ...field(answer.id),
        // What the button that turns its sign is called; none where nothing can be typed.
        sign: open ? (answer.unnamed === true ? t("answer.value") : setter.said(answer.quantity)) : "",
        symbol: answer.unnamed === true ? t("answer.value") : symbol(answer.quantity, true),
        formula: expression === undefined ? "" : formula(expression),
      };
    }),
  };
}
