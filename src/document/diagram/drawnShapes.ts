import { nth } from "../../core/base/known.js";
import type { Letters, Picture, Shape } from "../tree/picture.js";
import type { Circle, Point } from "./geometry.js";
import { END_SPACE, MIDDLE, type Place } from "./labelPlaces.js";
import type { Layout } from "./layout.js";
import type { Route } from "./routeEdges.js";
import type { SetDrawing, SetNode } from "./setDrawing.js";
import { CAPTION_PITCH, FONT, SIDE_SPACE } from "./shape.js";
import type { Drawing } from "./types.js";
import type { Line } from "./typeset.js";

const INK = "#000";
const GREY = "#6b6b6b";
/** White above and below a text. */
const HALO = 1.2;
const PLAIN = { stroke: GREY, width: 0.8, head: 6 } as const;
const HIGHLIGHTED = { stroke: INK, width: 2.2, head: 9 } as const;

type Anchor = "start" | "middle" | "end";
const SHARE = { start: 0, middle: 0.5, end: 1 } as const;

/** A line of type; every piece of it has its own x, so that a sub- and a superscript stand in one column. */
function text(line: Line, { x, y }: Point, size: number, anchor: Anchor): Shape {
  const left = x - line.width * size * SHARE[anchor];
  const pieces = line.runs.map(
    (run): Letters => ({
      text: run.text,
      x: left + run.x * size,
      y: y + run.y * size,
      ...(run.size === 1 ? {} : { size: size * run.size }),
      ...(run.italic ? { italic: true } : {}),
    }),
  );
  return { kind: "line", size, pieces };
}

/** The same on white, for where edges may run. */
function textOnWhite(line: Line, point: Point, size: number, ends: number): Shape[] {
  const x = point.x - (line.width * size) / 2 - ends;
  const y = point.y - line.up * size - HALO;
  const width = line.width * size + 2 * ends;
  const height = (line.up + line.down) * size + 2 * HALO;
  return [{ kind: "box", x, y, width, height, paint: { fill: "#fff" } }, text(line, point, size, "middle")];
}

/** What is drawn of a thing, plain or highlighted. */
interface Drawn<T extends object> {
  readonly plain: WeakMap<T, readonly Shape[]>;
  readonly highlighted: WeakMap<T, readonly Shape[]>;
}

const nothing = <T extends object>(): Drawn<T> => ({ plain: new WeakMap(), highlighted: new WeakMap() });

/** A layout's edges are drawn once, and its circles with their marks: copies of a sheet differ in their numbers. */
const edges = nothing<Route>();
const circles = new WeakMap<Circle, Drawn<Line>>();

function once<T extends object>(
  known: Drawn<T>,
  thing: T,
  highlighted: boolean,
  draw: () => readonly Shape[],
): readonly Shape[] {
  const kept = highlighted ? known.highlighted : known.plain;
  const seen = kept.get(thing);
  if (seen !== undefined) return seen;
  const drawn = draw();
  kept.set(thing, drawn);
  return drawn;
}

function drawnAt(at: Circle): Drawn<Line> {
  const known = circles.get(at);
  if (known !== undefined) return known;
  const drawn = nothing<Line>();
  circles.set(at, drawn);
  return drawn;
}

/** The line up to its arrow head, and the head, which ends at the circle. */
function edge(route: Route, highlighted: boolean): Shape[] {
  const { stroke, width, head } = highlighted ? HIGHLIGHTED : PLAIN;
  const { start, end } = route;
  const before = route.control ?? start;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const ux = (end.x - before.x) / length;
  const uy = (end.y - before.y) / length;
  const neck = { x: end.x - ux * head, y: end.y - uy * head };
  const half = head * 0.36;
  const { control } = route;
  const [toX, toY] = [neck.x + ux, neck.y + uy];
  return [
    {
      kind: "path",
      steps: [["M", start.x, start.y], control ? ["Q", control.x, control.y, toX, toY] : ["L", toX, toY]],
      paint: { stroke, width },
    },
    {
      kind: "path",
      steps: [
        ["M", end.x, end.y],
        ["L", neck.x - uy * half, neck.y + ux * half],
        ["L", neck.x + uy * half, neck.y - ux * half],
        ["Z"],
      ],
      paint: { fill: stroke },
    },
  ];
}

function label(line: Line, { x, y, cos, sin }: Place, size: number): Shape {
  const turn = (Math.atan2(sin, cos) * 180) / Math.PI;
  const shapes = textOnWhite(line, { x: 0, y: MIDDLE * size }, size, END_SPACE);
  return { kind: "group", x, y, turn, shapes };
}

function circle(mark: Line, { x, y, r }: Circle, highlighted: boolean): Shape[] {
  const width = highlighted ? HIGHLIGHTED.width : 1;
  const size = Math.min(FONT.mark, (2 * (r - 2)) / mark.width);
  const { up, down } = mark;
  const baseline = y + (Math.min(up, 0.75) - Math.min(down, 0.25) * 0.6) * 0.5 * size;
  return [
    { kind: "circle", x, y, r, paint: { fill: "#fff", stroke: INK, width } },
    text(mark, { x, y: baseline }, size, "middle"),
  ];
}

function nodeShapes(set: SetNode, layout: Layout, k: number): Shape[] {
  const at = layout.circles[k];
  const notes = layout.notes[k];
  if (at === undefined || notes === undefined) return [];
  const baseline = at.y + MIDDLE * FONT.side;
  const side = at.r + SIDE_SPACE;
  const highlighted = set.node.highlighted === true;
  const out = [...once(drawnAt(at), set.mark, highlighted, () => circle(set.mark, at, highlighted))];
  if (set.left) out.push(text(set.left, { x: at.x - side, y: baseline }, FONT.side, "end"));
  if (set.right) out.push(text(set.right, { x: at.x + side, y: baseline }, FONT.side, "start"));
  if (set.bias && notes.bias) out.push(...textOnWhite(set.bias, notes.bias, FONT.note, HALO));
  for (const [i, line] of set.below.entries()) {
    const point = notes.below[i];
    if (point !== undefined) out.push(...textOnWhite(line, point, FONT.note, HALO));
  }
  return out;
}

/** The drawing as a picture: edges, highlighted edges, labels, circles, captions, in this order. */
export function drawnPicture(drawing: Drawing, set: SetDrawing, layout: Layout): Picture {
  const { x, y, width, height } = layout.view;
  const scale = Math.min(1, set.shape.maxWidth / width);
  const edgesThat = (wanted: boolean): Shape[] =>
    drawing.edges.flatMap((drawn, k) => {
      const route = layout.routes[k];
      return route === undefined || (drawn.highlighted === true) !== wanted
        ? []
        : once(edges, route, wanted, () => edge(route, wanted));
    });
  const labels = set.labels.flatMap((line, k) => {
    const place = layout.labels.places[k];
    return line === undefined || place === undefined ? [] : [label(line, place, layout.labels.size)];
  });
  const captions = set.captions.flatMap((lines, k) =>
    lines.map((line, row) =>
      text(line, { x: nth(layout.xs, k), y: layout.captionY + row * CAPTION_PITCH }, FONT.caption, "middle"),
    ),
  );
  return {
    ...{ width: width * scale, height: height * scale, view: { x, y, width, height }, spoken: drawing.alt },
    shapes: [
      ...edgesThat(false),
      ...edgesThat(true),
      ...labels,
      ...set.nodes.flatMap((node, k) => nodeShapes(node, layout, k)),
      ...captions,
    ],
  };
}
