import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "puppeteer-core";
import { openBrowser } from "../bench/openBrowser.js";
import { makeSheet } from "../src/author/generator/makeSheet.js";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import { topicsQuiz } from "../src/author/quiz/topicsQuiz.js";
import type { LocaleName } from "../src/core/base/settings.js";
import type { TopicName } from "../src/core/topics/index.js";
import { messagesFor } from "../src/core/words/locale.js";
import { renderSheet } from "../src/paper/pages/documents.js";
import { GALLERY_LOCALES, GALLERY_SEED, GALLERY_TOPICS, galleryPicture } from "./galleryPage.js";

/** About a printed page's width; twice as many dots would double the repository for little. */
const VIEW = { width: 720, height: 900, deviceScaleFactor: 1.25 } as const;
const QUALITY = 70;

/** A sheet with one question on the topic, as its page is read on a screen. */
function pageOf(topic: TopicName, locale: LocaleName): string {
  const { text, file } = topicsQuiz({ topics: topic }, (name, one) =>
    messagesFor(one)(`topic.${name}.title`),
  );
  const sheet = makeSheet(readQuiz(text, file, { locale }), { id: "001", seed: GALLERY_SEED });
  return renderSheet(sheet, "worksheet", "page");
}

async function takePicture(browser: Browser, html: string, file: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.setViewport(VIEW);
    await page.setContent(html, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready.then(() => true)");
    const question = await page.$(".question");
    if (question === null) throw new Error(`${file}: the page has no question`);
    await question.screenshot({ path: file, type: "webp", quality: QUALITY });
    return statSync(file).size;
  } finally {
    await page.close();
  }
}

/** Takes the pictures of docs/gallery.md anew: `npm run gallery`; of a few topics with their names behind it, parted by commas. */
const only = process.argv[2]?.split(",");
const browser = await openBrowser();
try {
  let bytes = 0;
  for (const topic of GALLERY_TOPICS) {
    if (only !== undefined && !only.includes(topic)) continue;
    for (const locale of GALLERY_LOCALES) {
      const file = join("docs", galleryPicture(topic, locale));
      mkdirSync(dirname(file), { recursive: true });
      bytes += await takePicture(browser, pageOf(topic, locale), file);
    }
  }
  console.log(`${GALLERY_TOPICS.length * GALLERY_LOCALES.length} pictures, ${Math.round(bytes / 1000)} kB`);
} finally {
  await browser.close();
}
