import { coneOf } from "../../graph/cone.js";
import { shapeOf } from "../../graph/quantity.js";
import { choiceName, type OptionAnswer, type Question, type SeveralAnswer } from "../../sheet/sheet.js";
import { keyOf } from "../../words/messages.js";
import { readOptions } from "../judgeSeveral.js";
import type { MarkedAnswer } from "../marked.js";
import { preparedQuestion } from "../preparedQuestion.js";
import { readOption } from "../readOption.js";
import type { AnswerPlace, Said } from "./said.js";

/** What is said of a choice, a factor, a line or a shape that is not right. */
export function chosenSentence(marked: MarkedAnswer, place: AnswerPlace, said: Said): string {
  const { t, leading } = said;
  const { question, answer } = place;
  const given = marked.given.trim();
  switch (answer.kind) {
    case "number":
    case "written":
      return "";
    case "free":
    case "formula":
      return "";
    case "several":
      // Whoever chooses all would read which of them are not right.
      return [
        t("marked.several"),
        ...(leading ? whysOf(answer, readOptions(given, answer.options.length) ?? []) : []),
      ].join(" ");
    case "shape":
      return answer.why === undefined
        ? t(`shape.${shapeOf(answer.quantity)}`)
        : t(keyOf("why", answer.why.words));
    case "choice": {
      const chosen = readOption(given, answer.options.length);
      const whys = whysOf(answer, typeof chosen === "number" ? [chosen] : []);
      const name = choiceName(answer).replace(/\d+$/, "");
      const [claim] = claimSentence(answer, given, said);
      if (claim !== undefined) return claim;
      return whys.length > 0 ? whys.join(" ") : t(keyOf("marked", "choice", name));
    }
    case "blank":
      return t(isFactor(question, answer, given) ? "marked.blank.again" : "marked.blank.wrong");
    case "line":
      if (!leading) return t("marked.line.follows");
      return t(carriesOn(question, answer, given) ? "marked.line.carried" : "marked.line.right");
  }
}

/** Of a sentence that is true or false for a reason: which of the two has failed; none of any other choice, nor where it may not lead. */
export function claimSentence(
  { options, right }: OptionAnswer,
  given: string,
  { t, leading }: Said,
): string[] {
  const wordsOf = (place: number | null | undefined): string | undefined => {
    const option = typeof place === "number" ? options[place - 1] : undefined;
    return option?.kind === "words" && option.because !== undefined ? option.words : undefined;
  };
  const [own, wanted] = [wordsOf(readOption(given, options.length)), wordsOf(right)];
  if (!leading || own === undefined || wanted === undefined) return [];
  return [t(own === wanted ? "marked.claim.reason" : "marked.claim.verdict")];
}

/** What a teacher says of the options that were chosen and are not right. */
const whysOf = ({ options, right }: OptionAnswer | SeveralAnswer, chosen: readonly number[]): string[] =>
  chosen.flatMap((place) => {
    const option = options[place - 1];
    const isRight = typeof right === "number" ? right === place : right.includes(place);
    return option?.kind === "prose" && option.why !== undefined && !isRight ? [option.why] : [];
  });

/** Whether what was chosen is a factor of the product, which then stands in a blank before this one. */
function isFactor({ answers }: Question, { quantity, options }: OptionAnswer, given: string): boolean {
  const chosen = readOption(given, options.length);
  return answers.some((one) => one.kind === "blank" && one.quantity === quantity && one.right === chosen);
}

/** Whether the line that was picked rests on the one with the mistake. */
function carriesOn(question: Question, { options, right }: OptionAnswer, given: string): boolean {
  const lineOf = (place: number | null | undefined): string | undefined => {
    const option = typeof place === "number" ? options[place - 1] : undefined;
    return option?.kind === "quantity" ? option.quantity : undefined;
  };
  const [picked, wrong] = [lineOf(readOption(given, options.length)), lineOf(right)];
  if (picked === undefined || wrong === undefined) return false;
  return coneOf(preparedQuestion(question).graph, picked, new Set()).some(({ id }) => id === wrong);
}

/** The value that stands at the option that was chosen, as it is printed; what was written, where it is none. */
export function chosenValue({ answer }: AnswerPlace, given: string): string {
  if (answer.kind !== "choice") return given;
  const option = answer.options[(readOption(given, answer.options.length) ?? 0) - 1];
  return option?.kind === "value" ? option.display : given;
}
