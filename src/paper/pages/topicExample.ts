import { makeSheet } from "../../author/generator/makeSheet.js";
import { readQuiz } from "../../author/generator/readQuiz.js";
import { topicsQuiz } from "../../author/quiz/topicsQuiz.js";
import { known, nth } from "../../core/base/known.js";
import type { LocaleName } from "../../core/base/settings.js";
import { writeFormula } from "../../core/notation/formula.js";
import { symbolText, textFormula, textNumbers } from "../../core/notation/styles.js";
import { notationOfQuestion } from "../../core/sheet/questionNotation.js";
import { freeAnswers } from "../../core/sheet/runCheck.js";
import { rightOption, type Sheet } from "../../core/sheet/sheet.js";
import type { TopicName } from "../../core/topics/index.js";
import { messagesFor } from "../../core/words/locale.js";
import { keyOf } from "../../core/words/messages.js";
import { contextOf } from "../../document/build/questionContext.js";

/** What stands on one line of a terminal beside a topic's name. */
const ONE_LINE = 90;

/** The last right option of a topic without numbers: a formula, a line of a program, a sentence; or numbers that do it. */
function chosenExample({ questions, notation: name }: Sheet, locale: LocaleName): string {
  const rights = questions.flatMap((question) => {
    const notation = notationOfQuestion(question, name);
    const free = freeAnswers(question).map(
      ({ quantity, display }) => `${symbolText(quantity, notation)} = ${display}`,
    );
    if (free.length > 0) return [free.join(", ")];
    return question.answers.flatMap((answer) => {
      const right = rightOption(answer);
      switch (right?.kind) {
        case "formula":
          return [
            `${symbolText(answer.quantity, notation)} = ${writeFormula(right.expression, textFormula(notation))}`,
          ];
        case "quantity":
          return [symbolText(right.quantity, notation)];
        case "code":
          return [right.code];
        case "words":
          return [messagesFor(locale)(keyOf("option", right.words))];
        default:
          return [];
      }
    });
  });
  return nth(rights, -1);
}

/**
 * One answer of a topic as its key works it out, as text: `C = (y1 - a2_1)^2 = (0.4 - 0.512)^2 = 0.0125`. Drawn from a
 * fixed seed: the last answer that is worked out on one line, else the shortest.
 */
export function topicExample(topic: TopicName, locale: LocaleName): string {
  const { text, file } = topicsQuiz({ topics: topic }, (name, one) =>
    messagesFor(one)(`topic.${name}.title`),
  );
  const sheet = makeSheet(readQuiz(text, file, { locale }), { id: "1", seed: "example" });
  const lines = sheet.questions.flatMap((question) => {
    const { graph, setter, displays, answers } = contextOf(question, sheet, messagesFor(locale));
    const { notation } = setter;
    const asked = answers.flat().flatMap(({ quantity }) => graph.byId.get(quantity) ?? []);
    return asked
      .filter(({ expression }) => typeof expression === "object")
      .map(({ id, expression }) =>
        [
          symbolText(id, notation),
          writeFormula(expression, textFormula(notation)),
          writeFormula(expression, textNumbers(notation, displays)),
          known(displays, id),
        ]
          .filter((side, k, all) => side !== all[k - 1])
          .join(" = "),
      );
  });
  if (lines.length === 0) return chosenExample(sheet, locale);
  const short = lines.filter((line) => line.length <= ONE_LINE);
  return (
    short.at(-1) ??
    nth(
      lines.sort((a, b) => a.length - b.length),
      0,
    )
  );
}
