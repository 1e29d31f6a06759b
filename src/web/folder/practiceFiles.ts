import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../core/base/errors.js";
import { sha256 } from "../../core/base/hash.js";
import { LOCALES, type LocaleName } from "../../core/base/settings.js";
import { BUILT, TEMPLATES } from "../../core/paths.js";
import { messagesFor, textsOf } from "../../core/words/locale.js";
import { pageFonts } from "../../paper/fonts/pageFonts.js";
import { stylesWith, webPageHtml } from "../../paper/pages/webPage.js";
import type { Course } from "../practice/course.js";

/** Texts of papers, classes and servers, which no page of practice shows. */
const ELSEWHERE =
  /^(field|sheet|page|report|feedback|student|teach|compose|export|selfcheck|marking|training|form|ruled)\.|^misconception\..*\.short$/;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; " +
  "manifest-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** A topic's file of so many letters is there from the first visit on; that of the digits' network is fetched behind it. */
const LIGHT = 100_000;

/** The files of a practice page by their names: a page that loads nothing from anywhere else. */
export function practiceFiles(course: Course, locale: LocaleName): Map<string, string | Uint8Array> {
  const texts = LOCALES.map((one): [string, string] => {
    const own = Object.fromEntries(Object.entries(textsOf(one)).filter(([key]) => !ELSEWHERE.test(key)));
    const program = `(globalThis.gradsheetTexts ??= {}).${one} = ${JSON.stringify(own)};\n`;
    return [`texts.${one}.js`, program];
  });
  const lessons = LOCALES.map((one): [string, string] => {
    const program = `Object.assign(gradsheetTexts.${one}, ${JSON.stringify(textsOf(one, "lessons"))});\n`;
    return [`lessons.${one}.js`, program];
  });
  const t = messagesFor(locale);
  const title = course.quizzes[locale].title;
  // Words of a teacher's own are Markdown, which takes a program to read.
  const hasOwn = course.quizzes[locale].questions.some(({ own }) => own !== undefined);
  const prose = new Map(hasOwn ? [["prose.js", built("practiceProse.js")]] : []);
  const page = webPageHtml(
    `<main id="practice" class="selfcheck practice"><noscript><p>${t("practice.script")}</p></noscript></main>\n`,
    {
      ...{
        title,
        locale,
        style: "practice.css",
        script: "practice.js",
        before: [...prose.keys(), "carried.js"],
      },
      ...{ policy: POLICY, manifest: "manifest.webmanifest", icon: "icon.svg" },
    },
  );
  const topics = topicFiles(course);
  const languages = Object.fromEntries(LOCALES.map((one) => [one, messagesFor(one)("practice.language")]));
  const carried = JSON.stringify({ course, languages });
  const fonts = pageFonts([carried, ...texts.flat(), ...lessons.flat()].join(""), "fonts/");
  const core = new Map<string, string>([
    ["index.html", page],
    ["practice.css", stylesWith(fonts.rules, "practice")],
    ["practice.js", built("practice.js")],
    ["carried.js", `globalThis.gradsheetCarried = ${carried};\n`],
    ...texts,
    ...prose,
    ["manifest.webmanifest", `${JSON.stringify(manifestOf(title, locale), null, 1)}\n`],
    ["icon.svg", readFileSync(join(TEMPLATES, "practice", "icon.svg"), "utf8")],
  ]);
  // Formulas of a teacher's own may have any sign.
  const isLight = (name: string) => (topics.get(name)?.length ?? 0) <= LIGHT;
  const light = [...topics.keys()].filter(isLight);
  const own = hasOwn ? [...fonts.files.keys()] : fonts.own;
  const heavy = [...topics.keys()].filter((name) => !isLight(name));
  const later = [...lessons.map(([name]) => name), ...heavy, ...own.map((name) => `fonts/${name}`)];
  return new Map<string, string | Uint8Array>([
    ...core,
    ...lessons,
    ...topics,
    [
      "worker.js",
      workerOf([...core.keys(), ...light], later, versionOf([...core, ...lessons, ...topics, later])),
    ],
    ...[...fonts.files].map(([name, bytes]): [string, Uint8Array] => [`fonts/${name}`, bytes]),
  ]);
}

/** The code of the course's topics, each in a file of its own; what topics share is in the program. */
function topicFiles({ quizzes }: Course): Map<string, string> {
  const asked = new Set(LOCALES.flatMap((locale) => quizzes[locale].questions.map(({ topic }) => topic)));
  const isApart = (topic: string) => existsSync(join(BUILT, "practiceTopics", `${topic}.js`));
  return new Map(
    [...asked]
      .filter(isApart)
      .map((topic): [string, string] => [`topics/${topic}.js`, built(`practiceTopics/${topic}.js`)]),
  );
}

/** What a browser needs to install the page like a program. */
const manifestOf = (title: string, lang: LocaleName) => ({
  name: title,
  short_name: title.slice(0, 12),
  lang,
  start_url: "index.html",
  scope: "./",
  display: "standalone",
  background_color: "#ffffff",
  theme_color: "#123f86",
  icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
});

const versionOf = (parts: readonly (readonly string[])[]): string =>
  sha256(parts.flat().join("\0")).slice(0, 16);

/** The program that keeps the page for when there is no network; another folder, another version of it. */
function workerOf(files: readonly string[], later: readonly string[], version: string): string {
  const folder = { version, files: ["./", ...files], later };
  return `const gradsheetFolder = ${JSON.stringify(folder)};\n${built("practiceWorker.js")}`;
}

function built(name: string): string {
  const file = join(BUILT, name);
  if (!existsSync(file))
    throw fail("DATA_MISSING", "the practice page's script is not built; npm run build makes it", { file });
  return readFileSync(file, "utf8");
}
