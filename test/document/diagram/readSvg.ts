import { readFont } from "./fontWidths.js";

export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** One printed piece of text: its four corners on the page, and which text it is part of. */
export interface Piece {
  readonly text: string;
  readonly group: number;
  readonly label: boolean;
  readonly size: number;
  readonly corners: readonly Corner[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly pieces: readonly Piece[];
  readonly circles: readonly { readonly x: number; readonly y: number; readonly r: number }[];
  /** Edges in the order drawn, with the straight lines' ends. */
  readonly lines: readonly { readonly from: Corner; readonly to: Corner; readonly strokeWidth: number }[];
}

const upright = readFont("normal");
const italic = readFont("italic");

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function number(tag: string, name: string): number {
  const value = Number(attribute(tag, name));
  if (!Number.isFinite(value)) throw new Error(`no number ${name} in ${tag}`);
  return value;
}

/** Reads back what is printed where, from the SVG text alone. */
export function readSvg(svg: string): Picture {
  const root = /^<svg[^>]*>/.exec(svg)?.[0] ?? "";
  const [x = 0, y = 0, width = 0, height = 0] = (attribute(root, "viewBox") ?? "").split(" ").map(Number);
  const pieces: Piece[] = [];
  let group = 0;
  let turn = { x: 0, y: 0, angle: 0 };
  let label = false;
  let textSize = 0;
  for (const [tag, words = ""] of svg.matchAll(/<\/?(?:g|text)\b[^>]*>|<tspan[^>]*>([^<]*)/g)) {
    if (tag.startsWith("<g")) {
      const [dx = 0, dy = 0, angle = 0] = (attribute(tag, "transform")?.match(/-?[\d.]+/g) ?? []).map(Number);
      turn = { x: dx, y: dy, angle: (angle * Math.PI) / 180 };
      label = true;
    } else if (tag === "</g>") {
      turn = { x: 0, y: 0, angle: 0 };
      label = false;
    } else if (tag.startsWith("<text")) {
      textSize = number(tag, "font-size");
      group += 1;
    } else if (tag.startsWith("<tspan")) {
      const size = Number(attribute(tag, "font-size") ?? textSize);
      const font = attribute(tag, "font-style") === "italic" ? italic : upright;
      const left = number(tag, "x");
      const base = number(tag, "y");
      const right = left + size * [...words].reduce((sum, character) => sum + font(character), 0);
      const top = base - size * (/[()]/.test(words) ? 0.75 : 0.67);
      const bottom = base + size * (/[()gjpqy,]/.test(words) ? 0.22 : 0.01);
      const corners = [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ].map(([px = 0, py = 0]) => ({
        x: turn.x + px * Math.cos(turn.angle) - py * Math.sin(turn.angle),
        y: turn.y + px * Math.sin(turn.angle) + py * Math.cos(turn.angle),
      }));
      pieces.push({ text: words, group, label, size, corners });
    }
  }
  const circles = [...svg.matchAll(/<circle[^>]*>/g)].map(([tag]) => ({
    x: number(tag, "cx"),
    y: number(tag, "cy"),
    r: number(tag, "r"),
  }));
  const lines = [...svg.matchAll(/<path d="M(\S+) (\S+?)L(\S+) (\S+?)" fill="none"[^>]*>/g)].map((found) => ({
    from: { x: Number(found[1]), y: Number(found[2]) },
    to: { x: Number(found[3]), y: Number(found[4]) },
    strokeWidth: number(found[0], "stroke-width"),
  }));
  return {
    width: number(root, "width"),
    height: number(root, "height"),
    view: { x, y, width, height },
    pieces,
    circles,
    lines,
  };
}

function cross(o: Corner, a: Corner, b: Corner): number {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

function inside(point: Corner, polygon: readonly Corner[]): boolean {
  return polygon.every((corner, k) => cross(corner, polygon[(k + 1) % polygon.length] ?? corner, point) > 0);
}

function segmentsCross(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

/** Whether a straight line runs through a piece of text. */
export function strikes(from: Corner, to: Corner, { corners }: Piece): boolean {
  return corners.some((corner, k) => segmentsCross(from, to, corner, corners[(k + 1) % 4] ?? corner));
}

/** Whether upright frames around two sets of points are apart. */
function apart(a: readonly Corner[], b: readonly Corner[]): boolean {
  const most = (points: readonly Corner[], of: (point: Corner) => number): number =>
    Math.max(...points.map(of));
  const least = (points: readonly Corner[], of: (point: Corner) => number): number =>
    Math.min(...points.map(of));
  const x = (point: Corner): number => point.x;
  const y = (point: Corner): number => point.y;
  return (
    most(a, x) < least(b, x) ||
    most(b, x) < least(a, x) ||
    most(a, y) < least(b, y) ||
    most(b, y) < least(a, y)
  );
}

/** Whether two pieces of text overlap: some sides cross, or one holds a corner of the other. */
export function overlap(a: Piece, b: Piece): boolean {
  if (apart(a.corners, b.corners)) return false;
  if (a.corners.some((corner) => inside(corner, b.corners))) return true;
  if (b.corners.some((corner) => inside(corner, a.corners))) return true;
  return a.corners.some((corner, k) => strikes(corner, a.corners[(k + 1) % 4] ?? corner, b));
}

/** Whether a piece of text reaches into a circle, by points along its sides. */
export function reachesInto(piece: Piece, circle: { x: number; y: number; r: number }): boolean {
  const { x, y, r } = circle;
  if (
    apart(piece.corners, [
      { x: x - r, y: y - r },
      { x: x + r, y: y + r },
    ])
  )
    return false;
  if (inside(circle, piece.corners)) return true;
  return piece.corners.some((corner, k) => {
    const next = piece.corners[(k + 1) % 4] ?? corner;
    return Array.from({ length: 21 }, (_, i) => i / 20).some(
      (t) =>
        Math.hypot(
          corner.x + t * (next.x - corner.x) - circle.x,
          corner.y + t * (next.y - corner.y) - circle.y,
        ) < circle.r,
    );
  });
}
