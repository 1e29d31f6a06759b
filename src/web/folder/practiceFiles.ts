import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../base/errors.js";
import { BUILT } from "../../base/paths.js";
import { LOCALES, type LocaleName } from "../../base/settings.js";
import { fontFilesOf } from "../../fonts/webFonts.js";
import { webPageHtml, webStyles } from "../../pages/webPage.js";
import { messagesFor, textsOf } from "../../words/locale.js";
import type { Course } from "../practice/course.js";

/** Texts of papers, classes and servers, which no page of practice shows. */
const ELSEWHERE =
  /^(field|sheet|page|report|feedback|student|teach|export|selfcheck|marking|training|form|ruled)\./;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; " +
  "manifest-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The files of a practice page by their names: a page that loads nothing from anywhere else. */
export function practiceFiles(course: Course, locale: LocaleName): Map<string, string | Uint8Array> {
  const texts = Object.fromEntries(
    LOCALES.map((one) => [
      one,
      Object.fromEntries(Object.entries(textsOf(one)).filter(([key]) => !ELSEWHERE.test(key))),
    ]),
  );
  const t = messagesFor(locale);
  const title = course.quizzes[locale].title;
  const page = webPageHtml(
    `<main id="practice" class="selfcheck practice"><noscript><p>${t("practice.script")}</p></noscript></main>\n`,
    {
      ...{ title, locale, style: "practice.css", script: "practice.js", before: ["carried.js"] },
      policy: POLICY,
    },
  );
  return new Map<string, string | Uint8Array>([
    ["index.html", page],
    ["practice.css", webStyles("fonts/", "practice")],
    ["practice.js", built("practice.js")],
    ["digits.js", built("practiceDigits.js")],
    ["carried.js", `globalThis.gradsheetCarried = ${JSON.stringify({ course, texts })};\n`],
    ...fontFilesOf().map(({ name, bytes }): [string, Uint8Array] => [`fonts/${name}`, bytes]),
  ]);
}

function built(name: string): string {
  const file = join(BUILT, name);
  if (!existsSync(file))
    throw fail("DATA_MISSING", "the practice page's script is not built; npm run build makes it", { file });
  return readFileSync(file, "utf8");
}
