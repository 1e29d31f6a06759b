import { nth } from "../../core/base/known.js";
import type { Circle } from "./geometry.js";
import { FONT, NOTE_PITCH, type Shape, SIDE_SPACE } from "./shape.js";

/** Centre to centre, between columns without labels on the edges between them. */
const BARE_GAP = 46;
const LABELLED_GAP = 95;
const GAP_PER_LABEL = 9.4;
const WIDEST_GAP = 300;
/** Labels wider than plain values need more, the more so the more there are; in px per em. */
const PLAIN_LABEL = 2.5;
const GAP_PER_EM = 4;
const WIDEST_GAP_PER_EM = 16;
/** What an edge needs besides its label: a stub at the start, and the arrow head. */
const STUBS = 34;
const WANTED_LABEL_SIZE = 10.5;
const NARROWEST_GAP = 20;
const SMALLEST_LABEL = 8;
const CAPTION_GAP = 8;
const BARE_PITCH = 22;
const LABELLED_PITCH = [60, 60, 84, 88, 97] as const;
const TALLEST = 300;

export interface Columns {
  readonly circles: readonly Circle[];
  /** The x of every column. */
  readonly xs: readonly number[];
}

/** The column of every circle. */
function columnsOf(shape: Shape): readonly number[] {
  return shape.columns.flatMap((column, k) => column.nodes.map(() => k));
}

function gapsOf(shape: Shape): readonly number[] {
  const column = columnsOf(shape);
  const wide = Math.max(0, shape.label.width - PLAIN_LABEL);
  const least = 2 * shape.radius + STUBS + shape.label.width * WANTED_LABEL_SIZE;
  return shape.columns.slice(1).map((right, k) => {
    const labels = shape.edges.filter(({ from, to, labelled }) => {
      const ends = [nth(column, from), nth(column, to)];
      return labelled && Math.min(...ends) <= k && Math.max(...ends) > k;
    }).length;
    const left = shape.columns[k];
    const sides = [...(left?.nodes ?? []), ...right.nodes];
    const texts = Math.max(0, ...sides.flatMap((node) => [node.bias, ...node.below])) + 8;
    if (labels === 0) return Math.max(2 * shape.radius + BARE_GAP, texts);
    const wanted =
      LABELLED_GAP + GAP_PER_LABEL * labels + wide * Math.min(GAP_PER_EM + labels, WIDEST_GAP_PER_EM);
    return Math.max(Math.min(WIDEST_GAP, wanted), least, texts);
  });
}

/** What a gap must be at least, even if the whole then has to be scaled down. */
function floorOf(shape: Shape, gap: number): number {
  const widest = (k: number): number => Math.max(0, ...(shape.columns[k]?.caption ?? []));
  const captions = (widest(gap) + widest(gap + 1)) / 2 + CAPTION_GAP;
  return Math.max(captions, 2 * shape.radius + NARROWEST_GAP + shape.label.width * SMALLEST_LABEL);
}

/** Room left and right of the outermost columns' centres. */
function marginsOf(shape: Shape): number {
  const side = (width: number): number => shape.radius + (width > 0 ? SIDE_SPACE + width : 0);
  const first = shape.columns[0];
  const last = shape.columns.at(-1);
  const half = (caption: readonly number[] | undefined): number => Math.max(0, ...(caption ?? [])) / 2;
  const left = Math.max(half(first?.caption), ...(first?.nodes ?? []).map((node) => side(node.left)));
  const right = Math.max(half(last?.caption), ...(last?.nodes ?? []).map((node) => side(node.right)));
  return left + right;
}

function pitchOf(shape: Shape): number {
  const rows = Math.max(1, ...shape.columns.map((column) => column.nodes.length));
  const nodes = shape.columns.flatMap((column) => column.nodes);
  const lines = Math.max(0, ...nodes.map((node) => (node.bias > 0 ? 1 : 0) + node.below.length));
  const least = 2 * shape.radius + BARE_PITCH + lines * NOTE_PITCH;
  if (!shape.edges.some((edge) => edge.labelled)) return least;
  const wanted = LABELLED_PITCH[rows] ?? TALLEST / (rows - 1);
  return Math.max(least, wanted);
}

/** The circles, column by column; each column is centred on y = 0, and the first stands at x = 0. */
export function placeNodes(shape: Shape): Columns {
  const gaps = gapsOf(shape);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const room = shape.maxWidth - marginsOf(shape) - FONT.note;
  const share = total > room ? Math.max(room, 0) / total : 1;
  const xs = [0];
  for (const [k, gap] of gaps.entries()) {
    xs.push(nth(xs, -1) + Math.max(gap * share, floorOf(shape, k)));
  }
  const pitch = pitchOf(shape);
  const circles = shape.columns.flatMap((column, k) =>
    column.nodes.map((_, row) => ({
      x: nth(xs, k),
      y: (row - (column.nodes.length - 1) / 2) * pitch,
      r: shape.radius,
    })),
  );
  return { circles, xs };
}
