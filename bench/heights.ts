import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import type { LocaleName, Paper } from "../src/base/settings.js";
import { makeSheet } from "../src/generator/makeSheet.js";
import { readQuiz } from "../src/generator/readQuiz.js";
import { AREA } from "../src/pages/paging/heights.js";
import { worksheetHtml, worksheetView } from "../src/pages/worksheet.js";
import { browserEnvironment } from "../src/print/browser/environment.js";
import { findBrowser } from "../src/print/browser/find.js";
import { quizText } from "./quizzes.js";

/**
 * The heights that the page maker estimates beside those that the browser sets, in mm, the worst of each kind first:
 * `--sets exam,full --seeds p1,p2 --papers A4 --locales en,ko --show 12`.
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
/** Of a page as the browser sets it, in mm. */
interface Measured {
  readonly head: number;
  readonly all: number;
  readonly blocks: readonly { readonly height: number; readonly title: string }[];
}

/** Runs in the page. */
const MEASURE = `(() => {
  const mm = (px) => (px / 96) * 25.4;
  const bottom = (element) => mm(element.getBoundingClientRect().bottom);
  const top = (element) => mm(element.getBoundingClientRect().top);
  return [...document.querySelectorAll(".page")].map((one) => {
    const questions = [...one.querySelectorAll(".question")];
    const blocks = questions.flatMap((question) => {
      const own = [...question.querySelectorAll(":scope > .together, :scope > .part")];
      return own.map((block, k) => {
        const room = block.querySelector(".room");
        const height = (own[k + 1] ? top(own[k + 1]) : bottom(question)) - top(block);
        const title = question.querySelector("h2").textContent;
        return { height: height - (room ? bottom(room) - top(room) : 0), title };
      });
    });
    return { head: top(questions[0]) - top(one), blocks, all: bottom(one) - top(one) };
  });
})()`;

const list = (text: string): string[] => text.split(",");

const found = await findBrowser();
const browser = await puppeteer.launch({
  executablePath: found.executable,
  env: browserEnvironment(found),
  headless: found.shell ? "shell" : true,
  args: ["--no-sandbox", "--font-render-hinting=none"],
  pipe: true,
});
const rows: { what: string; estimate: number; real: number }[] = [];
try {
  const page = await browser.newPage();
  await page.emulateMediaType("print");
  for (const set of list(options.sets))
    for (const paper of list(options.papers) as Paper[])
      for (const locale of list(options.locales) as LocaleName[])
        for (const seed of list(options.seeds)) {
          const sheet = makeSheet(readQuiz(quizText(set), `${set}.yaml`, { locale, paper }), {
            id: "001",
            seed,
          });
          const estimates = worksheetView(sheet).pages.map(({ estimate }) => estimate);
          const html = worksheetHtml(sheet, "page");
          await page.setViewport({ width: Math.round((AREA[paper].width / 25.4) * 96), height: 1000 });
          await page.setContent(html);
          const real = (await page.evaluate(MEASURE)) as Measured[];
          const name = `${set} ${paper} ${locale} ${seed}`;
          estimates.forEach((estimate, k) => {
            const one = real[k];
            if (one === undefined) return;
            if (k === 0) rows.push({ what: `head  ${name}`, estimate: estimate.head + 6, real: one.head });
            rows.push({ what: `page  ${name} page ${k + 1}`, estimate: estimate.all, real: one.all });
            estimate.blocks.forEach((height, b) => {
              const block = one.blocks[b];
              if (block !== undefined)
                rows.push({ what: `block ${name} ${block.title}`, estimate: height, real: block.height });
            });
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
