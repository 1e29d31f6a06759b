import { nth } from "../base/known.js";
import type { Circle, Point } from "./geometry.js";
import { END_SPACE, MIDDLE, type Place } from "./labelPlaces.js";
import type { Layout } from "./layout.js";
import type { Route } from "./routeEdges.js";
import type { SetDrawing, SetNode } from "./setDrawing.js";
import { CAPTION_PITCH, FONT, SIDE_SPACE } from "./shape.js";
import { escapeXml, n } from "./svgText.js";
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
function text(line: Line, { x, y }: Point, size: number, anchor: Anchor): string {
  const left = x - line.width * size * SHARE[anchor];
  const pieces = line.runs.map((run) => {
    const style = run.italic ? ' font-style="italic"' : "";
    const script = run.size === 1 ? "" : ` font-size="${n(size * run.size)}"`;
    return `<tspan x="${n(left + run.x * size)}" y="${n(y + run.y * size)}"${script}${style}>${escapeXml(run.text)}</tspan>`;
  });
  return `<text font-size="${n(size)}">${pieces.join("")}</text>`;
}

/** The same on white, for where edges may run. */
function textOnWhite(line: Line, point: Point, size: number, ends: number): string {
  const x = point.x - (line.width * size) / 2 - ends;
  const y = point.y - line.up * size - HALO;
  const width = line.width * size + 2 * ends;
  const height = (line.up + line.down) * size + 2 * HALO;
  const halo = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="#fff"/>`;
  return halo + text(line, point, size, "middle");
}

/** What is drawn of a thing, plain or highlighted. */
interface Drawn<T extends object> {
  readonly plain: WeakMap<T, string>;
  readonly highlighted: WeakMap<T, string>;
}

const nothing = <T extends object>(): Drawn<T> => ({ plain: new WeakMap(), highlighted: new WeakMap() });

/** A layout's edges are drawn once, and its circles with their marks: copies of a sheet differ in their numbers. */
const edges = nothing<Route>();
const circles = new WeakMap<Circle, Drawn<Line>>();

function once<T extends object>(known: Drawn<T>, thing: T, highlighted: boolean, draw: () => string): string {
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
function edge(route: Route, highlighted: boolean): string {
  const { stroke, width, head } = highlighted ? HIGHLIGHTED : PLAIN;
  const { start, end } = route;
  const before = route.control ?? start;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const ux = (end.x - before.x) / length;
  const uy = (end.y - before.y) / length;
  const neck = { x: end.x - ux * head, y: end.y - uy * head };
  const half = head * 0.36;
  const bow = route.control ? `Q${n(route.control.x)} ${n(route.control.y)} ` : "L";
  const line = `<path d="M${n(start.x)} ${n(start.y)}${bow}${n(neck.x + ux)} ${n(neck.y + uy)}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
  const corners = `${n(neck.x - uy * half)} ${n(neck.y + ux * half)}L${n(neck.x + uy * half)} ${n(neck.y - ux * half)}`;
  return `${line}<path d="M${n(end.x)} ${n(end.y)}L${corners}Z" fill="${stroke}"/>`;
}

function label(line: Line, { x, y, cos, sin }: Place, size: number): string {
  const angle = (Math.atan2(sin, cos) * 180) / Math.PI;
  const turn = Math.abs(angle) < 0.01 ? "" : ` rotate(${n(angle)})`;
  return `<g transform="translate(${n(x)} ${n(y)})${turn}">${textOnWhite(line, { x: 0, y: MIDDLE * size }, size, END_SPACE)}</g>`;
}

function circle(mark: Line, { x, y, r }: Circle, highlighted: boolean): string {
  const width = highlighted ? HIGHLIGHTED.width : 1;
  const size = Math.min(FONT.mark, (2 * (r - 2)) / mark.width);
  const { up, down } = mark;
  const baseline = y + (Math.min(up, 0.75) - Math.min(down, 0.25) * 0.6) * 0.5 * size;
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="#fff" stroke="${INK}" stroke-width="${width}"/>${text(mark, { x, y: baseline }, size, "middle")}`;
}

function nodeTexts(set: SetNode, layout: Layout, k: number): string {
  const at = layout.circles[k];
  const notes = layout.notes[k];
  if (at === undefined || notes === undefined) return "";
  const baseline = at.y + MIDDLE * FONT.side;
  const side = at.r + SIDE_SPACE;
  const highlighted = set.node.highlighted === true;
  let out = once(drawnAt(at), set.mark, highlighted, () => circle(set.mark, at, highlighted));
  if (set.left) out += text(set.left, { x: at.x - side, y: baseline }, FONT.side, "end");
  if (set.right) out += text(set.right, { x: at.x + side, y: baseline }, FONT.side, "start");
  if (set.bias && notes.bias) out += textOnWhite(set.bias, notes.bias, FONT.note, HALO);
  for (const [i, line] of set.below.entries()) {
    const point = notes.below[i];
    if (point !== undefined) out += textOnWhite(line, point, FONT.note, HALO);
  }
  return out;
}

/** The drawing as one `<svg>`: edges, highlighted edges, labels, circles, captions, in this order. */
export function writeSvg(drawing: Drawing, set: SetDrawing, layout: Layout): string {
  const { x, y, width, height } = layout.view;
  const scale = Math.min(1, set.shape.maxWidth / width);
  const edgesThat = (wanted: boolean): string =>
    drawing.edges
      .map((drawn, k) => {
        const route = layout.routes[k];
        return route === undefined || (drawn.highlighted === true) !== wanted
          ? ""
          : once(edges, route, wanted, () => edge(route, wanted));
      })
      .join("");
  const labels = set.labels.map((line, k) => {
    const place = layout.labels.places[k];
    return line === undefined || place === undefined ? "" : label(line, place, layout.labels.size);
  });
  const captions = set.captions.flatMap((lines, k) =>
    lines.map((line, row) =>
      text(line, { x: nth(layout.xs, k), y: layout.captionY + row * CAPTION_PITCH }, FONT.caption, "middle"),
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(drawing.alt)}"`,
    ` width="${n(width * scale)}" height="${n(height * scale)}" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}"`,
    ` font-family="'STIX Two Text', 'Noto Sans KR', serif" fill="${INK}">`,
    edgesThat(false),
    edgesThat(true),
    ...labels,
    ...set.nodes.map((node, k) => nodeTexts(node, layout, k)),
    ...captions,
    "</svg>",
  ].join("");
}
