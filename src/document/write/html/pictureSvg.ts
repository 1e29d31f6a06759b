import { memoize } from "../../../core/base/memoize.js";
import type { Letters, Paint, Picture, Shape, Step } from "../../tree/picture.js";
import { escapeHtml } from "./escapeHtml.js";

/** A picture as an `<svg>` element: no ids, no styles, no script. Each is written once. */
export const pictureSvg: (picture: Picture) => string = memoize((picture: Picture): string => {
  const { width, height, viewBox, style } = pictureFrame(picture);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(picture.spoken)}"` +
    ` width="${width}" height="${height}" viewBox="${viewBox}"${style}>` +
    `${picture.shapes.map(shapeSvg).join("")}</svg>`
  );
});

/** What an `<svg>` element says of a picture beside its shapes. */
export interface PictureFrame {
  readonly width: string;
  readonly height: string;
  readonly viewBox: string;
  /** Attributes that all its shapes have. */
  readonly style: string;
}

export function pictureFrame(picture: Picture): PictureFrame {
  const { width, height, view, size, isRaster } = picture;
  const unit = picture.unit ?? "";
  return {
    width: `${short(width)}${unit}`,
    height: `${short(height)}${unit}`,
    viewBox: [view.x, view.y, view.width, view.height].map(short).join(" "),
    style:
      isRaster === true
        ? ' shape-rendering="crispEdges"'
        : ` font-family="'STIX Two Text', 'Noto Sans KR', serif"${size === undefined ? "" : ` font-size="${size}"`} fill="#000"`,
  };
}

/** Copies of a sheet have most shapes in common: a network's edges, circles, the grid of a plane. */
const shapeSvg = memoize((shape: Shape) => writeShape(shape));

const asItIs = (text: string): string => text;

/** Shapes as elements. `text`: what is done to each text before it is escaped, in their order. */
export const shapesSvg = (shapes: readonly Shape[], text: (text: string) => string): string =>
  shapes.map((shape) => writeShape(shape, text)).join("");

/** A group's shapes as an element that is not moved. */
export const unmovedGroup = (shapes: readonly Shape[], text: (text: string) => string): string =>
  `<g>${shapesSvg(shapes, text)}</g>`;

function writeShape(shape: Shape, text: (text: string) => string = asItIs): string {
  switch (shape.kind) {
    case "path":
      return `<path d="${shape.steps.map(stepText).join("")}"${paintText(shape.paint)}/>`;
    case "circle":
      return `<circle cx="${short(shape.x)}" cy="${short(shape.y)}" r="${short(shape.r)}"${paintText(shape.paint)}/>`;
    case "box":
      return (
        `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}"` +
        ` height="${short(shape.height)}"${paintText(shape.paint)}/>`
      );
    case "label": {
      const { letters, anchor } = shape;
      const end = anchor === undefined ? "" : ` text-anchor="${anchor}"`;
      return `<text x="${short(letters.x)}" y="${short(letters.y)}"${end}${style(letters)}>${escapeHtml(text(letters.text))}</text>`;
    }
    case "line": {
      const pieces = shape.pieces.map(
        (one) =>
          `<tspan x="${short(one.x)}" y="${short(one.y)}"${style(one)}>${escapeHtml(text(one.text))}</tspan>`,
      );
      return `<text font-size="${short(shape.size)}">${pieces.join("")}</text>`;
    }
    case "group": {
      const turn = Math.abs(shape.turn) < 0.01 ? "" : ` rotate(${short(shape.turn)})`;
      return `<g transform="translate(${short(shape.x)} ${short(shape.y)})${turn}">${text === asItIs ? shape.shapes.map(shapeSvg).join("") : shapesSvg(shape.shapes, text)}</g>`;
    }
  }
}

const style = ({ size, italic }: Letters): string =>
  `${size === undefined ? "" : ` font-size="${short(size)}"`}${italic === true ? ' font-style="italic"' : ""}`;

const stepText = ([command, ...places]: Step): string => `${command}${places.map(short).join(" ")}`;

const paintText = ({ fill, stroke, width, dashes }: Paint): string =>
  [
    ` fill="${fill ?? "none"}"`,
    stroke === undefined ? "" : ` stroke="${stroke}"`,
    width === undefined ? "" : ` stroke-width="${width}"`,
    dashes === undefined ? "" : ` stroke-dasharray="${dashes.join(" ")}"`,
  ].join("");

/** A number with at most two decimals. */
export function short(value: number): string {
  const hundredths = Math.round(value * 100);
  if (!(Math.abs(hundredths) < 1e9)) return String(hundredths / 100);
  // Whole numbers are written much quicker than others.
  const size = Math.abs(hundredths);
  const [whole, rest] = [Math.trunc(size / 100), size % 100];
  const sign = hundredths < 0 ? "-" : "";
  if (rest === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${rest % 10 === 0 ? rest / 10 : rest < 10 ? `0${rest}` : rest}`;
}
