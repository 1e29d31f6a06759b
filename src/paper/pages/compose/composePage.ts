import { FEEDBACK, LEVELS, LOCALES, type LocaleName, PAPERS } from "../../../core/base/settings.js";
import { ACTIVATIONS } from "../../../core/network/activations/index.js";
import { LOSSES } from "../../../core/network/losses/index.js";
import { NOTATIONS } from "../../../core/notation/notation.js";
import { TOPICS } from "../../../core/topics/index.js";
import type { Topic } from "../../../core/topics/topic.js";
import { messagesFor } from "../../../core/words/locale.js";
import { keyOf, type Messages } from "../../../core/words/messages.js";
import { templatesOf } from "../templates/templates.js";
import { webPageHtml } from "../webPage.js";

/** How a draft stands. */
export interface ComposeState {
  readonly faults: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly notes: readonly string[];
  readonly points: number;
  /** Estimated. */
  readonly minutes: number;
  readonly questions: number;
}

export interface ComposePage {
  readonly address: string;
  readonly draft: { readonly text: string; readonly seed: string };
  readonly state: ComposeState;
}

/** One choice: a key of the quiz file and what may stand there. */
interface Choice {
  readonly path: string;
  readonly label: string;
  readonly kind: "text" | "number" | "numbers" | "flag" | "word";
  readonly words: readonly { readonly value: string; readonly label: string; readonly variants: string }[];
}

/** The page on which a quiz is composed: choices, the file beside them, and what comes of it. */
export function composeHtml(
  { address, draft, state }: ComposePage,
  locale: LocaleName,
  { style, script }: { readonly style: string; readonly script: string },
): string {
  const t = messagesFor(locale);
  const { quiz, network, question } = choicesIn(t);
  const view = {
    ...{ address, text: draft.text, seed: draft.seed },
    quiz: quiz.map(shown),
    network: network.map(shown),
    question: question.map(shown),
    state: JSON.stringify(state),
    faults: state.faults.map(({ line, message }) => `${line}: ${message}`),
    schema: "/assets/quiz.schema.json",
  };
  return webPageHtml(templatesOf().render("compose", view, t), {
    title: t("compose.title"),
    ...{ locale, style, script },
  });
}

const shown = (choice: Choice) => ({
  ...choice,
  word: choice.kind === "word",
  flag: choice.kind === "flag",
});

const word = (value: string, label = value) => ({ value, label, variants: "" });

/** What can be chosen, in the order of a quiz file. */
function choicesIn(t: Messages): Readonly<Record<"quiz" | "network" | "question", readonly Choice[]>> {
  const words = (path: string, label: string, values: readonly string[]): Choice => ({
    ...{ path, label, kind: "word" },
    words: values.map((value) => word(value)),
  });
  const typed = (path: string, label: string, kind: "text" | "number" | "numbers" | "flag"): Choice => ({
    ...{ path, label, kind },
    words: [],
  });
  return {
    quiz: [
      typed("title", t("compose.quiz.title"), "text"),
      words("locale", t("compose.quiz.locale"), LOCALES),
      words("paper", t("compose.quiz.paper"), PAPERS),
      words("notation", t("compose.quiz.notation"), NOTATIONS),
      typed("points", t("compose.quiz.points"), "number"),
      typed("minutes", t("compose.quiz.minutes"), "number"),
      typed("attempts", t("compose.quiz.attempts"), "number"),
      words("feedback", t("compose.quiz.feedback"), FEEDBACK),
      typed("opens", t("compose.quiz.opens"), "text"),
      typed("due", t("compose.quiz.due"), "text"),
      typed("pin", t("compose.quiz.pin"), "flag"),
    ],
    network: [
      typed("layers", t("compose.network.layers"), "numbers"),
      words("activation", t("compose.network.activation"), Object.keys(ACTIVATIONS)),
      words("loss", t("compose.network.loss"), Object.keys(LOSSES)),
      typed("bias", t("compose.network.bias"), "flag"),
      typed("learningRate", t("compose.network.learningRate"), "number"),
      typed("examples", t("compose.network.examples"), "number"),
    ],
    question: [
      {
        ...{ path: "topic", label: t("compose.question.topic"), kind: "word" },
        words: Object.values<Topic>(TOPICS).map((topic) => ({
          ...word(topic.name, t(keyOf("topic", topic.name, "title"))),
          variants: (topic.kind === "own" ? topic.variants : []).join(" "),
        })),
      },
      words("variant", t("compose.question.variant"), []),
      words("level", t("compose.question.level"), LEVELS),
      words("as", t("compose.question.as"), ["number", "choice", "blanks", "formula"]),
      typed("count", t("compose.question.count"), "number"),
      typed("points", t("compose.question.points"), "number"),
    ],
  };
}
