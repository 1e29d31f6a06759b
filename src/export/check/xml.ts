/** An element of XML; it and its attributes are called without their namespaces' prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without its children's. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const DEEPEST = 200;
/** What no file of an importer's own comes near, and what memory is enough for. */
const MOST_ELEMENTS = 1_000_000;
const LONGEST_TEXT = 8_000_000;

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));|&/gi;
const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s<>/]+)((?:\s+[^\s=<>]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,200})\s*(\/?)>|[^<]+|</g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** How many letters stand between two of a document's `<` at most. */
function longestRun(text: string): number {
  let most = 0;
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf("<", from);
    const end = next < 0 ? text.length : next;
    most = Math.max(most, end - from);
    from = end + 1;
  }
  return most;
}

/** The root of a document, or in words why an importer would refuse it: it is strict, as these are. */
export function readXml(text: string): XmlElement | { readonly fault: string } {
  const top: Open = { name: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [top];
  let [bad, elements] = ["", 0];
  const plain = (words: string): string => {
    if (words.length > LONGEST_TEXT) bad ||= `a text of more than ${LONGEST_TEXT} letters`;
    if (bad !== "") return "";
    return words.replace(ENTITY, (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? "";
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (all === "&" || code > 0x10ffff) bad ||= "a bare & in its text";
      return all === "&" || code > 0x10ffff ? "" : String.fromCodePoint(code);
    });
  };
  // The pattern below would hold a place for each letter of a text, which V8 refuses of some 16 million.
  if (longestRun(text) > LONGEST_TEXT) return { fault: `a text of more than ${LONGEST_TEXT} letters` };
  for (const [piece, data, slash, name = "", rest = "", empty] of text
    .replace(/^\uFEFF/, "")
    .matchAll(PIECE)) {
    const here = open.at(-1) ?? top;
    if (data !== undefined) here.text += data;
    else if (name !== "" && slash === "/") {
      if (here.name !== bare(name) || open.length === 1)
        return { fault: `</${name}> closes ${here.name === "" ? "nothing" : `<${here.name}>`}` };
      open.pop();
    } else if (name !== "") {
      elements += 1;
      if (elements > MOST_ELEMENTS) return { fault: `it has more than ${MOST_ELEMENTS} elements` };
      const element: Open = { name: bare(name), attributes: {}, children: [], text: "" };
      for (const [, key = "", double, single] of rest.matchAll(ATTRIBUTE))
        element.attributes[bare(key)] = plain(double ?? single ?? "");
      here.children.push(element);
      if (empty !== "/") open.push(element);
      if (open.length > DEEPEST) return { fault: `it is nested deeper than ${DEEPEST}` };
    } else if (piece === "<") return { fault: `a bare < behind ${JSON.stringify(here.text.slice(-30))}` };
    else if (!piece.startsWith("<")) here.text += plain(piece);
  }
  if (bad !== "") return { fault: bad };
  if (open.length > 1) return { fault: `<${open.at(-1)?.name}> is not closed` };
  const [root, other] = top.children;
  return root === undefined || other !== undefined ? { fault: "it has no single root" } : root;
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

/** All elements of a name within one, in the order of the document. */
export const within = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);

export const attributeOf = ({ attributes }: XmlElement, name: string): string => attributes[name] ?? "";

/** The text of an element and of all within it. */
export const textIn = ({ text, children }: XmlElement): string => text + children.map(textIn).join("");
