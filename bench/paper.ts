import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { LocaleName, Paper } from "../src/base/settings.js";
import { makeSheet } from "../src/generator/makeSheet.js";
import { readQuiz } from "../src/generator/readQuiz.js";
import { renderSheet, type SheetDocument } from "../src/pages/documents.js";
import { openPrinter } from "../src/print/printer.js";
import { readPreset } from "../src/quiz/presets.js";
import { filledPages } from "./ink.js";

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

/** Quizzes whose networks are wide, and deep. */
const OWN: Readonly<Record<string, string>> = {
  "4-4-3": `
title: A wide network
network: { layers: [4, 4, 3], activations: [tanh, softmax], loss: cross-entropy, bias: true }
questions: [{ topic: forward-pass }, { topic: hidden-gradient }, { topic: matrix-form }, { topic: weight-update }]`,
  deep: `
title: A deep network
notation: flat
network: { layers: [2, 2, 2, 2, 1], activations: [tanh, tanh, relu, sigmoid], loss: bce, bias: true, targets: { from: 0, to: 1, decimals: 0 } }
questions: [{ topic: forward-pass }, { topic: hidden-gradient }, { topic: backprop }, { topic: weight-update }]`,
};

const EXAMPLES = ["midterm", "multiple-choice", "homework", "bulk"];

const textOf = (set: string): string =>
  OWN[set] ?? (EXAMPLES.includes(set) ? readFileSync(`examples/${set}.yaml`, "utf8") : readPreset(set).text);

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
          const quiz = readQuiz(textOf(set), `${set}.yaml`, { locale, paper });
          return list(options.seeds).map((seed) => makeSheet(quiz, { id: "001", seed }));
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
