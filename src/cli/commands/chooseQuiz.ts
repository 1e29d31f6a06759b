import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readQuiz } from "../../author/generator/readQuiz.js";
import type { QuizOverrides } from "../../author/quiz/parseQuiz.js";
import { presetNames, readPreset } from "../../author/quiz/presets.js";
import type { Quiz } from "../../author/quiz/quiz.js";
import { topicsQuiz } from "../../author/quiz/topicsQuiz.js";
import { fail } from "../../core/base/errors.js";
import { forEachLocale, type LocaleName } from "../../core/base/locales/index.js";
import type { Level } from "../../core/base/settings.js";
import { readText } from "../../core/files/readText.js";
import { messagesFor } from "../../core/words/locale.js";

/** What the command line says of the quiz. */
export interface QuizChoice extends QuizOverrides {
  readonly quiz?: string;
  readonly preset?: string;
  readonly topics?: string;
  readonly level?: Level;
  readonly count?: number;
}

/**
 * The quiz that the command line asks for: a file, a preset, or topics; without any of them the preset basics.
 * Throws USAGE where it asks for two of them at once.
 */
export async function chooseQuiz(choice: QuizChoice, cwd: string): Promise<Quiz> {
  const { text, file } = await sourceOf(choice, cwd);
  return readQuiz(text, file, { ...choice, ...folderOf(choice, cwd) });
}

/** The same in every language: what a page carries that speaks them all. */
export async function chooseQuizzes(
  choice: Omit<QuizChoice, "locale">,
  cwd: string,
): Promise<Readonly<Record<LocaleName, Quiz>>> {
  const { text, file } = await sourceOf(choice, cwd);
  return forEachLocale((locale) => readQuiz(text, file, { ...choice, locale, ...folderOf(choice, cwd) }));
}

const folderOf = ({ quiz }: QuizChoice, cwd: string) =>
  quiz === undefined ? {} : { folder: dirname(resolve(cwd, quiz)) };

async function sourceOf(
  { quiz, preset, topics, level, count }: QuizChoice,
  cwd: string,
): Promise<{ readonly text: string; readonly file: string }> {
  const asked = [
    ...(topics === undefined ? [] : [`--topics ${topics}`]),
    ...(preset === undefined ? [] : [`--preset ${preset}`]),
    ...(quiz === undefined ? [] : [`the quiz ${quiz}`]),
  ];
  const [one, other] = asked;
  if (one !== undefined && other !== undefined)
    throw fail("USAGE", `${one} stands beside ${other}; give the one or the other`);
  if (topics !== undefined) {
    const wish = {
      topics,
      ...(level === undefined ? {} : { level }),
      ...(count === undefined ? {} : { count }),
    };
    return topicsQuiz(wish, (topic, locale) => messagesFor(locale)(`topic.${topic}.title`));
  }
  for (const [name, value] of Object.entries({ level, count })) {
    if (value !== undefined)
      throw fail(
        "USAGE",
        `--${name} ${value} is for --topics; ${one ?? "a quiz"} says it of each question itself`,
      );
  }
  return quiz === undefined
    ? readPreset(preset ?? "basics")
    : { text: await readNamed(quiz, cwd), file: quiz };
}

/** The text of a quiz file; of one that is not there and has a preset's name, FILE_NOT_FOUND says how that is asked for. */
async function readNamed(quiz: string, cwd: string): Promise<string> {
  if (presetNames().includes(quiz) && !existsSync(resolve(cwd, quiz))) {
    const why = `there is no such file; the built-in quiz of this name is --preset ${quiz}`;
    throw fail("FILE_NOT_FOUND", why, { file: quiz });
  }
  return readText(quiz, cwd);
}
