import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { type ErrorCode, type Fault, fail, GradsheetError, type Place } from "../base/errors.js";

/** The largest text that is read: far beyond any network or quiz, and still read in a moment. */
const MOST_CHARACTERS = 400_000;
/** How many values aliases may stand for. */
const MOST_ALIASED = 100;

export type Path = readonly (string | number)[];

/** A YAML or JSON text as plain data that remembers where everything stood. */
export interface SourceDocument {
  readonly file: string;
  readonly data: unknown;
  /** The place of a value, or of the nearest thing around it; of a key when `key` is named. */
  readonly place: (path: Path, key?: string) => Place;
}

/** `layers[0].weights[1]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

/**
 * Reads a YAML or JSON text. Throws a GradsheetError with the places of what cannot be read, TOO_LARGE for a text
 * that no quiz or network comes near.
 */
export function readDocument(text: string, file: string): SourceDocument {
  if (text.length > MOST_CHARACTERS) {
    throw fail("TOO_LARGE", `${text.length} characters; at most ${MOST_CHARACTERS} are read`, { file });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: "error",
  });
  const at = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    const start = lines.lineStarts[line - 1] ?? 0;
    const end = text.indexOf("\n", start);
    const offending = text.slice(start, end < 0 ? undefined : end).replace(/\s+$/, "");
    const place = { file, line, column: col, path: formatPath(path) };
    return offending.trim() === "" ? place : { ...place, text: offending };
  };
  const unknownTags = document.warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED");
  const errors = [...document.errors, ...unknownTags].map(
    (error): Fault => ({ code: "SYNTAX", message: syntaxMessage(error), place: at(error.pos[0], []) }),
  );
  for (const { source, range } of danglingAliases(document)) {
    const message = `*${source} stands for nothing; an anchor &${source} has to come before it`;
    errors.push({ code: "SYNTAX", message, place: at(range?.[0] ?? 0, []) });
  }
  if (document.contents === null && errors.length === 0) {
    errors.push({ code: "SYNTAX", message: "the file is empty; it has to be YAML or JSON", place: { file } });
  }
  if (errors.length > 0) throw new GradsheetError(errors);

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
  return { file, data: plainData(document, file), place };
}

/** What YAML calls wrong, in words for who writes a quiz. */
function syntaxMessage({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS")
    return "a second document starts here; a file holds one, so leave the --- out";
  if (code === "TAG_RESOLVE_FAILED") return `${lowerFirst(message)}; leave the tag out`;
  if (message.startsWith("Maximum call stack")) return "nested too deeply; brackets stand three deep at most";
  return `${lowerFirst(message.split("\n")[0] ?? "")}; the file has to be YAML or JSON`;
}

/** The aliases (`*name`) that no anchor stands before. */
function danglingAliases(document: Document.Parsed): Alias.Parsed[] {
  const dangling: Alias.Parsed[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) dangling.push(alias as Alias.Parsed);
    },
  });
  return dangling;
}

/** The document as plain data. Throws TOO_LARGE when its aliases stand for more than any quiz repeats. */
function plainData(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASED });
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

/** A fault at a place of a document. */
export function faultAt(document: SourceDocument, code: ErrorCode, path: Path, message: string): Fault {
  return { code, message, place: document.place(path) };
}
