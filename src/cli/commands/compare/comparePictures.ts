import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Pair } from "../../../author/generator/compare/compareQuizzes.js";
import { makeSheet } from "../../../author/generator/makeSheet.js";
import type { Quiz } from "../../../author/quiz/quiz.js";
import { checkOutputs } from "../../../core/files/checkOutputs.js";
import { cannotWrite } from "../../../core/files/files.js";
import { writeOutput } from "../../../core/files/writeOutput.js";
import { renderSheet } from "../../../paper/pages/documents.js";
import { openPrinter } from "../../../paper/print/printer.js";

const NAMES: Pair<string> = ["before.png", "after.png"];

/**
 * Writes a picture of the first sheet of each quiz, the older one's first; the paths. Pictures that are there give way.
 * Throws NO_BROWSER where none is, CANNOT_WRITE.
 */
export async function comparePictures(
  quizzes: Pair<Quiz>,
  seed: string,
  folder: string,
  cwd: string,
): Promise<string[]> {
  const paths = NAMES.map((name) => join(folder, name));
  await checkOutputs(
    paths.map((file) => ({ option: "pictures", file, replaces: "anything" as const })),
    [],
    cwd,
  );
  const printer = await openPrinter({ browsers: 1 });
  try {
    await mkdir(resolve(cwd, folder), { recursive: true }).catch((error: unknown) => {
      throw cannotWrite(folder, error);
    });
    for (const [place, quiz] of quizzes.entries()) {
      const html = renderSheet(makeSheet(quiz, { id: "001", seed }), "worksheet", "printer");
      const picture = await printer.picture(html, { paper: quiz.paper });
      await writeOutput(join(folder, NAMES[place] ?? ""), picture, cwd);
    }
    return paths;
  } finally {
    await printer.close();
  }
}
