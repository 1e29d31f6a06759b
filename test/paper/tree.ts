/** What of an element of the paper is read. */
export interface Element {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly innerHTML: string;
  readonly children: Iterable<Element>;
  readonly childNodes: Iterable<Element>;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => Element | null;
  readonly querySelectorAll: (selector: string) => Iterable<Element>;
  readonly matches: (selector: string) => boolean;
}

/** Of what the paper says too little: the test names the question and this. */
export class Missing extends Error {
  constructor(what: string) {
    super(`not on the paper: ${what}`);
  }
}

/** The text of an element, white space set right. */
export const textOf = (node: Pick<Element, "textContent"> | null): string =>
  (node?.textContent ?? "").replaceAll("\u2060", "").replace(/\s+/g, " ").trim();
