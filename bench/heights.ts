import { parseArgs } from "node:util";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import type { LocaleName, Paper } from "../src/core/base/settings.js";
import { measuredHeights } from "../test/support/measuredHeights.js";
import { openBrowser } from "../test/support/openBrowser.js";
import { quizText } from "./quizzes.js";

/**
 * The heights that the page maker estimates beside those that the browser sets, in mm, the worst of each kind first:
 * `--sets exam,full --seeds p1,p2 --papers A4 --locales en,ko --show 12`; the sets `all-guided`, `all-standard` and
 * `all-exam` ask every topic at that level.
 */
const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "p1,p2" },
    papers: { type: "string", default: "A4" },
    locales: { type: "string", default: "en,ko" },
    sets: { type: "string", default: "exam,full" },
    show: { type: "string", default: "12" },
  },
});

const list = (text: string): string[] => text.split(",");

const browser = await openBrowser();
const rows: { what: string; estimate: number; real: number }[] = [];
try {
  const page = await browser.newPage();
  for (const set of list(options.sets))
    for (const paper of list(options.papers) as Paper[])
      for (const locale of list(options.locales) as LocaleName[])
        for (const seed of list(options.seeds)) {
          const quiz = readQuiz(quizText(set), `${set}.yaml`, { locale, paper });
          const heights = await measuredHeights(page, makeSheet(quiz, { id: "001", seed }));
          for (const { what, title, estimate, real } of heights)
            rows.push({
              what: `${what.padEnd(5)} ${set} ${paper} ${locale} ${seed} ${title}`,
              estimate,
              real,
            });
        }
} finally {
  await browser.close();
}
for (const kind of ["head", "page", "block"]) {
  const own = rows.filter(({ what }) => what.startsWith(kind));
  const off = own.map(({ estimate, real }) => estimate - real);
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
  process.stdout.write(
    `${kind}: ${own.length}, mean ${mean.toFixed(1)} mm, from ${Math.min(...off).toFixed(1)} to ${Math.max(...off).toFixed(1)}\n`,
  );
  const worst = [...own].sort((a, b) => a.estimate - a.real - (b.estimate - b.real));
  for (const { what, estimate, real } of [
    ...worst.slice(0, Number(options.show)),
    ...worst.slice(-Number(options.show)),
  ])
    process.stdout.write(
      `  ${(estimate - real).toFixed(1).padStart(6)}  ${estimate.toFixed(1)} for ${real.toFixed(1)}  ${what}\n`,
    );
}
