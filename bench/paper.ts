import { parseArgs } from "node:util";
import type { LocaleName, Paper } from "../src/base/settings.js";
import { makeSheet } from "../src/generator/makeSheet.js";
import { readQuiz } from "../src/generator/readQuiz.js";
import { renderSheet, type SheetDocument } from "../src/pages/documents.js";
import { pagesOfSet } from "../src/pages/paging/pagesOfSet.js";
import { openPrinter } from "../src/print/printer.js";
import { filledPages } from "./ink.js";
import { quizText } from "./quizzes.js";

/**
 * Pages of worksheets and keys, and how full they are: `--seeds p1,p2 --papers A4,Letter --locales en --sets exam,midterm
 * --documents worksheet,key`. A row of a Markdown table each; needs `pdftoppm` (poppler-utils).
 */
const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "p1,p2,p3,p4,p5,p6" },
    papers: { type: "string", default: "A4,Letter" },
    locales: { type: "string", default: "en" },
    sets: { type: "string", default: "exam,full,basics,midterm,multiple-choice,homework,bulk,4-4-3,deep" },
    documents: { type: "string", default: "worksheet,key" },
  },
});

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const list = (text: string): string[] => text.split(",");

const printer = await openPrinter({ tagged: false });
try {
  process.stdout.write(
    "| set | paper | document | pages | filled | emptiest but the last |\n|---|---|---|---|---|---|\n",
  );
  for (const set of list(options.sets)) {
    for (const paper of list(options.papers) as Paper[]) {
      for (const document of list(options.documents) as SheetDocument[]) {
        const sheets = (list(options.locales) as LocaleName[]).flatMap((locale) => {
          const quiz = readQuiz(quizText(set), `${set}.yaml`, { locale, paper });
          return list(options.seeds).map((seed) => {
            const pages = pagesOfSet(quiz, () => ({ seed }));
            return { ...makeSheet(quiz, { id: "001", seed }), ...(pages === undefined ? {} : { pages }) };
          });
        });
        const printed = await Promise.all(
          sheets.map(async (sheet) =>
            filledPages(await printer.print(renderSheet(sheet, document, "print"), { paper })),
          ),
        );
        const counts = [...new Set(printed.map(({ length }) => length))].sort((a, b) => a - b);
        const all = printed.flat();
        const inner = printed.flatMap((pages) => pages.slice(0, -1));
        const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
        const least = inner.length === 0 ? "" : percent(Math.min(...inner));
        process.stdout.write(
          `| ${set} | ${paper} | ${document} | ${counts.join(", ")} | ${percent(mean)} | ${least} |\n`,
        );
      }
    }
  }
} finally {
  await printer.close();
}
