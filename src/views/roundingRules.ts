import { howWords, roundedWords } from "../formula/words.js";
import { type Precision, precisionKind } from "../graph/precision.js";
import { numberAnswers } from "../sheet/sheet.js";
import type { Messages } from "../words/messages.js";
import type { QuestionContext } from "./questionContext.js";

type RoundedKind = keyof Precision;
const KINDS: readonly RoundedKind[] = ["values", "gradients", "weights", "errors"];

/** What is rounded, and how, in words. */
interface Rule {
  readonly what: string;
  readonly how: string;
}

/** The rounding rules of most questions, and those of each question that is an exception: one rule for each way to round. */
export function roundingRules(
  contexts: readonly QuestionContext[],
  t: Messages,
): { readonly common: readonly string[]; readonly own: readonly (readonly string[])[] } {
  const asked = contexts.map(kindsAsked);
  const usual = new Map(
    KINDS.map((kind) => [
      kind,
      mostOf(
        contexts.flatMap(({ question }, k) =>
          asked[k]?.includes(kind) ? [JSON.stringify(question.precision[kind])] : [],
        ),
      ),
    ]),
  );
  const rules = contexts.map(({ question }, k) =>
    (asked[k] ?? []).map((kind) => ({
      kind,
      what: roundedWords(kind, question.network === undefined, t),
      how: howWords(question.precision[kind] ?? question.precision.gradients, t),
      common: JSON.stringify(question.precision[kind]) === usual.get(kind),
    })),
  );
  const common = rules.flat().filter((rule) => rule.common);
  const inOrder = KINDS.flatMap((kind) => common.filter((rule) => rule.kind === kind));
  return {
    common: together(inOrder, t),
    own: rules.map((own) =>
      together(
        own.filter((rule) => !rule.common),
        t,
      ),
    ),
  };
}

/** The kinds of rounding with which a question asks for numbers, or prints them worked out. */
function kindsAsked({ question, graph }: QuestionContext): readonly RoundedKind[] {
  const printed = question.worked?.lines ?? numberAnswers(question.answers).map(({ quantity }) => quantity);
  const kinds = printed.map((quantity) => {
    const definition = graph.byId.get(quantity);
    return definition === undefined ? null : precisionKind(definition);
  });
  return KINDS.filter((kind) => kinds.includes(kind));
}

/** All that is rounded alike in one rule. */
function together(rules: readonly Rule[], t: Messages): string[] {
  return [...new Set(rules.map(({ how }) => how))].map((how) => {
    const alike = rules.filter((rule) => rule.how === how).map(({ what }) => what);
    return t("rounding.rule", { what: [...new Set(alike)].join(t("rounding.join")), how });
  });
}

/** What comes most often, of those that come equally often the first. */
function mostOf(texts: readonly string[]): string | undefined {
  const count = (text: string): number => texts.filter((other) => other === text).length;
  return [...texts].sort((a, b) => count(b) - count(a))[0];
}
