import { fail } from "../../core/base/errors.js";
import { DEFAULTS, type Level, LOCALES, type LocaleName } from "../../core/base/settings.js";
import { didYouMean } from "../../core/parse/schema.js";
import { TOPICS, type TopicName } from "../../core/topics/index.js";
import { MOST } from "./printable.js";

/** A quiz asked for in a few words. */
export interface TopicsWish {
  /** Names with commas between. */
  readonly topics: string;
  /** Of every question; default: standard. */
  readonly level?: Level;
  /** Questions of each topic; default: one. */
  readonly count?: number;
}

/** More topics than this do not fit into a title. */
const MOST_TITLED = 3;

/**
 * The text of a quiz that asks the topics in their order, each with the network that it needs; `titleOf` is what a
 * topic is called. Throws USAGE for a topic that there is not, one named twice, and more questions than a sheet takes.
 */
export function topicsQuiz(
  wish: TopicsWish,
  titleOf: (topic: TopicName, locale: LocaleName) => string,
): { readonly text: string; readonly file: string } {
  const topics = namesIn(wish.topics);
  const count = wish.count ?? 1;
  const total = topics.length * count;
  if (total > MOST.questions)
    throw fail(
      "USAGE",
      `--topics and --count make ${topics.length} × ${count} = ${total} questions; a sheet has at most ${MOST.questions}`,
    );
  const titleIn = (locale: LocaleName) => topics.map((topic) => titleOf(topic, locale)).join(" · ");
  const quiz = {
    ...(topics.length > MOST_TITLED
      ? {}
      : { title: Object.fromEntries(LOCALES.map((locale) => [locale, titleIn(locale)])) }),
    series: seriesOf(topics),
    questions: topics.map((topic) => ({ topic, count, level: wish.level ?? DEFAULTS.level })),
  };
  return { text: JSON.stringify(quiz, null, 1), file: "--topics" };
}

/** A series has at most 200 letters: of a longer list its beginning and its end keep it apart. */
function seriesOf(topics: readonly TopicName[]): string {
  const all = `--topics ${topics.join(",")}`;
  return all.length <= 200 ? all : `${all.slice(0, 140)} … ${all.slice(-40)} (${topics.length})`;
}

function namesIn(text: string): TopicName[] {
  const known = Object.keys(TOPICS) as TopicName[];
  const names = text.split(",").map((part) => {
    const word = part.trim();
    const name = known.find((one) => one === word);
    if (name !== undefined) return name;
    const hint = didYouMean(word, known) || "; gradsheet list topics shows what there is";
    throw fail(
      "USAGE",
      `--topics: ${word === "" ? "a name is empty" : `no topic is called "${word}"`}${hint}`,
    );
  });
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined)
    throw fail("USAGE", `--topics names ${twice} twice; --count asks for more questions of each topic`);
  return names;
}
