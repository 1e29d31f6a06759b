import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { strFromU8, unzipSync } from "fflate";
import { messagesFor } from "../../core/words/locale.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import type { Head, PackedFile } from "../format.js";
import type { Item, Variant } from "../item.js";
import { escapeXml } from "../writeLine.js";
import { blocksOf, drawingParagraph, partOf } from "./blocks.js";

/** Millimetres of a page and of its margins. */
const SIZES = { A4: ["210mm", "297mm"], Letter: ["8.5in", "11in"] } as const;
const MARGIN = "20mm";
/** Fonts that come with Word, LibreOffice and Pages, or have a stand-in of the same widths there. */
const FONT = { ascii: "Cambria", hAnsi: "Cambria", cs: "Cambria", eastAsia: "Malgun Gothic" };

/** What all questions of a document have in common. */
interface Ways {
  readonly t: Messages;
  readonly isSolved: boolean;
}

const BODY = "word/document.xml";

/**
 * Word's files of a quiz: each copy begins a page. Of each copy its XML is held, some 0.5 MB, and no more: the library's own
 * objects take 18 MB. The same copies give the same files: no time stands in them.
 */
export async function* docxFiles(
  variants: AsyncIterable<Variant>,
  head: Head,
  isSolved: boolean,
): AsyncGenerator<PackedFile> {
  const ways = { t: messagesFor(head.locale), isSolved };
  let files: Readonly<Record<string, Uint8Array>> = {};
  const bodies: string[] = [];
  for await (const variant of variants) {
    const children = copyOf(variant, ways, bodies.length > 0);
    files = unzipSync(await wordFile(children, head, variant.sheet.paper));
    bodies.push(strFromU8(files[BODY] ?? new Uint8Array()));
  }
  for (const [path, data] of Object.entries(files))
    yield { path, text: path === BODY ? renumbered(joined(bodies)) : strFromU8(data) };
}

async function wordFile(
  children: readonly FileChild[],
  { title, locale }: Head,
  paper: keyof typeof SIZES,
): Promise<Uint8Array> {
  const [width, height] = SIZES[paper];
  const document = new Document({
    title,
    creator: "gradsheet",
    styles: {
      default: {
        document: {
          run: {
            font: FONT,
            size: "11pt",
            language: { value: locale, eastAsia: locale },
          },
          paragraph: { spacing: { after: 100 } },
        },
        title: { run: { size: "18pt", bold: true, color: "000000" }, paragraph: { spacing: { after: 120 } } },
        heading1: {
          run: { size: "13pt", bold: true, color: "000000" },
          paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
        },
        heading2: {
          run: { size: "11pt", bold: true, color: "000000" },
          paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: pageFooter(messagesFor(locale)) },
        children,
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: "docProps/core.xml", data: coreXml(title) }]);
}

/** What stands in the bodies of several documents of one kind, as one. */
function joined(documents: readonly string[]): string {
  const [first = ""] = documents;
  const [begin, end] = ["<w:body>", "<w:sectPr"];
  const bodies = documents.map((xml) => xml.slice(xml.indexOf(begin) + begin.length, xml.lastIndexOf(end)));
  return (
    first.slice(0, first.indexOf(begin) + begin.length) +
    bodies.join("") +
    first.slice(first.lastIndexOf(end))
  );
}

/** Drawings numbered from 1: the library's own count goes on from one document to the next. */
function renumbered(xml: string): string {
  let id = 0;
  return xml.replace(/(:(?:cNvPr|docPr) id=")\d+/g, (_all, before: string) => `${before}${++id}`);
}

function copyOf({ sheet, items }: Variant, ways: Ways, isLater: boolean): FileChild[] {
  const { t, isSolved } = ways;
  const title = isSolved ? `${sheet.title} · ${t("sheet.key")}` : sheet.title;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, pageBreakBefore: isLater, children: [new TextRun(title)] }),
    new Paragraph({ children: [new TextRun(t("sheet.code", { code: sheet.code }))] }),
    ...(isSolved ? [] : [nameLine(t)]),
    ...(sheet.instructions === undefined
      ? []
      : [new Paragraph({ children: [new TextRun(sheet.instructions)] })]),
    ...items.flatMap((item) => questionOf(item, ways)),
  ];
}

/** Name and date, each with a line to write on. */
const nameLine = (t: Messages): Paragraph =>
  new Paragraph({
    spacing: { before: 120, after: 200 },
    tabStops: [
      { type: "left", position: 5600, leader: LeaderType.UNDERSCORE },
      { type: "left", position: 5900 },
      { type: "right", position: 9600, leader: LeaderType.UNDERSCORE },
    ],
    children: [new TextRun(`${t("field.name")} \t\t${t("field.date")} \t`)],
  });

function questionOf(item: Item, { t, isSolved }: Ways): FileChild[] {
  const { question, title, topic, picture, blocks, parts, solution } = item;
  const marks = t(keyOf("marks", question.points === 1 ? "one" : "other"), { count: question.points });
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(`${title} · ${topic} (${marks})`)],
    }),
    ...(picture === null ? [] : [drawingParagraph(picture)]),
    ...blocksOf(blocks),
    ...parts.flatMap(partOf),
    ...(isSolved
      ? [
          new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(t("key.line"))] }),
          ...blocksOf(solution),
        ]
      : []),
  ];
}

function pageFooter(t: Messages): Footer {
  // The sentence of the language, with Word's own counters in it.
  const [before = "", between = "", after = ""] = t("page.of", { page: "\n", pages: "\n" }).split("\n");
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: "9pt",
            children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
          }),
        ],
      }),
    ],
  });
}

/** What the document is called, without the time that the library would write. */
const coreXml = (title: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  `<dc:title>${escapeXml(title)}</dc:title><dc:creator>gradsheet</dc:creator></cp:coreProperties>`;
