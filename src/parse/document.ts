import { isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { type ErrorCode, type Fault, GradsheetError, type Place } from "../errors.js";

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

/** Reads a YAML or JSON text. Throws a GradsheetError with the places of what cannot be read. */
export function readDocument(text: string, file: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    const start = lines.lineStarts[line - 1] ?? 0;
    const end = text.indexOf("\n", start);
    const offending = text.slice(start, end < 0 ? undefined : end).replace(/\s+$/, "");
    const place = { file, line, column: col, path: formatPath(path) };
    return offending.trim() === "" ? place : { ...place, text: offending };
  };
  const errors = document.errors.map(
    (error): Fault => ({
      code: "SYNTAX",
      message: `${lowerFirst(error.message.split("\n")[0] ?? "")}; the file has to be YAML or JSON`,
      place: at(error.pos[0], []),
    }),
  );
  if (document.contents === null && errors.length === 0) {
    errors.push({ code: "SYNTAX", message: "the file is empty; it has to be YAML or JSON", place: { file } });
  }
  if (errors.length > 0) throw new GradsheetError(errors);

  const place = (path: Path, key?: string): Place => {
    const shown = key === undefined ? path : [...path, key];
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (!isScalar(node) && !isCollection(node)) continue;
      const start = key !== undefined && length === path.length ? keyStart(node, key) : undefined;
      return at(start ?? node.range?.[0] ?? 0, shown);
    }
    return { file, path: formatPath(shown) };
  };
  return { file, data: document.toJS({ maxAliasCount: 100 }), place };
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
