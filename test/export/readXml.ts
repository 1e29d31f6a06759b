/** An element of an XML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, without its children's. */
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+);|#x([0-9a-f]+);|(\w+);)?/gi, (all, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const sign = NAMED[name ?? ""];
    if (sign === undefined) throw new Error(`no entity of XML: ${all}`);
    return sign;
  });
}

/** The root of a document. Throws for what is not well-formed: a bare < or &, tags that do not meet, two roots. */
export function readXml(document: string): Element {
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    { name: "", attributes: {}, children: [], text: "" },
  ];
  const pieces = document.replace(/^<\?xml [^?]*\?>\s*/, "").matchAll(/<([^<>]*)>|[^<>]+|[<>]/g);
  for (const [piece, tag] of pieces) {
    const top = open.at(-1);
    if (top === undefined) throw new Error("a tag too many is closed");
    if (tag === undefined) {
      if (piece === "<" || piece === ">") throw new Error(`a bare ${piece} after ${top.text.slice(-40)}`);
      top.text += decoded(piece);
    } else if (tag.startsWith("/")) {
      if (tag.slice(1).trim() !== top.name) throw new Error(`</${tag.slice(1)}> closes <${top.name}>`);
      open.pop();
      open.at(-1)?.children.push(top);
    } else {
      const [, name = "", rest = "", empty] =
        /^([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)$/.exec(tag) ?? [];
      if (name === "") throw new Error(`no tag of XML: <${tag}>`);
      const attributes: Record<string, string> = {};
      for (const [, key = "", value = ""] of rest.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
        if (Object.hasOwn(attributes, key)) throw new Error(`${key} stands twice in <${name}>`);
        attributes[key] = decoded(value);
      }
      const made = { name, attributes, children: [], text: "" };
      if (empty === "/") top.children.push(made);
      else open.push(made);
    }
  }
  const [root, other] = open[0]?.children ?? [];
  if (root === undefined || other !== undefined || open.length !== 1) throw new Error("no single root");
  return root;
}

/** All elements of a name, in the order of the document. */
export const allOf = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);

/** The one child of a name. */
export function childOf(element: Element, name: string): Element {
  const [child, other] = element.children.filter((one) => one.name === name);
  if (child === undefined || other !== undefined) throw new Error(`<${element.name}> has not one <${name}>`);
  return child;
}
