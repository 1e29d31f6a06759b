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
  /** Its text in the order of its operators (poppler). */
  readonly text: string;
  readonly words: readonly Word[];
  /** What qpdf has to say of its structure. */
  readonly faults: string;
  /** Its pages in grey at 72 dots an inch. */
  readonly pictures: readonly Picture[];
  /** The tag tree, a line an element: role, spoken text, language, attributes, headers, contents. */
  readonly tags: readonly string[];
  /** Headings of the outline: depth, title, page, distance from the foot in points. */
  readonly outline: readonly Heading[];
}

/** A picture in grey, a byte a dot, line by line. */
export interface Picture {
  readonly width: number;
  readonly dots: Buffer;
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
    execFileSync("pdftoppm", ["-r", "72", "-gray", file, join(folder, "page")]);
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    return {
      text: say("pdftotext", "-raw", file, "-"),
      words: wordsIn(say("pdftotext", "-bbox", file, "-")),
      faults: say("qpdf", "--check", file)
        .split("\n")
        .filter((line) => /warning|error/i.test(line) && !/errors found|qpdf cannot detect/.test(line))
        .join("\n"),
      pictures: readdirSync(folder)
        .filter((name) => name.endsWith(".pgm"))
        .sort()
        .map((name) => pictureIn(readFileSync(join(folder, name)))),
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
 * hair's breadth a reader takes an index and an exponent, or a root and what is under it, for one word or for two: such words
 * are taken together.
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
  for (const [some, others] of together(alone, left)) most = Math.max(most, between(some, others));
  return most < NEAR ? most : Infinity;
}

/** Words of two readings, in groups of those that touch each other. */
function together(
  words: readonly Word[],
  others: readonly Word[],
): (readonly [readonly Word[], readonly Word[]])[] {
  const left = new Set([...words, ...others]);
  const groups: (readonly [readonly Word[], readonly Word[]])[] = [];
  for (const word of left) {
    const group = new Set([word]);
    for (const one of group) for (const other of left) if (touch(one, other)) group.add(other);
    for (const one of group) left.delete(one);
    groups.push([words.filter((one) => group.has(one)), others.filter((one) => group.has(one))]);
  }
  return groups;
}

function touch(word: Word, other: Word): boolean {
  const [x = 0, y = 0, X = 0, Y = 0] = word.box;
  const [left = 0, top = 0, right = 0, bottom = 0] = other.box;
  const isNear = x < right + NEAR && left < X + NEAR && y < bottom + NEAR && top < Y + NEAR;
  return word.page === other.page && isNear;
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

/** A file of the kind that begins with `P5`, its width, its height and 255, a line each or two in one. */
function pictureIn(file: Buffer): Picture {
  const [head = "", width = ""] =
    /^P5\s(\d+)\s\d+\s255\s/.exec(file.subarray(0, 40).toString("latin1")) ?? [];
  return { width: Number(width), dots: file.subarray(head.length) };
}

/** So much of 255 is a quarter of black. */
const QUARTER = 64;

/** Thin rules are light grey: so many dots of a line that differ by so little are one. */
const [RULE, FAINT] = [40, 8];

/**
 * How many dots of two documents' pages are darker or lighter than the same dot of the other and all dots around it (letters are drawn
 * to the nearest quarter of a dot): those that differ by more than a quarter of black and touch another such dot, for one alone may be
 * where the corner of a box is drawn in fewer curves; and those of a rule that only one of them has.
 */
export function unlike(pictures: readonly Picture[], others: readonly Picture[]): number {
  if (pictures.length !== others.length) return Infinity;
  return pictures.reduce((sum, picture, k) => {
    const other = others[k];
    if (other === undefined || other.dots.length !== picture.dots.length) return Infinity;
    return sum + Math.max(outOf(picture, other), outOf(other, picture));
  }, 0);
}

function outOf(picture: Picture, other: Picture): number {
  const around = aroundIn(picture);
  const black = differing(picture, other, QUARTER);
  const faint = differing(picture, other, FAINT);
  const beside = [...black].filter((k) => around.some((step) => step !== 0 && black.has(k + step)));
  const ruled = [...faint].filter((k) => !faint.has(k - 1)).map((k) => runIn(faint, k));
  return beside.length + ruled.filter((dots) => dots >= RULE).reduce((sum, dots) => sum + dots, 0);
}

const aroundIn = ({ width }: Picture): number[] =>
  [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => x + y * width));

/** The dots of a picture that are darker or lighter, by more than so much of 255, than all around the same dot of the other. */
function differing(picture: Picture, other: Picture, by: number): ReadonlySet<number> {
  const around = aroundIn(picture);
  const found = new Set<number>();
  for (const [k, grey] of picture.dots.entries()) {
    if (Math.abs(grey - Number(other.dots[k])) <= by) continue;
    const near = around.map((step) => other.dots[k + step] ?? 255);
    if (grey < Math.min(...near) - by || grey > Math.max(...near) + by) found.add(k);
  }
  return found;
}

function runIn(dots: ReadonlySet<number>, from: number): number {
  let to = from;
  while (dots.has(to)) to += 1;
  return to - from;
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
