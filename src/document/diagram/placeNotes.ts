import { nth } from "../../core/base/known.js";
import { type Box, type Circle, lengthInside, type Point, upright } from "./geometry.js";
import type { Route } from "./routeEdges.js";
import { FONT, NOTE_PITCH, type NodeShape } from "./shape.js";

const UP = 0.92 * FONT.note;
const DOWN = 0.28 * FONT.note;
/** Between a circle and its note, in px: the first at which no edge strikes a bias is taken. */
const SPACES = [3, 5, 7, 9] as const;
const NEAR = 1.5;

/** The baselines of the texts above and below one circle, each by the middle of its line, and their boxes. */
export interface Notes {
  readonly bias?: Point;
  readonly below: readonly Point[];
  readonly boxes: readonly Box[];
}

interface Struck {
  readonly notes: Notes;
  readonly strikes: number;
}

const EMPTY: NodeShape = { left: 0, right: 0, bias: 0, below: [] };
/** The middle row of a column counts as upper. */
const LOWER_HALF = 1;

function boxOf({ x, y }: Point, width: number): Box {
  return upright(x - width / 2, y - UP, x + width / 2, y + DOWN);
}

function notesOf(circle: Circle, node: NodeShape, space: number, biasBelow: boolean): Notes {
  const first = circle.y + circle.r + space + UP;
  const shift = biasBelow && node.bias > 0 ? 1 : 0;
  const below = node.below.map((_, k) => ({ x: circle.x, y: first + (k + shift) * NOTE_PITCH }));
  const boxes = below.map((point, k) => boxOf(point, nth(node.below, k)));
  if (node.bias === 0) return { below, boxes };
  const bias = { x: circle.x, y: biasBelow ? first : circle.y - circle.r - space - DOWN };
  return { bias, below, boxes: [boxOf(bias, node.bias), ...boxes] };
}

/** The length of edges that runs through these boxes. */
function struck(boxes: readonly Box[], routes: readonly Route[]): number {
  let sum = 0;
  for (const box of boxes) {
    for (const { points } of routes) {
      for (const [k, point] of points.entries()) {
        const before = points[k - 1];
        if (before !== undefined) sum += lengthInside(box, before, point, NEAR);
      }
    }
  }
  return sum;
}

/** The notes of one circle at the distance at which they are struck least, the nearest of equals. */
function bestNotes(circle: Circle, node: NodeShape, routes: readonly Route[], biasBelow: boolean): Struck {
  const tried = SPACES.map((space) => {
    const notes = notesOf(circle, node, space, biasBelow);
    return { notes, strikes: struck(notes.boxes, routes) };
  });
  return tried.reduce((best, next) => (next.strikes < best.strikes ? next : best));
}

/**
 * The notes of every circle. Biases stand above their circles if the edges leave room there; otherwise those
 * of the lower half of the drawing stand below theirs, where only flat edges come near.
 */
export function placeNotes(
  circles: readonly Circle[],
  nodes: readonly NodeShape[],
  routes: readonly Route[],
): readonly Notes[] {
  const place = (divided: boolean): readonly Struck[] =>
    circles.map((circle, k) =>
      bestNotes(circle, nodes[k] ?? EMPTY, routes, divided && circle.y > LOWER_HALF),
    );
  const total = (placed: readonly Struck[]): number => placed.reduce((sum, { strikes }) => sum + strikes, 0);
  const above = place(false);
  const divided = total(above) === 0 ? above : place(true);
  return (total(divided) < total(above) ? divided : above).map(({ notes }) => notes);
}
