import { join, resolve } from "node:path";
import { readQuiz } from "../../author/generator/readQuiz.js";
import type { Quiz } from "../../author/quiz/quiz.js";
import { fail } from "../../core/base/errors.js";
import { forEachLocale, type LocaleName } from "../../core/base/locales/index.js";
import { DEFAULTS } from "../../core/base/settings.js";
import { writeWhole } from "../../core/files/files.js";
import type { Io } from "../../core/terminal/io.js";
import { TOPICS } from "../../core/topics/index.js";
import { messagesFor } from "../../core/words/locale.js";
import { makeCourse } from "../../web/folder/makeCourse.js";
import { practiceFiles } from "../../web/folder/practiceFiles.js";
import { exercisesOf } from "../../web/practice/course.js";
import type { OptionsFor } from "../options/options.js";
import { chooseQuizzes } from "./chooseQuiz.js";

export type PracticeOptions = OptionsFor<"practice"> & { readonly quiz?: string };

/** Writes a folder of static pages on which anybody practises with ever new numbers. */
export async function practice(options: PracticeOptions, io: Io): Promise<number> {
  const { out, quiz, topics, preset, notation, locale = DEFAULTS.locale } = options;
  if (out === undefined) throw fail("USAGE", "practice needs a folder to write to; --out DIR would be right");
  const free = quiz === undefined && preset === undefined;
  const choice = {
    ...(quiz === undefined ? {} : { quiz }),
    ...(preset === undefined ? {} : { preset }),
    ...(topics === undefined ? {} : { topics }),
    ...(notation === undefined ? {} : { notation }),
  };
  const quizzes = free && topics === undefined ? everyTopic(notation) : await chooseQuizzes(choice, io.cwd);
  const course = makeCourse({ quizzes, free });
  const exercises = exercisesOf(course.quizzes[locale]).length;
  if (exercises === 0)
    throw fail(
      "WRONG_VALUE",
      "no question of the quiz can be marked by a program, so there is nothing to practise; one with numbers or options would be right",
      { file: quiz ?? "--preset" },
    );
  const files = practiceFiles(course, locale);
  const folder = resolve(io.cwd, out);
  for (const [name, content] of files) await writeWhole(join(folder, name), content, io.cwd);
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  if (options.json) io.stdout(`${JSON.stringify({ folder: out, files: files.size, bytes, exercises })}\n`);
  else io.stdout(`${out}/index.html: ${exercises} exercises, ${files.size} files\n`);
  return 0;
}

/** A question of every topic there is. */
function everyTopic(notation: PracticeOptions["notation"]): Readonly<Record<LocaleName, Quiz>> {
  const title = forEachLocale((locale) => messagesFor(locale)("practice.title"));
  const text = JSON.stringify({ title, questions: Object.keys(TOPICS).map((topic) => ({ topic })) });
  return forEachLocale((locale) =>
    readQuiz(text, "practice", { locale, ...(notation === undefined ? {} : { notation }) }),
  );
}
