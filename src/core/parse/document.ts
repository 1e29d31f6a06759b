import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from "yaml";
import { type ErrorCode, type Fault, fail, GradsheetError, MOST_FAULTS, type Place } from "../base/errors.js";
import { checkNodes, checkText, MOST_READ } from "./bounds.js";
import { formatPath, type Path } from "./path.js";

export type { Path } from "./path.js";

/** A YAML or JSON text as plain data that remembers where everything stood. */
export interface SourceDocument {
  readonly file: string;
  readonly data: unknown;
  /** The place of a value, or of the nearest thing around it; of a key when `key` is named. */
  readonly place: (path: Path, key?: string) => Place;
  /** The place of a character, from 0, of a piece of a text, where it stands in the file as it reads; else the text's. */
  readonly placeIn: (path: Path, piece: string, at: number) => Place;
}

/** A part of a document as a document of its own, faults still naming the whole file's places. */
export const partOf = (document: SourceDocument, base: Path, data: unknown): SourceDocument => ({
  file: document.file,
  data,
  place: (path, key) => document.place([...base, ...path], key),
  placeIn: (path, piece, at) => document.placeIn([...base, ...path], piece, at),
});

/**
 * Reads a YAML or JSON text. Throws a GradsheetError with the places of what cannot be read, TOO_LARGE for a text
 * that no quiz or network comes near.
 */
export function readDocument(text: string, file: string): SourceDocument {
  checkText(text, file);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Looked at in `checkNodes`, which is quick for any number of keys.
    uniqueKeys: false,
    logLevel: "error",
  });
  const at = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    const start = lines.lineStarts[line - 1] ?? 0;
    const end = text.indexOf("\n", start);
    const offending = text.slice(start, end < 0 ? undefined : end).trimEnd();
    const place = { file, line, column: col, path: formatPath(path) };
    return offending.trim() === "" ? place : { ...place, text: offending };
  };
  const unknownTags = document.warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED");
  const wrong = [
    ...[...document.errors, ...unknownTags].map((error) => ({
      message: syntaxMessage(error),
      start: error.pos[0],
    })),
    ...checkNodes(document, file),
  ];
  const errors = wrong
    .slice(0, MOST_FAULTS)
    .map(({ message, start }): Fault => ({ code: "SYNTAX", message, place: at(start, []) }));
  if (document.contents === null && errors.length === 0) {
    errors.push({ code: "SYNTAX", message: "the file is empty; it has to be YAML or JSON", place: { file } });
  }
  if (errors.length > 0) throw new GradsheetError(errors, Math.max(0, wrong.length - errors.length));

  const place = (path: Path, key?: string): Place => {
    const shown = key === undefined ? path : [...path, key];
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (!isNode(node)) continue;
      const start = key !== undefined && length === path.length ? keyStart(node, key) : undefined;
      return at(start ?? node.range?.[0] ?? 0, shown);
    }
    return { file, path: formatPath(shown) };
  };
  const placeIn = (path: Path, piece: string, offset: number): Place => {
    const node = document.getIn(path, true);
    const range = isNode(node) ? node.range : undefined;
    if (range == null) return place(path);
    const source = text.slice(range[0], range[1]);
    // Between double quotes a backslash is written twice.
    for (const written of [(one: string) => one, (one: string) => JSON.stringify(one).slice(1, -1)]) {
      const start = source.indexOf(written(piece));
      if (piece !== "" && start >= 0)
        return at(range[0] + start + written(piece.slice(0, offset)).length, path);
    }
    return place(path);
  };
  return { file, data: plainData(document, file), place, placeIn };
}

/** What YAML calls wrong, in words for who writes a quiz. */
function syntaxMessage({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS")
    return "a second document starts here; a file holds one, so leave the --- out";
  if (code === "TAG_RESOLVE_FAILED") return `${lowerFirst(message)}; leave the tag out`;
  return `${lowerFirst(message.split("\n")[0] ?? "")}; the file has to be YAML or JSON`;
}

/** The document as plain data. Throws TOO_LARGE when its aliases stand for more than any quiz repeats. */
function plainData(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_READ.aliased });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw fail("TOO_LARGE", "aliases repeat too much of the file; write the values out", { file });
  }
}

/** Where a key of a map starts. */
function keyStart(node: Node, key: string): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key);
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether a document is a group of keys, this among them. */
export const hasKey = ({ data }: SourceDocument, key: string): boolean =>
  typeof data === "object" && data !== null && Object.hasOwn(data, key);

/** A fault at a place of a document. */
export function faultAt(document: SourceDocument, code: ErrorCode, path: Path, message: string): Fault {
  return { code, message, place: document.place(path) };
}
