import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";
import { expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { qti3, qti21 } from "../../../src/export/formats/qti.js";
import { exported } from "../exported.js";
import { kindsSheet } from "./everyKind.js";
import { look, picture, withPage } from "./page.js";

const PLAYER = fileURLToPath(
  new URL("../../../node_modules/@citolab/qti-components/cdn/index.global.js", import.meta.url),
);

/** The items of a package, without their drawings, which lie beside them. */
async function itemsOf(format: typeof qti3): Promise<[string, string][]> {
  const files = await exported(format, [kindsSheet()]);
  return files.flatMap(({ path, text }): [string, string][] =>
    path.startsWith("items/") ? [[path.slice(6, -4), text.replace(/<p><img [^>]*\/><\/p>/g, "")]] : [],
  );
}

/** What the page on QTI gives to hosts of the player, for formulas that come out of it as bare letters. */
const [, SCRIPT = ""] = /```js\n([\s\S]*?)```/.exec(readFileSync("docs/exports/qti.md", "utf8")) ?? [];

/** An item in the player: what is seen of it, its formulas that the browser knows as such, and its fields that have a place on the page. */
async function played(page: Page, xml: string) {
  await page.evaluate(async (item) => {
    document.body.innerHTML = "<qti-item><item-container></item-container></qti-item>";
    const container = document.querySelector("item-container") as HTMLElement & {
      itemXML: string;
      readonly updateComplete: Promise<unknown>;
    };
    await container.updateComplete;
    const connected = new Promise((resolve) => {
      document.body.addEventListener("qti-assessment-item-connected", resolve, { once: true });
    });
    container.itemXML = item;
    await connected;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }, xml);
  const fields = await page.evaluate(() => {
    const item = document.querySelector("item-container")?.shadowRoot ?? document;
    const known = [...item.querySelectorAll("math")].filter((one) => one instanceof MathMLElement).length;
    const all = [
      ...item.querySelectorAll(
        "qti-text-entry-interaction, qti-inline-choice-interaction, qti-extended-text-interaction, qti-simple-choice",
      ),
    ].map((one) => one.getBoundingClientRect());
    const placed = all.filter(
      ({ left, right, width, height }) =>
        width > 10 && height > 10 && left >= 0 && right <= document.documentElement.clientWidth,
    );
    return { known, all: all.length, placed: placed.length };
  });
  return { ...(await look(page)), ...fields };
}

const count = (xml: string, what: RegExp): number => [...xml.matchAll(what)].length;
/** The solution is for scorers alone. */
const shownOf = (xml: string): string => xml.replace(/<qti-rubric-block.*?<\/qti-rubric-block>/gs, "");
const FIELD =
  /<qti-(?:text-entry-interaction|inline-choice-interaction|extended-text-interaction|simple-choice)\b/g;

async function seenOf(name: string, items: readonly (readonly [string, string])[], anew: boolean) {
  return withPage(async (page) => {
    await page.setContent("<!doctype html><title>player</title><body></body>");
    await page.addScriptTag({ path: PLAYER });
    if (anew) await page.addScriptTag({ content: SCRIPT });
    const found = [];
    for (const [id, xml] of items) {
      found.push({ id, xml, ...(await played(page, xml)) });
      await picture(page, `${name}-${id}`);
    }
    return found;
  });
}

function expectSeen(found: Awaited<ReturnType<typeof seenOf>>): void {
  for (const { id, xml, raw, faults, outside, all, placed, known } of found) {
    expect([id, raw, faults, outside]).toEqual([id, [], [], []]);
    expect([id, all, placed]).toEqual([id, count(xml, FIELD), count(xml, FIELD)]);
    expect(known).toBeGreaterThanOrEqual(count(shownOf(xml), /<math\b/g));
  }
}

test("QTI 3: in a player each field of every kind has its place, and each formula is set where its host reads it anew", async () => {
  const items = await itemsOf(qti3);
  expect(items).toHaveLength(10);
  expectSeen(await seenOf("qti3", items, true));
});

test("qti-components 7.27.4 alone makes no formula of MathML: where a newer one does, this and the page on QTI are to be changed", async () => {
  const [first] = await itemsOf(qti3);
  const [alone] = await seenOf("qti3-bare", first === undefined ? [] : [first], false);
  expect(alone?.formulas).toBeGreaterThan(3);
  expect(alone?.known).toBe(0);
});

test("QTI 2.1, converted by others: the same", async () => {
  const items = (await itemsOf(qti21)).filter(([id]) => /^q(?:4|5|8|9|10)-/.test(id));
  const converted = await Promise.all(
    items.map(async ([id, xml]) => [id, await convertQti2toQti3(xml)] as const),
  );
  expectSeen(await seenOf("qti21", converted, true));
});
