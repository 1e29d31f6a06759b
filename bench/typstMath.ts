/** What of the document object model is read here: programs of Node.js have no types of it. */
export interface Part {
  readonly nodeType: number;
  readonly tagName: string;
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly childNodes: Iterable<Part>;
  readonly children: Iterable<Part>;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => Part | null;
  readonly querySelectorAll: (selector: string) => Iterable<Part>;
  readonly closest: (selector: string) => Part | null;
}

/** A formula of MathML as Typst writes it. */
export function typstMath(element: Part): string {
  const kids = Array.from(element.children);
  const all = (): string => kids.map(typstMath).join(" ");
  const [first = "", second = "", third = ""] = kids
    .map(typstMath)
    .map((text) => (text === "" ? '""' : text));
  const text = (element.textContent ?? "").trim();
  switch (element.tagName.toLowerCase()) {
    case "mi":
      return [...text].length === 1 ? signOf(text) : quoted(text);
    case "mn":
      return /^[\d.]+$/.test(text) ? text : quoted(text);
    case "mo":
      return [...text].length === 1 ? signOf(text) : quoted(text);
    case "mtext":
      return quoted(text);
    case "mspace":
      return "thin";
    case "msub":
      return `attach(${first}, b: ${second})`;
    case "msup":
      return `attach(${first}, t: ${second})`;
    case "msubsup":
      return `attach(${first}, b: ${second}, t: ${third})`;
    case "munder":
      return `attach(limits(${first}), b: ${second})`;
    case "mover":
      return `attach(limits(${first}), t: ${second})`;
    case "munderover":
      return `attach(limits(${first}), b: ${second}, t: ${third})`;
    case "mfrac":
      return `frac(${first}, ${second})`;
    case "msqrt":
      return `sqrt(${all() || '""'})`;
    case "mtable":
      return `mat(delim: #none, ${kids.map(rowOf).join("; ")})`;
    case "annotation":
      return "";
    default:
      return all();
  }
}

const rowOf = (row: Part): string => Array.from(row.children, (cell) => typstMath(cell) || '""').join(", ");

const quoted = (text: string): string => (text === "" ? "" : `"${text.replace(/[\\"]/g, "\\$&")}"`);

/** What means something to Typst stands behind a backslash, or between quotes where it parts arguments. */
function signOf(sign: string): string {
  if (sign === "," || sign === ";") return quoted(sign);
  return /^[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]$/.test(sign) ? `\\${sign}` : sign;
}
