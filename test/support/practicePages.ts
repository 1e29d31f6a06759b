import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { forEachLocale } from "../../src/core/base/locales/index.js";
import type { LocaleName } from "../../src/core/base/settings.js";
import { TOPICS } from "../../src/core/topics/index.js";
import { makeCourse } from "../../src/web/folder/makeCourse.js";
import { practiceFiles } from "../../src/web/folder/practiceFiles.js";
import type { Course } from "../../src/web/practice/course.js";

/** The course of every topic, or of one quiz. */
export function courseOf(quiz?: string): Course {
  const every = JSON.stringify({ questions: Object.keys(TOPICS).map((topic) => ({ topic })) });
  const inLocale = (locale: LocaleName) => readQuiz(quiz ?? every, "quiz.yaml", { locale });
  return makeCourse({ quizzes: forEachLocale(inLocale), free: quiz === undefined });
}

/** A course's pages in a folder of their own. */
export function writePages(
  course: Course,
  locale: LocaleName = "en",
): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-practice-"));
  for (const [name, content] of practiceFiles(course, locale)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A program bundled as the page's is. */
export function bundled(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bundle-"));
  try {
    const entry = join(folder, "entry.ts");
    writeFileSync(entry, program.replaceAll('"./src/', `"${process.cwd()}/src/`));
    const out = join(folder, "out.js");
    execFileSync(process.execPath, ["scripts/practiceBundle.js", entry, out]);
    return readFileSync(out, "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
