import { AlignmentType, Paragraph, TextRun } from "docx";
import type { IShapeGroupChildOptions, IShapeGroupOptions } from "docx/shapes";
import { widthOf } from "../../document/diagram/metrics.js";
import type { Letters, Paint, Picture, Shape, Step } from "../../document/tree/picture.js";

type Child = IShapeGroupChildOptions;
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Points in a pixel. */
const POINT = 0.75;
const FONT = "Cambria Math";
/** Names with a count that goes on from one document to the next are left out. */
const NAMELESS = { altText: { name: "" } };
/** Above and below a baseline, in em: room for the letters of any font. */
const [ASCENT, DESCENT] = [1, 0.35];

/**
 * A picture as shapes of Word's own, which can be moved and edited: paths, circles, boxes, and letters in boxes without a
 * border. Pixels, from the top left corner of what it shows.
 */
export function drawingOf({ shapes, view, width, height, size = 11, spoken }: Picture): IShapeGroupOptions {
  const frame: Child = {
    type: "rectangle",
    ...NAMELESS,
    transformation: { offset: { left: 0, top: 0 }, width: view.width, height: view.height },
    fill: "none",
    line: "none",
  };
  const all = shapes.flatMap((shape) => childrenOf(shape, size));
  const moved: Child = view.x === 0 && view.y === 0 ? group(all, 0, 0, 0) : group(all, -view.x, -view.y, 0);
  return {
    children: [frame, moved],
    transformation: { width, height },
    altText: { name: "drawing", description: spoken },
  };
}

/** A group with its own zero at a place, turned with the clock about it. */
function group(children: readonly Child[], x: number, y: number, turn: number): Child {
  const boxes = children.flatMap(boxOf);
  const reach = (pick: (box: Box) => number, of: (...all: number[]) => number): number =>
    of(...boxes.map(pick));
  const [left, top] = [reach((box) => box.left, Math.min), reach((box) => box.top, Math.min)];
  const [width, height] = [
    reach((box) => box.right, Math.max) - left,
    reach((box) => box.bottom, Math.max) - top,
  ];
  // Word turns a group about its middle: where the middle comes to stand decides the place.
  const angle = (turn * Math.PI) / 180;
  const [midX, midY] = [left + width / 2, top + height / 2];
  const [toX, toY] = [
    midX * Math.cos(angle) - midY * Math.sin(angle),
    midX * Math.sin(angle) + midY * Math.cos(angle),
  ];
  return {
    type: "group",
    ...NAMELESS,
    children,
    transformation: {
      offset: { left: x + toX - width / 2, top: y + toY - height / 2 },
      width,
      height,
      ...(turn === 0 ? {} : { rotation: turn }),
    },
  };
}

/** Where a child lies that has a place of its own. */
function boxOf(child: Child): Box[] {
  if (!("transformation" in child) || child.transformation === undefined) return [];
  const { offset, width, height } = child.transformation;
  const [left, top] = [Number(offset?.left ?? 0), Number(offset?.top ?? 0)];
  return [{ left, top, right: left + Number(width ?? 0), bottom: top + Number(height ?? 0) }];
}

function childrenOf(shape: Shape, size: number): Child[] {
  switch (shape.kind) {
    case "path":
      return [pathShape(shape.steps, shape.paint)];
    case "circle": {
      const { x, y, r, paint } = shape;
      return [
        {
          type: "ellipse",
          ...NAMELESS,
          transformation: { offset: { left: x - r, top: y - r }, width: 2 * r, height: 2 * r },
          ...painted(paint),
        },
      ];
    }
    case "box": {
      const { x, y, width, height, paint } = shape;
      return [
        {
          type: "rectangle",
          ...NAMELESS,
          transformation: { offset: { left: x, top: y }, width, height },
          ...painted(paint),
        },
      ];
    }
    case "label":
      return [lettersShape(shape.letters, shape.letters.size ?? size, shape.anchor ?? "start")];
    case "line":
      return shape.pieces.map((one) => lettersShape(one, one.size ?? shape.size, "start"));
    case "group":
      return [
        group(
          shape.shapes.flatMap((one) => childrenOf(one, size)),
          shape.x,
          shape.y,
          shape.turn,
        ),
      ];
  }
}

/** Where a path goes, with all its places absolute, and how far it reaches. */
function pathShape(steps: readonly Step[], paint: Paint): Child {
  const places: [number, number][] = [];
  let [x, y] = [0, 0];
  const path = steps
    .map((step) => {
      switch (step[0]) {
        case "Z":
        case "z":
          return "Z";
        case "Q": {
          const [, throughX, throughY, toX, toY] = step;
          places.push([throughX, throughY]);
          [x, y] = [toX, toY];
          places.push([x, y]);
          return `Q ${throughX} ${throughY} ${x} ${y}`;
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
      places.push([x, y]);
      return `${step[0] === "M" ? "M" : "L"} ${x} ${y}`;
    })
    .join(" ");
  const [all, down] = [places.map(([one]) => one), places.map(([, one]) => one)];
  const [left, top] = [Math.min(...all), Math.min(...down)];
  return {
    type: "custom",
    ...NAMELESS,
    path,
    transformation: {
      offset: { left, top },
      width: Math.max(...all) - left,
      height: Math.max(...down) - top,
    },
    ...painted(paint),
  };
}

/** Letters on their baseline, in a box as wide as they are. */
function lettersShape({ text, x, y, italic = false }: Letters, size: number, anchor: string): Child {
  // Room for another font that a reader may have: letters of a box that is too narrow go on in a second line.
  const width = size * (1.5 * widthOf(text, italic) + 0.5);
  const from = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  return {
    type: "rectangle",
    ...NAMELESS,
    transformation: {
      offset: { left: from, top: y - ASCENT * size },
      width,
      height: (ASCENT + DESCENT) * size,
    },
    fill: "none",
    line: "none",
    textOptions: {
      verticalAlignment: "bottom",
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
      wrap: false,
    },
    children: [
      new Paragraph({
        alignment:
          anchor === "middle"
            ? AlignmentType.CENTER
            : anchor === "end"
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
        spacing: { before: 0, after: 0, line: 240 },
        children: [new TextRun({ text, italics: italic, size: `${halves(POINT * size)}pt`, font: FONT })],
      }),
    ],
  };
}

/** A size of letters that Word knows. */
const halves = (points: number): number => Math.round(2 * points) / 2;

function painted({ fill, stroke, width = 1, dashes }: Paint) {
  return {
    fill: fill === undefined ? "none" : hex(fill),
    line:
      stroke === undefined
        ? "none"
        : {
            color: hex(stroke),
            width: POINT * width,
            ...(dashes === undefined
              ? {}
              : { dash: [{ length: (dashes[0] ?? 1) / width, gap: (dashes[1] ?? dashes[0] ?? 1) / width }] }),
          },
  };
}

/** A colour of a picture in six digits. */
function hex(paint: string): string {
  const rgb = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(paint);
  if (rgb !== null)
    return rgb
      .slice(1)
      .map((one) => Number(one).toString(16).padStart(2, "0"))
      .join("");
  return paint.length === 4 ? [...paint.slice(1)].map((digit) => digit + digit).join("") : paint.slice(1);
}
