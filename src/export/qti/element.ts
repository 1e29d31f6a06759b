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
  const pieces: string[] = [];
  write(node, WORDS[version], pieces);
  return pieces.join("");
}

/** Adds what an element is written as: pieces, which are joined once. */
function write(node: Node, words: Words, pieces: string[]): void {
  if (typeof node === "string") {
    if (node !== "") pieces.push(node);
    return;
  }
  const { name, own, attributes, children } = node;
  if (name === WRAPPING && !words.wraps) {
    for (const child of children) write(child, words, pieces);
    return;
  }
  const tag = own ? ownTag(name, words) : name;
  pieces.push("<", tag);
  for (const key in attributes)
    pieces.push(own ? ownAttribute(key, words) : ` ${key}="`, escapeXml(String(attributes[key])), '"');
  const start = pieces.push(">");
  for (const child of children) write(child, words, pieces);
  if (pieces.length > start) pieces.push("</", tag, ">");
  else pieces[start - 1] = "/>";
}

/** How a version writes QTI's own names; some forty elements and attributes, each kept as it is written. */
interface Words {
  readonly wraps: boolean;
  readonly tagOf: (name: string) => string;
  readonly attributeOf: (name: string) => string;
  readonly tags: Map<string, string>;
  readonly attributes: Map<string, string>;
}

/** What QTI 2.1 calls `textEntryInteraction` is `qti-text-entry-interaction` in QTI 3. */
const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const WORDS: Readonly<Record<Version, Words>> = {
  "2.1": {
    wraps: false,
    tagOf: (name) => name,
    attributeOf: (name) => name,
    tags: new Map(),
    attributes: new Map(),
  },
  "3.0": {
    wraps: true,
    tagOf: (name) => `qti-${dashed(name)}`,
    attributeOf: (name) => (name.includes(":") ? name : dashed(name)),
    tags: new Map(),
    attributes: new Map(),
  },
};

function ownTag(name: string, { tags, tagOf }: Words): string {
  const known = tags.get(name);
  if (known !== undefined) return known;
  const tag = tagOf(name);
  tags.set(name, tag);
  return tag;
}

/** Up to its value. */
function ownAttribute(name: string, { attributes, attributeOf }: Words): string {
  const known = attributes.get(name);
  if (known !== undefined) return known;
  const start = ` ${attributeOf(name)}="`;
  attributes.set(name, start);
  return start;
}
