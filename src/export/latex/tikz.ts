import type { Letters, Paint, Picture, Shape, Step } from "../../document/tree/picture.js";
import { short } from "../../document/write/html/pictureSvg.js";
import { latexText } from "./latexText.js";

/** A colour of a drawing in xcolor's words. */
function color(paint: string): string {
  const rgb = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(paint);
  const digits =
    paint.length === 4 ? [...paint.slice(1)].map((digit) => digit + digit).join("") : paint.slice(1);
  const [red, green, blue] =
    rgb === null ? [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) : rgb.slice(1);
  return `{rgb,255:red,${red};green,${green};blue,${blue}}`;
}

/** `\draw` or `\fill` with what an element says of its lines and its inside. */
function painted(shape: string, { fill, stroke, width = 1 }: Paint): string {
  const inside = fill === undefined ? [] : [`fill=${color(fill)}`];
  const lines = stroke === undefined ? [] : [`draw=${color(stroke)}`, `line width=${0.75 * width}bp`];
  return inside.length + lines.length === 0 ? "" : `\\path[${[...inside, ...lines].join(",")}] ${shape};\n`;
}

const point = (x: number, y: number): string => `(${short(x)},${short(y)})`;

/** A path's steps: a curve with one handle is written with two. */
function pathShape(steps: readonly Step[]): string {
  let [x, y] = [0, 0];
  return steps
    .map((step) => {
      switch (step[0]) {
        case "Z":
        case "z":
          return " -- cycle";
        case "Q": {
          const [, a, b, toX, toY] = step;
          const handle = (from: number, through: number): number => from + (2 / 3) * (through - from);
          const curve = ` .. controls ${point(handle(x, a), handle(y, b))} and ${point(handle(toX, a), handle(toY, b))} .. ${point(toX, toY)}`;
          [x, y] = [toX, toY];
          return curve;
        }
        case "H":
          x = step[1];
          break;
        case "V":
          y = step[1];
          break;
        case "h":
          x += step[1];
          break;
        case "v":
          y += step[1];
          break;
        default:
          [, x, y] = step;
      }
      return `${step[0] === "M" ? " " : " -- "}${point(x, y)}`;
    })
    .join("");
}

function label({ text, x, y, size, italic }: Letters, otherwise: number): string {
  const points = short(0.75 * (size ?? otherwise));
  const slant = italic === true ? "\\itshape" : "";
  const font = `\\fontsize{${points}}{${points}}\\selectfont${slant}`;
  return `\\node[anchor=base west,inner sep=0,transform shape,font=${font},text=${color("#000")}] at ${point(x, y)} {${latexText(text)}};\n`;
}

/** A drawing in TikZ: paths, boxes, circles and letters stand where they stand in the picture. SVG turns with the clock, TikZ against it. */
export function tikzOf({ shapes, size = 11 }: Picture): string {
  const body = shapes.map((shape) => shapeText(shape, size)).join("");
  return `\\begin{tikzpicture}[x=0.75bp,y=-0.75bp]\n${body}\\end{tikzpicture}`;
}

function shapeText(shape: Shape, size: number): string {
  switch (shape.kind) {
    case "path":
      return painted(pathShape(shape.steps), shape.paint);
    case "box": {
      const { x, y, width, height, paint } = shape;
      return painted(`${point(x, y)} rectangle ${point(x + width, y + height)}`, paint);
    }
    case "circle":
      return painted(`${point(shape.x, shape.y)} circle[radius=${short(0.75 * shape.r)}bp]`, shape.paint);
    case "label":
      return label(shape.letters, size);
    case "line":
      return shape.pieces.map((one) => label(one, shape.size)).join("");
    case "group":
      return `\\begin{scope}[shift={${point(shape.x, shape.y)}},rotate=${short(-shape.turn)}]\n${shape.shapes.map((one) => shapeText(one, size)).join("")}\\end{scope}\n`;
  }
}
