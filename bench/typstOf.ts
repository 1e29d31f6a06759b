import { parseHTML } from "linkedom";
import { type Part, typstMath } from "./typstMath.js";

interface Page {
  readonly title: string;
  readonly documentElement: Part;
  readonly body: Part;
}

const BLOCKS = /^(?:P|DIV|LI|UL|OL|SECTION|MAIN|HEADER|FOOTER|DL|DT|DD|FIGURE|FIGCAPTION)$/;

/** A document of ours as a source for Typst: the same words, headings, tables, formulas, drawings and spoken texts. */
export function typstOf(html: string, paper: "a4" | "us-letter" = "a4"): string {
  const { document }: { readonly document: Page } = parseHTML(html);
  const language = document.documentElement.getAttribute("lang") ?? "en";
  return [
    `#set page(paper: "${paper}", margin: 1.5cm, numbering: "1 / 1")`,
    `#set text(size: 10.5pt, lang: "${language}")`,
    `#set document(title: ${quoted(document.title)})`,
    inner(document.body),
  ].join("\n");
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

const inner = (node: Part): string => Array.from(node.childNodes, nodeOf).join("");

function nodeOf(node: Part): string {
  if (node.nodeType === 3) {
    const text = (node.textContent ?? "").replace(/\s+/g, " ");
    return text === "" ? "" : text === " " ? " " : `#${quoted(text)};`;
  }
  if (node.nodeType !== 1) return "";
  return elementOf(node);
}

function elementOf(element: Part): string {
  // HTML's names come in capitals, those of SVG and MathML as they are.
  const name = element.tagName.toUpperCase();
  const spoken = element.getAttribute("aria-label") ?? "";
  if (name === "SVG") return drawingOf(element, spoken);
  const formula = element.querySelector("math");
  if (element.getAttribute("role") === "img" && formula !== null)
    return `#math.equation(alt: ${quoted(spoken)}, $${typstMath(formula)}$);`;
  if (name === "MATH") return `$${typstMath(element)}$`;
  if (/^H[1-6]$/.test(name)) return `\n\n#heading(level: ${name.slice(1)})[${inner(element)}]\n\n`;
  if (name === "TABLE") return tableOf(element);
  if (name === "BR") return "#linebreak();";
  if (name === "B" || name === "STRONG") return `#strong[${inner(element)}];`;
  if (name === "I" || name === "EM") return `#emph[${inner(element)}];`;
  if (name === "STYLE" || name === "SCRIPT") return "";
  return BLOCKS.test(name) ? `\n\n${inner(element)}\n\n` : inner(element);
}

function drawingOf(element: Part, spoken: string): string {
  const svg = element.outerHTML.includes("xmlns=")
    ? element.outerHTML
    : element.outerHTML.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  // Typst reads SVG strictly.
  const strict = svg.replace(/ (?:role|aria-label)="[^"]*"/g, "");
  return `#image(bytes(${quoted(strict)}), format: "svg", alt: ${quoted(spoken)});`;
}

function tableOf(table: Part): string {
  const rows = Array.from(table.querySelectorAll("tr"), (row) => Array.from(row.children));
  const spanOf = (cell: Part): number => Number(cell.getAttribute("colspan") ?? "1");
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + spanOf(cell), 0)));
  const cells = rows.map((row) => {
    const written = row.map((cell) => `table.cell(colspan: ${spanOf(cell)})[${inner(cell)}]`);
    const missing = columns - row.reduce((sum, cell) => sum + spanOf(cell), 0);
    const all = [...written, ...Array.from({ length: missing }, () => "[]")].join(", ");
    return row[0]?.closest("thead") ? `table.header(${all})` : all;
  });
  return `\n\n#table(columns: ${columns}, ${cells.join(",\n")})\n\n`;
}
