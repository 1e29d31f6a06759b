import { LruCache } from "../../../core/base/lruCache.js";
import { short } from "../written.js";
import { pathOperators } from "./pathOperators.js";

const ELEMENT = /<(path|circle|rect)((?: [\w-]+="[^"]*")*) ?(?:\/>|><\/\1>)\s*/y;
const ATTRIBUTE = / ([\w-]+)="([^"]*)"/g;
/** What else an element says would look otherwise. */
const KNOWN = /^(?:d|x|y|cx|cy|r|width|height|fill|stroke|stroke-width)$/;

/**
 * The PDF operators of lines and areas without letters, in the drawing's own units: only what letters look like, and where they
 * stand, has to be asked of a browser. Null where anything else is among them.
 */
export function drawn(svg: string): string | null {
  if (svg.startsWith("<g") || svg.startsWith("<text")) return null;
  const before = known.get(svg);
  if (before !== undefined) return before.operators;
  const operators = operatorsOf(svg);
  known.set(svg, { operators });
  return operators;
}

/** Networks of one size have the same lines in all copies. */
const known = new LruCache<{ readonly operators: string | null }>(500);

function operatorsOf(svg: string): string | null {
  const written: string[] = [];
  ELEMENT.lastIndex = svg.length - svg.trimStart().length;
  while (ELEMENT.lastIndex < svg.length) {
    const found = ELEMENT.exec(svg);
    const operators = found === null ? null : elementOperators(found[1] ?? "", found[2] ?? "");
    if (operators === null) return null;
    written.push(operators);
  }
  return written.length === 0 ? null : written.join("");
}

function elementOperators(name: string, text: string): string | null {
  const own = new Map<string, string>();
  for (const [, key = "", value = ""] of text.matchAll(ATTRIBUTE)) {
    if (!KNOWN.test(key)) return null;
    own.set(key, value);
  }
  const path = outline(name, own);
  const fill = colourOf(own.get("fill"));
  const stroke = colourOf(own.get("stroke") ?? "none");
  if (path === null || fill === null || stroke === null) return null;
  if (fill === "" && stroke === "") return "";
  // As SVG draws where nothing is said: flat ends, pointed corners, up to four times as long as the line is wide.
  const pen = stroke === "" ? "" : `${stroke} RG ${own.get("stroke-width") ?? "1"} w 0 J 0 j 4 M [] 0 d\n`;
  const brush = fill === "" ? "" : `${fill} rg\n`;
  return `${pen}${brush}${path}${stroke === "" ? "f" : fill === "" ? "S" : "B"}\n`;
}

function outline(name: string, own: ReadonlyMap<string, string>): string | null {
  const number = (key: string): number => Number(own.get(key) ?? Number.NaN);
  if (name === "path") return pathOperators(own.get("d") ?? "");
  const sides = (name === "rect" ? ["x", "y", "width", "height"] : ["cx", "cy", "r"]).map(number);
  if (sides.some(Number.isNaN)) return null;
  const [x = 0, y = 0, a = 0, b = 0] = sides;
  return name === "rect" ? `${x} ${y} ${a} ${b} re\n` : circle(x, y, a);
}

/** How far the handles of a quarter of a circle reach. */
const HANDLE = 0.5522847;

function circle(x: number, y: number, r: number): string {
  const h = r * HANDLE;
  const quarter = (...places: readonly number[]): string => `${places.map(short).join(" ")} c\n`;
  return (
    `${short(x + r)} ${short(y)} m\n` +
    quarter(x + r, y + h, x + h, y + r, x, y + r) +
    quarter(x - h, y + r, x - r, y + h, x - r, y) +
    quarter(x - r, y - h, x - h, y - r, x, y - r) +
    quarter(x + h, y - r, x + r, y - h, x + r, y) +
    "h\n"
  );
}

/** As PDF writes it; empty for none, null for one that is not written out. */
function colourOf(text: string | undefined): string | null {
  if (text === "none") return "";
  const hex = /^#(?:([\da-f])([\da-f])([\da-f])|([\da-f]{2})([\da-f]{2})([\da-f]{2}))$/i.exec(text ?? "");
  const rgb = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(text ?? "");
  const parts =
    hex === null
      ? rgb?.slice(1).map(Number)
      : hex.slice(1).flatMap((digits = "") => {
          if (digits === "") return [];
          return [Number.parseInt(digits.length === 1 ? digits + digits : digits, 16)];
        });
  return parts === undefined ? null : parts.map((part) => short(part / 255)).join(" ");
}
