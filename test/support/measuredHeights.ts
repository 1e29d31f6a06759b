import type { Page } from "puppeteer-core";
import { nth } from "../../src/core/base/known.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { AREA } from "../../src/paper/pages/paging/heights/heights.js";
import { worksheetHtml, worksheetView } from "../../src/paper/pages/worksheet.js";

/** A height that the page maker estimates, beside the one that the browser sets; both in mm. */
export interface Height {
  readonly what: "head" | "page" | "block";
  /** Of a block: the title of its question. */
  readonly title: string;
  readonly estimate: number;
  readonly real: number;
}

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
        const height = bottom(block) - (k === 0 ? top(question) : bottom(own[k - 1]));
        const title = question.querySelector("h2").textContent;
        return { height: height - (room ? bottom(room) - top(room) : 0), title };
      });
    });
    return { head: top(questions[0]) - top(one), blocks, all: bottom(one) - top(one) };
  });
})()`;

/** Above the first question, which the head of a page does not count as its own. */
const GAP = 6;

/** Of a sheet's worksheet: the head of its first page, each page, and each block without its room for working. */
export async function measuredHeights(page: Page, sheet: Sheet): Promise<Height[]> {
  const pages = worksheetView(sheet).pages;
  await page.emulateMediaType("print");
  await page.setViewport({ width: Math.round((AREA[sheet.paper].width / 25.4) * 96), height: 1000 });
  await page.setContent(worksheetHtml(sheet, "page"));
  const measured = (await page.evaluate(MEASURE)) as Measured[];
  return pages.flatMap(({ estimate }, number): Height[] => {
    const real = nth(measured, number);
    const head: Height = { what: "head", title: "", estimate: estimate.head + GAP, real: real.head };
    const whole: Height = {
      what: "page",
      title: `page ${number + 1}`,
      estimate: estimate.all,
      real: real.all,
    };
    const blocks = estimate.blocks.map((height, k): Height => {
      const one = nth(real.blocks, k);
      return { what: "block", title: one.title, estimate: height, real: one.height };
    });
    return [...(number === 0 ? [head] : []), whole, ...blocks];
  });
}
