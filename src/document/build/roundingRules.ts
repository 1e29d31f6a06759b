import { type Precision, precisionKind } from "../../core/graph/precision.js";
import { numberAnswers } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { howWords, roundedWords } from "../formula/words.js";
import type { QuestionContext } from "./questionContext.js";

type RoundedKind = keyof Precision;
const KINDS: readonly RoundedKind[] = ["values", "gradients", "weights", "errors"];

/** More rules than this for all questions nobody keeps in mind. */
const MOST_COMMON = 2;

/** What is rounded in a question, and how, in words. */
interface Rule {
  readonly kind: RoundedKind;
  readonly how: string;
  /** Whether its question has no network. */
  readonly own: boolean;
}

/**
 * The rounding rules of most questions, two at most, and those of each question that is an exception: one rule for each
 * way to round.
 */
export function roundingRules(
  contexts: readonly QuestionContext[],
  t: Messages,
): { readonly common: readonly string[]; readonly own: readonly (readonly string[])[] } {
  const rules = contexts.map((context) => rulesOf(context, t));
  const all = rules.flat();
  const usual = new Map(
    KINDS.map((kind) => [kind, mostOf(all.filter((rule) => rule.kind === kind).map(({ how }) => how))]),
  );
  const isUsual = ({ kind, how }: Rule): boolean => usual.get(kind) === how;
  // A question that departs in one kind says its others too.
  const steady = rules.filter((own) => own.every(isUsual)).flat();
  const stated = steady.length > 0 ? steady : all.filter(isUsual);
  const times = (how: string): number => stated.filter((rule) => rule.how === how).length;
  const ways = [...new Set(stated.map(({ how }) => how))];
  const kept = ways.sort((a, b) => times(b) - times(a)).slice(0, MOST_COMMON);
  const isCommon = (rule: Rule): boolean => isUsual(rule) && kept.includes(rule.how);
  const inOrder = KINDS.flatMap((kind) => all.filter((rule) => rule.kind === kind && isCommon(rule)));
  return {
    common: together(inOrder, t),
    own: rules.map((own) =>
      together(
        own.filter((rule) => !isCommon(rule)),
        t,
      ),
    ),
  };
}

const rulesOf = (context: QuestionContext, t: Messages): Rule[] =>
  kindsAsked(context).map((kind) => {
    const { precision, network } = context.question;
    return { kind, how: howWords(precision[kind] ?? precision.gradients, t), own: network === undefined };
  });

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
    const alike = rules.filter((rule) => rule.how === how);
    const what = KINDS.filter((kind) => alike.some((rule) => rule.kind === kind)).map((kind) => {
      const whose = new Set(alike.filter((rule) => rule.kind === kind).map(({ own }) => own));
      return roundedWords(kind, whose.size > 1 ? "both" : whose.has(true) ? "own" : "network", t);
    });
    return t("rounding.rule", { what: what.join(t("rounding.join")), how });
  });
}

/** What comes most often, of those that come equally often the first. */
function mostOf(texts: readonly string[]): string | undefined {
  const count = (text: string): number => texts.filter((other) => other === text).length;
  return [...texts].sort((a, b) => count(b) - count(a))[0];
}
