import { parseArgs } from "node:util";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import type { LocaleName, Paper } from "../src/core/base/settings.js";
import { adviceOf, sayingOf } from "../src/paper/pages/advice.js";
import { renderSheet, type SheetDocument } from "../src/paper/pages/documents.js";
import { pagesOfSet, trialSheets } from "../src/paper/pages/paging/pagesOfSet.js";
import { openPrinter } from "../src/paper/print/printer.js";
import { filledPages } from "./ink.js";
import { quizText } from "./quizzes.js";

/**
 * Pages of worksheets and keys, and how full they are, beside what they were in 0.1: `--seeds p1,p2 --papers A4,Letter
 * --locales en,ko --sets exam,midterm --documents worksheet,key`. A row of a Markdown table each; needs `pdftoppm`
 * (poppler-utils). The table in docs/figures.md is all of it.
 */
const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "p1,p2,p3,p4,p5,p6" },
    papers: { type: "string", default: "A4,Letter" },
    locales: { type: "string", default: "en,ko" },
    sets: { type: "string", default: "exam,full,basics,midterm,multiple-choice,homework,bulk,4-4-3,deep" },
    documents: { type: "string", default: "worksheet,key" },
  },
});

/** In 0.1, by the same measure, A4 and English, six seeds. */
const BEFORE: Readonly<Record<string, string>> = {
  "exam worksheet": "7, 8 at 68 %",
  "full worksheet": "19, 20 at 77 %",
  "midterm worksheet": "10 at 61 %",
  "multiple-choice worksheet": "4 at 47 %",
  "bulk worksheet": "2 at 50 %",
  "4-4-3 worksheet": "10 at 63 %",
  "deep worksheet": "8 at 64 %",
  "exam key": "11, 12",
  "full key": "28, 29",
  "basics key": "5",
  "midterm key": "13",
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const list = (text: string): string[] => text.split(",");

const printer = await openPrinter({ tagged: false });
try {
  process.stdout.write(
    "| set | document | paper | pages in 0.1 | pages now | filled | emptiest but the last |\n|---|---|---|---|---|---|---|\n",
  );
  for (const set of list(options.sets)) {
    for (const document of list(options.documents) as SheetDocument[]) {
      for (const paper of list(options.papers) as Paper[]) {
        const sheets = (list(options.locales) as LocaleName[]).flatMap((locale) => {
          const quiz = readQuiz(quizText(set), `${set}.yaml`, { locale, paper });
          return list(options.seeds).map((seed) => {
            const trials = trialSheets(quiz, () => ({ seed }));
            const pages = pagesOfSet(trials);
            const sheet = {
              ...makeSheet(quiz, { id: "001", seed }),
              ...(pages === undefined ? {} : { pages }),
            };
            return { sheet, said: new Set(adviceOf(trials).map(sayingOf)) };
          });
        });
        const printed = await Promise.all(
          sheets.map(async ({ sheet, said }) =>
            filledPages(
              await printer.print(renderSheet(sheet, document, "print", undefined, said), { paper }),
            ),
          ),
        );
        const counts = [...new Set(printed.map(({ length }) => length))].sort((a, b) => a - b);
        const all = printed.flat();
        const inner = printed.flatMap((pages) => pages.slice(0, -1));
        const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
        const least = inner.length === 0 ? "" : percent(Math.min(...inner));
        process.stdout.write(
          `| \`${set}\` | ${document} | ${paper} | ${BEFORE[`${set} ${document}`] ?? ""} | ${counts.join(", ")} | ${percent(mean)} | ${least} |\n`,
        );
      }
    }
  }
} finally {
  await printer.close();
}
