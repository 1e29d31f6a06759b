import { fileURLToPath } from "node:url";
import { openBrowser } from "../../support/openBrowser.js";

/** What is typed or chosen in an item, by response: R1, R2, …; what is left out is empty, several are a list. */
export type Responses = Readonly<Record<string, string | readonly string[]>>;

/** What the player made of one paper. */
export interface Played {
  readonly score: number;
  /** By outcome: F1, F2, … */
  readonly verdicts: Readonly<Record<string, string>>;
  /** Feedback that is shown. */
  readonly says: readonly string[];
}

interface Variable {
  readonly identifier: string;
  readonly value: string | null;
}

/** The element of an item in the player, as far as it is used. */
interface ItemElement extends HTMLElement {
  readonly variables: readonly Variable[];
  updateResponseVariable(identifier: string, value: string | readonly string[] | undefined): void;
  processResponse(): boolean;
}

const SCRIPT = fileURLToPath(
  new URL("../../../node_modules/@citolab/qti-components/cdn/index.global.js", import.meta.url),
);

/** Papers in one call of the page, which is given up after three minutes. */
const AT_ONCE = 100;

/** Plays papers of items in a player of QTI 3: for each item what came of each of its papers. */
export async function playItems(
  items: readonly { readonly xml: string; readonly papers: readonly Responses[] }[],
): Promise<{ readonly played: readonly (readonly Played[])[]; readonly complaints: readonly string[] }> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.setContent("<!doctype html><title>player</title><body></body>");
    await page.addScriptTag({ path: SCRIPT });
    const played: Played[][] = [];
    for (const { xml, papers } of items) {
      const all: Played[] = [];
      for (let from = 0; from < papers.length; from += AT_ONCE)
        all.push(...(await page.evaluate(playOne, xml, papers.slice(from, from + AT_ONCE))));
      played.push(all);
    }
    return { played, complaints };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function playOne(xml: string, papers: readonly Responses[]): Promise<Played[]> {
  document.body.innerHTML = "<qti-item><item-container></item-container></qti-item>";
  const container = document.querySelector("item-container") as HTMLElement & {
    itemXML: string;
    readonly updateComplete: Promise<unknown>;
  };
  const connected = new Promise<ItemElement>((resolve) => {
    document.body.addEventListener(
      "qti-assessment-item-connected",
      (event) => resolve((event as CustomEvent<ItemElement>).detail),
      { once: true },
    );
  });
  // Set before its first update it would not be seen.
  await container.updateComplete;
  container.itemXML = xml;
  const item = await connected;
  const names = item.variables.map(({ identifier }) => identifier).filter((name) => /^R\d+$/.test(name));
  const all: Played[] = [];
  for (const paper of papers) {
    for (const name of names) item.updateResponseVariable(name, paper[name]);
    item.processResponse();
    await new Promise((resolve) => setTimeout(resolve, 0));
    const values = Object.fromEntries(item.variables.map(({ identifier, value }) => [identifier, value]));
    const shown = [...item.querySelectorAll("qti-modal-feedback")].filter(
      (one) => values[one.getAttribute("outcome-identifier") ?? ""] === one.getAttribute("identifier"),
    );
    all.push({
      score: Number(values["SCORE"]),
      verdicts: Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          /^F\d+$/.test(name) ? [[name, String(value)]] : [],
        ),
      ),
      says: shown.map((one) => one.textContent?.trim() ?? ""),
    });
  }
  return all;
}
