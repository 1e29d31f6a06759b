import { dirname, resolve } from "node:path";
import { readQuiz } from "../../author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../author/quiz/presets.js";
import type { Quiz } from "../../author/quiz/quiz.js";
import { fail } from "../../core/base/errors.js";
import { readText } from "../../core/files/readText.js";
import type { Io } from "../../core/terminal/io.js";

/**
 * The quiz that a command looks at, and what it was called. A word that is a preset's name is that preset; none is basics.
 * Throws USAGE where a quiz and a preset are both asked for, NO_SUCH_PRESET or a fault of the quiz as others do.
 */
export async function quizToCheck(
  { quiz: file, preset }: { readonly quiz?: string; readonly preset?: string | undefined },
  io: Io,
): Promise<{ readonly quiz: Quiz; readonly word: string }> {
  if (file !== undefined && preset !== undefined)
    throw fail("USAGE", `--preset ${preset} stands beside the quiz ${file}; give the one or the other`);
  const word = preset ?? file ?? "basics";
  const source =
    preset !== undefined || presetNames().includes(word)
      ? readPreset(word)
      : { text: await readText(word, io.cwd), file: word, folder: dirname(resolve(io.cwd, word)) };
  const quiz = readQuiz(source.text, source.file, "folder" in source ? { folder: source.folder } : {});
  return { quiz, word };
}
