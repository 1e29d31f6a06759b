import { memoize } from "../../../core/base/memoize.js";
import type { Paint, Shape } from "../../../document/tree/picture.js";
import { short as printed } from "../../../document/write/html/pictureSvg.js";
import { short } from "../written.js";
import { pathOperators } from "./pathOperators.js";

/**
 * The PDF operators of lines and areas without letters, in the drawing's own units: only what letters look like, and where they
 * stand, has to be asked of a browser. Null where anything else is among them.
 */
export function drawn(shapes: readonly Shape[]): string | null {
  let written = "";
  for (const shape of shapes) {
    const { operators } = operatorsOf(shape);
    if (operators === null) return null;
    written += operators;
  }
  return written;
}

/** Networks of one size have the same lines in all copies, which are the same objects. */
const operatorsOf = memoize((shape: Shape) => ({ operators: shapeOperators(shape) }));

function shapeOperators(shape: Shape): string | null {
  switch (shape.kind) {
    case "path": {
      const path = pathOperators(shape.steps);
      return path && painted(path, shape.paint);
    }
    case "circle": {
      const [x = 0, y = 0, r = 0] = [shape.x, shape.y, shape.r].map(written);
      return painted(circle(x, y, r), shape.paint);
    }
    case "box": {
      const sides = [shape.x, shape.y, shape.width, shape.height].map(written);
      return painted(`${sides.join(" ")} re\n`, shape.paint);
    }
    case "label":
    case "line":
    case "group":
      return null;
  }
}

/** A number as it is written in a drawing. */
const written = (value: number): number => Number(printed(value));

function painted(path: string, { fill: filled, stroke: stroked, width, dashes }: Paint): string | null {
  if (dashes !== undefined) return null;
  const [fill, stroke] = [colourOf(filled ?? "none"), colourOf(stroked ?? "none")];
  if (fill === null || stroke === null) return null;
  if (fill === "" && stroke === "") return "";
  // As SVG draws where nothing is said: flat ends, pointed corners, up to four times as long as the line is wide.
  const pen = stroke === "" ? "" : `${stroke} RG ${width ?? 1} w 0 J 0 j 4 M [] 0 d\n`;
  const brush = fill === "" ? "" : `${fill} rg\n`;
  return `${pen}${brush}${path}${stroke === "" ? "f" : fill === "" ? "S" : "B"}\n`;
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
function colourOf(text: string): string | null {
  if (text === "none") return "";
  const hex = /^#(?:([\da-f])([\da-f])([\da-f])|([\da-f]{2})([\da-f]{2})([\da-f]{2}))$/i.exec(text);
  const rgb = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(text);
  const parts =
    hex === null
      ? rgb?.slice(1).map(Number)
      : hex.slice(1).flatMap((digits = "") => {
          if (digits === "") return [];
          return [Number.parseInt(digits.length === 1 ? digits + digits : digits, 16)];
        });
  return parts === undefined ? null : parts.map((part) => short(part / 255)).join(" ");
}
