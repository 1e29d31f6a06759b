import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest } from "@jest/globals";
import { decode } from "fast-png";
import { decodeQR } from "qr/decode.js";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { worksheetHtml } from "../../../src/paper/pages/worksheet.js";
import { judgedBy } from "../../support/judge.js";
import { openBrowser } from "../../support/openBrowser.js";
import { courseOf, writePages } from "../../support/practicePages.js";
import { servePractice } from "../../support/practiceServer.js";
import { askedOn, PHONE, visit } from "./visiting.js";

jest.setTimeout(60_000);

/** What stands on the first page of a printed file, as a phone's camera sees it: found by a reader of others' making. */
function scan(pdf: string): string {
  const dots = ["-png", "-r", "150", "-f", "1", "-l", "1", "-singlefile"];
  execFileSync("pdftoppm", [...dots, pdf, pdf.replace(/\.pdf$/, "")]);
  const { width, height, data, channels } = decode(readFileSync(pdf.replace(/pdf$/, "png")));
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let k = 0; k < width * height; k++) pixels.fill(Number(data[k * channels]), 4 * k, 4 * k + 3);
  return decodeQR({ width, height, data: pixels });
}

judgedBy("pdftoppm")(
  "the code on a printed worksheet leads to the question that it names, with its numbers",
  async () => {
    const course = courseOf("questions: [{topic: hidden-gradient}]\n");
    const pages = writePages(course);
    const host = await servePractice(pages.folder);
    const folder = mkdtempSync(join(tmpdir(), "gradsheet-scanned-"));
    const browser = await openBrowser();
    try {
      const address = `${host.home}#q=hidden-gradient&level=standard&seed=friend`;
      const quiz = `practiceUrl: "${address}"\nquestions: [{topic: hidden-gradient}]\n`;
      const sheet = makeSheet(readQuiz(quiz, "quiz.yaml"), { id: "1", seed: "scan" });
      const paper = await browser.newPage();
      await paper.setContent(worksheetHtml(sheet, "print"));
      await paper.pdf({ path: join(folder, "worksheet.pdf"), preferCSSPageSize: true });
      const scanned = scan(join(folder, "worksheet.pdf"));
      expect(scanned).toBe(address);

      const { page, faults } = await visit(browser, scanned, PHONE);
      await page.waitForSelector("#question");
      const asked = await askedOn(page, course, "en");
      expect(asked.length).toBeGreaterThan(3);
      const [first] = asked;
      await page.type(`[data-answer="${first?.id}"]`, first?.display ?? "");
      await page.keyboard.press("Enter");
      expect(await page.$eval(".message", (one) => one.getAttribute("data-verdict"))).toBe("correct");
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      host.close();
      pages.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
