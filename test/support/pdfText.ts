import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

/** All that can be read in a PDF. */
export interface PdfContent {
  /** The letters on the pages, as a reader sees or copies them. */
  readonly text: string;
  /** Every string in its objects: titles, spoken texts, dates. */
  readonly strings: readonly string[];
  /** Its bytes, and those of every stream inflated, a character a byte. */
  readonly bytes: string;
}

export async function readPdf(pdf: Uint8Array): Promise<PdfContent> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const streams = objects.filter((object) => object instanceof PDFRawStream);
  const text = [
    ...document.getPages().flatMap(({ node }) => {
      const contents = node.Contents();
      const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
      const inner = parts.map((part) =>
        streamText(part instanceof PDFRef ? node.context.lookup(part) : part),
      );
      return shownText(inner.join("\n"), fontsOf(node.Resources()));
    }),
    ...streams.flatMap((stream) => {
      const resources = stream.dict.lookup(PDFName.of("Resources"));
      return resources instanceof PDFDict ? shownText(streamText(stream), fontsOf(resources)) : [];
    }),
  ];
  const bytes = [pdf, ...streams.map(inflated)].map((one) => Buffer.from(one).toString("latin1"));
  return { text: text.join("\n"), strings: objects.flatMap(stringsIn), bytes: bytes.join("\n") };
}

const inflated = (stream: PDFRawStream): Uint8Array => decodePDFRawStream(stream).decode();
const streamText = (stream: unknown): string =>
  stream instanceof PDFRawStream ? Buffer.from(inflated(stream)).toString("latin1") : "";

function stringsIn(object: PDFObject): string[] {
  if (object instanceof PDFString || object instanceof PDFHexString) return [object.decodeText()];
  if (object instanceof PDFArray) return object.asArray().flatMap(stringsIn);
  if (object instanceof PDFDict) return object.values().flatMap(stringsIn);
  return object instanceof PDFRawStream ? stringsIn(object.dict) : [];
}

/** Codes to letters, and how many hexadecimal figures a code has. */
interface Font {
  readonly width: 2 | 4;
  readonly letters: ReadonlyMap<string, string>;
}

function fontsOf(resources: PDFDict | undefined): Map<string, Font> {
  const fonts = resources?.lookup(PDFName.of("Font"));
  if (!(fonts instanceof PDFDict)) return new Map();
  return new Map(
    fonts.keys().flatMap((name): [string, Font][] => {
      const font = fonts.lookup(name);
      if (!(font instanceof PDFDict)) return [];
      const width = font.lookup(PDFName.of("Subtype")) === PDFName.of("Type0") ? 4 : 2;
      const map = streamText(font.lookup(PDFName.of("ToUnicode")));
      return [[name.asString().slice(1), { width, letters: lettersOf(map) }]];
    }),
  );
}

/** The `bfchar` and `bfrange` lines of a ToUnicode map. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  const set = (code: number, width: number, letter: string) =>
    letters.set(code.toString(16).toUpperCase().padStart(width, "0"), letter);
  for (const [, from = "", to = "", letter = ""] of map.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
    const first = Number.parseInt(letter.slice(-4), 16);
    for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
      const last = first + code - Number.parseInt(from, 16);
      set(code, from.length, unicode(letter.slice(0, -4) + last.toString(16).padStart(4, "0")));
    }
  }
  for (const block of map.match(/beginbfchar[\s\S]*?endbfchar/g) ?? [])
    for (const [, code = "", letter = ""] of block.matchAll(/<(\w+)> <(\w+)>/g))
      set(Number.parseInt(code, 16), code.length, unicode(letter));
  return letters;
}

const unicode = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** The runs of text that a content stream shows: what stands between BT and ET. */
function shownText(content: string, fonts: ReadonlyMap<string, Font>): string[] {
  return (content.match(/\bBT\b[\s\S]*?\bET\b/g) ?? []).map((run) => {
    let font: Font | undefined;
    let shown = "";
    for (const [, name, piece] of run.matchAll(/\/(\S+) [\d.]+ Tf|((?:<[0-9A-Fa-f]*>|\[[^\]]*\]) T[jJ])/g)) {
      if (name !== undefined) font = fonts.get(name);
      else if (piece !== undefined && font !== undefined) shown += letters(piece, font);
    }
    return shown;
  });
}

function letters(piece: string, { width, letters: known }: Font): string {
  const hex = Array.from(piece.matchAll(/<([0-9A-Fa-f]*)>/g), ([, one = ""]) => one.toUpperCase()).join("");
  return (hex.match(new RegExp(`.{${width}}`, "g")) ?? []).map((code) => known.get(code) ?? "").join("");
}
