import type { Browser } from "puppeteer-core";
import { openBrowser as open } from "../../bench/openBrowser.js";

/** The browser that prints, for pages with scripts: offline, like the reader of a file. */
export const openBrowser = (): Promise<Browser> =>
  open("--font-render-hinting=none", "--proxy-server=http://127.0.0.1:9");
