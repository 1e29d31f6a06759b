import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../core/base/errors.js";
import { sha256Base64 } from "../../core/base/hash.js";
import { roundingOf } from "../../core/graph/precision.js";
import { BUILT } from "../../core/paths.js";
import type { NumberAnswer, Question, Sheet, SolutionShown } from "../../core/sheet/sheet.js";
import { messagesFor, textsOf } from "../../core/words/locale.js";
import { chosenViews } from "../../document/build/chosen.js";
import { helpOf, stepsOf } from "../../document/build/helpSteps.js";
import { helpsOf, hintOf, partLabel, partTask } from "../../document/build/partView.js";
import { contextsOf, type QuestionContext } from "../../document/build/questionContext.js";
import { questionView } from "../../document/build/questionView.js";
import { roundingRules } from "../../document/build/roundingRules.js";
import { solutionView } from "../../document/build/solutionView.js";
import { howWords, marksWords } from "../../document/formula/words.js";
import { headingOf } from "./heading.js";
import { pageHtml, pageOf } from "./page.js";
import { templatesOf } from "./templates/templates.js";

/** The marking code and the page's own, bundled by `npm run build`. */
const BUNDLE = join(BUILT, "selfCheck.js");

/** The texts that marking in the page may need, by the start of their keys. */
const CARRIED =
  /^((marked|verdict|unreadable|misconception|selfcheck|shape|edit)\.|formula\.preview$|rounding\.counts$|practice\.(hint-more|left|all-right)$)/;

/** Texts about formulas that are typed. */
const OF_FORMULAS = /^(unreadable\.(no-)?formula|marked\.formula\.|formula\.)/;

/**
 * A sheet as a page on which students check their own answers: one file that loads nothing and sends nothing. The right
 * answers are in it for whoever looks for them.
 */
export function selfCheckHtml(sheet: Sheet, templates = templatesOf()): string {
  const t = messagesFor(sheet.locale);
  const contexts = contextsOf(sheet, t);
  const rules = roundingRules(contexts, t);
  const view = {
    heading: headingOf(sheet, t),
    key: false,
    instructions: sheet.instructions ?? "",
    rounding: rules.common,
    several: contexts.length > 1,
    questions: contexts.map((context, k) => ({
      ...questionView(context, k + 1, rules.own[k] ?? []),
      id: context.question.id,
      number: k + 1,
      parts: context.question.parts.map((part, place) =>
        partForm(context, part, place, sheet.selfcheck?.hints === true),
      ),
      solution: solutionFor(context, sheet.selfcheck?.solution ?? "never"),
    })),
  };
  const code = t("sheet.code", { code: sheet.code });
  const script = readBundle();
  const body =
    `${templates.render("selfcheck", view, t)}` +
    `<script type="application/json" id="carried">${jsonForHtml(carriedBy(sheet))}</script>\n` +
    `<script>${script}</script>\n`;
  return pageHtml(body, {
    title: `${sheet.title} · ${code}`,
    ...pageOf(sheet, templates),
    foot: code,
    purpose: "page",
    styles: templates.stylesOf.selfcheck,
    policy: `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src 'sha256-${sha256Base64(script)}'; base-uri 'none'; form-action 'none'`,
  });
}

/** The worked solution, shown at once or after a check; null where it is not shown. */
const solutionFor = (context: QuestionContext, when: SolutionShown) =>
  when === "never" ? null : { later: when === "after-trying", parts: solutionView(context) };

/** Every step of help with an answer, the first alone, the first two, … */
function helpWith(answer: NumberAnswer, context: QuestionContext) {
  const all = stepsOf(answer, context);
  return Array.from({ length: all }, (_none, k) => ({
    ...helpOf(answer, k + 1, context),
    count: context.setter.t("practice.hint-of", { count: k + 1, all }),
  }));
}

function partForm(context: QuestionContext, part: Question["parts"][number], k: number, hints: boolean) {
  const { question, setter } = context;
  const { t, symbol, formula } = setter;
  const answers = context.answers[k] ?? [];
  const others = context.others[k] ?? [];
  return {
    label: partLabel(k, t),
    task: partTask(part, context),
    marks: marksWords(
      [...answers, ...others].reduce((sum, { points }) => sum + points, 0),
      t,
    ),
    alone: question.parts.length === 1,
    chosen: chosenViews(others, context),
    helps: helpsOf(context, k),
    answers: answers.map((answer) => {
      const expression = hintOf(context, part, answer);
      return {
        id: answer.id,
        field: answer.id.replace(".", "-"),
        symbol: answer.unnamed === true ? t("answer.value") : symbol(answer.quantity, true),
        name: answer.unnamed === true ? t("answer.value") : setter.said(answer.quantity),
        how: howWords(roundingOf(context.graph, answer.quantity, question.precision), t),
        help: hints ? helpWith(answer, context) : null,
        formula: expression === undefined ? "" : formula(expression),
      };
    }),
  };
}

/** The sheet without its seed, and the texts of its language. */
function carriedBy({ seed: _seed, ...sheet }: Sheet): unknown {
  const reasons = new Set(
    sheet.questions.flatMap(({ answers, definitions }) => {
      const asked = new Set(answers.map(({ quantity }) => quantity));
      return definitions.flatMap(({ id, reason }) => (asked.has(id) ? [`reason.${reason}`] : []));
    }),
  );
  const hasFormulas = sheet.questions.some(({ answers }) => answers.some(({ kind }) => kind === "formula"));
  const texts = Object.entries(textsOf(sheet.locale)).filter(
    ([key]) => (CARRIED.test(key) && (hasFormulas || !OF_FORMULAS.test(key))) || reasons.has(key),
  );
  return { sheet, texts: Object.fromEntries(texts) };
}

/** JSON that cannot end the element that it stands in. */
const jsonForHtml = (data: unknown): string => JSON.stringify(data).replaceAll("<", "\\u003c");

function readBundle(): string {
  if (!existsSync(BUNDLE)) {
    throw fail("DATA_MISSING", "the self-check page's script is not built; npm run build makes it", {
      file: BUNDLE,
    });
  }
  return readFileSync(BUNDLE, "utf8").replaceAll("</script", "<\\/script").trim();
}
