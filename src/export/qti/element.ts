import { escapeXml } from "../writeLine.js";

/** XML that is written already, or an element. */
export type Node = string | QtiElement;

export interface QtiElement {
  readonly name: string;
  /** Whether it is one of QTI's own, by its name in 2.1; else of HTML or of the package. */
  readonly own: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly Node[];
}

type Attributes = QtiElement["attributes"];

const NONE: Attributes = {};

/** An element of QTI. */
export const qti = (
  name: string,
  attributes: Attributes = NONE,
  ...children: readonly Node[]
): QtiElement => ({
  name,
  own: true,
  attributes,
  children,
});

/** An element that both versions write alike. */
export const html = (
  name: string,
  attributes: Attributes = NONE,
  ...children: readonly Node[]
): QtiElement => ({ name, own: false, attributes, children });

export const textOf = (words: string): Node => escapeXml(words);

/** Which of the two versions is written. */
export type Version = "2.1" | "3.0";

/** QTI 3 wraps what is shown in rubrics and feedback; QTI 2.1 does not know the wrapping. */
const WRAPPING = "contentBody";

/** An element and all within it, in a version's names. */
export function writeXml(node: Node, version: Version): string {
  if (typeof node === "string") return node;
  const { name, own, attributes, children } = node;
  let inside = "";
  for (const child of children) inside += writeXml(child, version);
  if (name === WRAPPING && version === "2.1") return inside;
  const tag = own ? ownName(name, version) : name;
  let head = `<${tag}`;
  for (const key in attributes)
    head += ` ${own ? attributeName(key, version) : key}="${escapeXml(String(attributes[key]))}"`;
  return inside === "" ? `${head}/>` : `${head}>${inside}</${tag}>`;
}

/** What QTI 2.1 calls `textEntryInteraction` is `qti-text-entry-interaction` in QTI 3. */
function dashed(name: string): string {
  const known = DASHED.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  DASHED.set(name, made);
  return made;
}
/** Our own elements and attributes, some forty. */
const DASHED = new Map<string, string>();
const ownName = (name: string, version: Version): string =>
  version === "2.1" ? name : `qti-${dashed(name)}`;
const attributeName = (name: string, version: Version): string =>
  version === "2.1" || name.includes(":") ? name : dashed(name);
