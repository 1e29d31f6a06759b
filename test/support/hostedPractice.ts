import { afterAll, beforeAll } from "@jest/globals";
import type { Browser } from "puppeteer-core";
import type { Course } from "../../src/web/practice/course.js";
import { openBrowser } from "./openBrowser.js";
import { writePages } from "./practicePages.js";
import { servePractice } from "./practiceServer.js";

type Host = Awaited<ReturnType<typeof servePractice>>;

/** A course's pages on a host, and a browser, for all tests of a file. */
export function hostedPractice(course: Course): {
  readonly host: () => Host;
  readonly browser: () => Browser;
} {
  const pages = writePages(course);
  let host: Host | undefined;
  let browser: Browser | undefined;
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error("not before the first test");
    return one;
  };
  beforeAll(async () => {
    host = await servePractice(pages.folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    host?.close();
    pages.remove();
  });
  return { host: () => there(host), browser: () => there(browser) };
}
