import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

/** What programs that nobody here wrote read in a PDF, and its tags. */
export interface Judged {
  /** Its text in the order of its operators, and as it lies on the page (poppler). */
  readonly text: string;
  readonly laidOut: string;
  readonly words: readonly Word[];
  /** What qpdf has to say of its structure. */
  readonly faults: string;
  /** Its pages in grey at 50 dots an inch, one after the other. */
  readonly picture: Buffer;
  /** The tag tree, a line an element: role, spoken text, language, attributes, headers, contents. */
  readonly tags: readonly string[];
  /** Headings of the outline: depth, title, page, distance from the foot in points. */
  readonly outline: readonly Heading[];
}

export interface Word {
  readonly text: string;
  readonly page: number;
  readonly box: readonly number[];
}

export interface Heading {
  readonly title: string;
  readonly y: number;
}

export async function judged(pdf: Uint8Array): Promise<Judged> {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-judged-"));
  try {
    const file = join(folder, "one.pdf");
    writeFileSync(file, pdf);
    const say = (program: string, ...args: readonly string[]): string =>
      execFileSync(program, args, { encoding: "utf8", maxBuffer: 1e8 });
    execFileSync("pdftoppm", ["-r", "50", "-gray", file, join(folder, "page")]);
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    return {
      text: say("pdftotext", "-raw", file, "-"),
      laidOut: say("pdftotext", file, "-"),
      words: wordsIn(say("pdftotext", "-bbox", file, "-")),
      faults: say("qpdf", "--check", file)
        .split("\n")
        .filter((line) => /warning|error/i.test(line) && !/errors found|qpdf cannot detect/.test(line))
        .join("\n"),
      picture: Buffer.concat(
        readdirSync(folder)
          .filter((name) => name.endsWith(".pgm"))
          .sort()
          .map((name) => readFileSync(join(folder, name))),
      ),
      tags: tagsOf(document),
      outline: outlineOf(document),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsIn(html: string): Word[] {
  let page = 0;
  return Array.from(
    html.matchAll(/<page |<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g),
    ([all, x, y, X, Y, text = ""]) => {
      if (all === "<page ") page += 1;
      return { text, page, box: [x, y, X, Y].map(Number) };
    },
  ).filter(({ text }) => text !== "");
}

/** Points within which places are the same. */
const NEAR = 0.1;

/**
 * How far, in points, a word of one lies from the word of the other that reads the same; infinite where there is none. By a
 * hair's breadth a reader takes an index and an exponent for one word or for two: such words are taken together.
 */
export function farthest(words: readonly Word[], others: readonly Word[]): number {
  const alike = new Map<string, Word[]>();
  for (const other of others) {
    const key = `${other.page} ${other.text}`;
    alike.set(key, [...(alike.get(key) ?? []), other]);
  }
  let most = 0;
  const alone = words.filter((word) => {
    const left = alike.get(`${word.page} ${word.text}`) ?? [];
    const away = left.map((other) => between([word], [other]));
    const least = Math.min(...away);
    if (least >= NEAR) return true;
    most = Math.max(most, least);
    left.splice(away.indexOf(least), 1);
    return false;
  });
  const left = [...alike.values()].flat();
  for (const [some, rest] of [
    [alone, left],
    [left, alone],
  ] as const)
    for (const word of [...some]) {
      const parts = rest.filter((one) => isWithin(one, word));
      const away = between([word], parts);
      if (away >= NEAR) continue;
      most = Math.max(most, away);
      some.splice(some.indexOf(word), 1);
      for (const part of parts) rest.splice(rest.indexOf(part), 1);
    }
  return alone.length + left.length === 0 ? most : Infinity;
}

/** How far the space that words fill lies from that of others; infinite where they have other letters. */
function between(words: readonly Word[], others: readonly Word[]): number {
  const lettersOf = (all: readonly Word[]): string =>
    all
      .flatMap(({ text, page }) => [...text].map((letter) => letter + page))
      .sort()
      .join();
  if (lettersOf(words) !== lettersOf(others)) return Infinity;
  const side = (all: readonly Word[], k: number): number =>
    (k < 2 ? Math.min : Math.max)(...all.map(({ box }) => box[k] ?? Number.NaN));
  return Math.max(...[0, 1, 2, 3].map((k) => Math.abs(side(words, k) - side(others, k))));
}

const isWithin = (word: Word, around: Word): boolean =>
  word.page === around.page &&
  word.box.every((side, k) => (k < 2 ? 1 : -1) * (side - Number(around.box[k])) > -NEAR);

/** The share of pixels that differ by more than an eighth of black. */
export function unlike(picture: Buffer, other: Buffer): number {
  if (picture.length !== other.length) return 1;
  return picture.filter((grey, k) => Math.abs(grey - Number(other[k])) > 32).length / picture.length;
}

const textOf = (object: PDFObject | undefined): string =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : "";

function tagsOf({ context, catalog }: PDFDocument): string[] {
  const lines: string[] = [];
  const follow = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? context.lookup(object) : object;
  const walk = (object: PDFObject | undefined, depth: number): void => {
    const element = follow(object);
    if (!(element instanceof PDFDict) || element.get(PDFName.of("S")) === undefined) return;
    const entries = element
      .entries()
      .filter(([name]) => !["/K", "/P", "/Pg", "/Type", "/S", "/Alt"].includes(String(name)))
      .map(([name, value]) => `${name} ${String(follow(value)).replace(/\s+/g, " ")}`)
      .sort();
    const inner = follow(element.get(PDFName.of("K")));
    const kids = inner instanceof PDFArray ? inner.asArray() : inner === undefined ? [] : [inner];
    const marks = kids.filter((kid) => follow(kid) instanceof PDFNumber || isMark(follow(kid))).length;
    const alt = textOf(follow(element.get(PDFName.of("Alt"))));
    lines.push(`${" ".repeat(depth)}${element.get(PDFName.of("S"))} ${alt} ${entries.join(" ")} ${marks}`);
    for (const kid of kids) walk(kid, depth + 1);
  };
  const root = follow(catalog.get(PDFName.of("StructTreeRoot")));
  if (root instanceof PDFDict) walk(root.get(PDFName.of("K")), 0);
  return lines;
}

const isMark = (object: PDFObject | undefined): boolean =>
  object instanceof PDFDict && object.get(PDFName.of("MCID")) !== undefined;

function outlineOf(document: PDFDocument): Heading[] {
  const { context, catalog } = document;
  const pages = document.getPages().map(({ ref }) => String(ref));
  const headings: Heading[] = [];
  const dict = (object: PDFObject | undefined): PDFDict | undefined => {
    const found = object instanceof PDFRef ? context.lookup(object) : object;
    return found instanceof PDFDict ? found : undefined;
  };
  const walk = (first: PDFDict | undefined, depth: number): void => {
    for (let item = first; item !== undefined; item = dict(item.get(PDFName.of("Next")))) {
      const dest = item.get(PDFName.of("Dest"));
      const place = dest instanceof PDFRef ? context.lookup(dest) : dest;
      const [page, , , y] = place instanceof PDFArray ? place.asArray() : [];
      const title = `${depth} ${textOf(item.get(PDFName.of("Title")))} ${pages.indexOf(String(page))}`;
      headings.push({ title, y: y instanceof PDFNumber ? y.asNumber() : Number.NaN });
      walk(dict(item.get(PDFName.of("First"))), depth + 1);
    }
  };
  walk(dict(dict(catalog.get(PDFName.of("Outlines")))?.get(PDFName.of("First"))), 1);
  return headings;
}
