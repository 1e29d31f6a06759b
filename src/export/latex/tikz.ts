import { unescaped } from "../../base/unescaped.js";
import { latexText } from "./latexText.js";

type Attributes = Readonly<Record<string, string>>;

/** An element's attributes; what an element above says of its text holds in it too. */
const attributesOf = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );

/** A colour of a drawing, `#rgb` or `#rrggbb`, in xcolor's words. */
function color(hex: string): string {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return `{rgb,255:red,${red};green,${green};blue,${blue}}`;
}

const isPainted = (paint: string | undefined): paint is string => paint?.startsWith("#") === true;

/** `\draw` or `\fill` with what an element says of its lines and its inside. */
function painted(shape: string, { fill = "#000", stroke, "stroke-width": width = "1" }: Attributes): string {
  const inside = isPainted(fill) ? [`fill=${color(fill)}`] : [];
  const lines = isPainted(stroke) ? [`draw=${color(stroke)}`, `line width=${0.75 * Number(width)}bp`] : [];
  return inside.length + lines.length === 0 ? "" : `\\path[${[...inside, ...lines].join(",")}] ${shape};\n`;
}

/** A path's data: absolute lines and curves, and the level and upright steps of a raster. */
function pathShape(data: string): string {
  let [x, y] = [0, 0];
  const point = (a: number, b: number) => `(${a},${b})`;
  return [...data.matchAll(/([MLHVQCZhvz])([^A-Za-z]*)/g)]
    .map(([, command = "", rest = ""]) => {
      const n = rest
        .trim()
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number);
      const [a = 0, b = 0, c = 0, d = 0] = n;
      const from = [x, y] as const;
      switch (command) {
        case "Z":
        case "z":
          return " -- cycle";
        case "Q":
          [x, y] = [c, d];
          return ` .. controls ${point(from[0] + (2 / 3) * (a - from[0]), from[1] + (2 / 3) * (b - from[1]))} and ${point(x + (2 / 3) * (a - x), y + (2 / 3) * (b - y))} .. ${point(x, y)}`;
        case "H":
          x = a;
          break;
        case "V":
          y = a;
          break;
        case "h":
          x += a;
          break;
        case "v":
          y += a;
          break;
        default:
          [x, y] = [a, b];
      }
      return `${command === "M" ? " " : " -- "}${point(x, y)}`;
    })
    .join("");
}

/** Where a group stands: SVG turns with the clock, TikZ against it. */
function scopeOf({ transform = "" }: Attributes): string {
  const [, x = "0", y = "0"] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(transform) ?? [];
  const [, angle = "0"] = /rotate\(([-\d.]+)\)/.exec(transform) ?? [];
  return `\\begin{scope}[shift={(${x},${y})},rotate=${-Number(angle)}]\n`;
}

function label(text: string, own: Attributes): string {
  const size = 0.75 * Number(own["font-size"] ?? 11);
  const slant = own["font-style"] === "italic" ? "\\itshape" : "";
  const ink = isPainted(own.fill) ? `,text=${color(own.fill)}` : "";
  const font = `\\fontsize{${size}}{${size}}\\selectfont${slant}`;
  return `\\node[anchor=base west,inner sep=0,transform shape,font=${font}${ink}] at (${own.x ?? 0},${own.y ?? 0}) {${latexText(unescaped(text))}};\n`;
}

/** One of our own drawings in TikZ: paths, boxes, circles and letters stand where they stand in the SVG. */
export function tikzOf(svg: string): string {
  const body: string[] = [];
  const open: Attributes[] = [];
  for (const [, closing, name = "", rest = "", empty, text] of svg.matchAll(
    /<(\/?)(\w+)((?:\s+[\w-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const above = open.at(-1) ?? {};
    if (text !== undefined) {
      if (text.trim() !== "") body.push(label(text, above));
    } else if (closing === "/") {
      open.pop();
      if (name === "g") body.push("\\end{scope}\n");
    } else {
      const own = attributesOf(rest);
      if (name === "g") body.push(scopeOf(own));
      else body.push(shapeOf(name, own));
      const { fill, stroke, x: _x, y: _y, transform: _transform, ...kept } = above;
      if (empty !== "/") open.push({ ...kept, ...(fill === undefined ? {} : { fill }), ...own });
    }
  }
  return `\\begin{tikzpicture}[x=0.75bp,y=-0.75bp]\n${body.join("")}\\end{tikzpicture}`;
}

function shapeOf(name: string, own: Attributes): string {
  const { x = "0", y = "0", width = "0", height = "0", cx = "0", cy = "0", r = "0", d = "" } = own;
  switch (name) {
    case "path":
      return painted(pathShape(d), own);
    case "rect":
      return painted(
        `(${x},${y}) rectangle (${Number(x) + Number(width)},${Number(y) + Number(height)})`,
        own,
      );
    case "circle":
      return painted(`(${cx},${cy}) circle[radius=${0.75 * Number(r)}bp]`, own);
    default:
      return "";
  }
}
