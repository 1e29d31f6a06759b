import { widthOf } from "./metrics.js";
import { type EdgeShape, FONT, type LabelShape, type NodeShape, roundUp, type Shape } from "./shape.js";
import type { Drawing, DrawnNode } from "./types.js";
import { type Line, typesetEquation, typesetMark, typesetText } from "./typeset.js";

/** The texts of one circle, set. */
export interface SetNode {
  readonly node: DrawnNode;
  readonly mark: Line;
  readonly left?: Line;
  readonly right?: Line;
  readonly bias?: Line;
  readonly below: readonly Line[];
}

/** A drawing with all its texts set in type, and the shape that they give it. */
export interface SetDrawing {
  readonly nodes: readonly SetNode[];
  readonly labels: readonly (Line | undefined)[];
  readonly captions: readonly (readonly Line[])[];
  readonly shape: Shape;
}

const SMALLEST_RADIUS = 14;
const LARGEST_RADIUS = 24;
/** Between the mark and its circle. */
const ROOM = 3.5;
const WIDTH_STEP = 6;
const LABEL_STEP = 0.1;
const DEFAULT_MAX_WIDTH = 640;
/** A caption wider than this, in px, is broken where it has a " · ". */
const CAPTION_WIDTH = 90;

function setNode(node: DrawnNode, place: "first" | "inner" | "last" | "only"): SetNode {
  const value = node.value === undefined ? undefined : typesetText(node.value);
  const target = node.target && typesetEquation(node.target.mark, node.target.value);
  const bias =
    node.bias === undefined ? undefined : typesetEquation(node.biasMark ?? { base: "b" }, node.bias);
  const caption = node.caption === undefined ? undefined : typesetText(node.caption);
  const left = place === "first" || place === "only" ? value : undefined;
  const right = place === "last" || place === "only" ? target : undefined;
  const below = [value === left ? undefined : value, target === right ? undefined : target, caption];
  return {
    node,
    mark: typesetMark(node.mark),
    ...(left && { left }),
    ...(right && { right }),
    ...(bias && { bias }),
    below: below.filter((line) => line !== undefined),
  };
}

function captionLines(caption: string | undefined): readonly Line[] {
  if (caption === undefined || caption === "") return [];
  const whole = typesetText(caption);
  if (whole.width * FONT.caption <= CAPTION_WIDTH) return [whole];
  return caption.split(" · ").map(typesetText);
}

function widthIn(line: Line | undefined, size: number): number {
  return line === undefined ? 0 : roundUp(line.width * size, WIDTH_STEP);
}

function nodeShape(set: SetNode): NodeShape {
  return {
    left: widthIn(set.left, FONT.side),
    right: widthIn(set.right, FONT.side),
    bias: widthIn(set.bias, FONT.note),
    below: set.below.map((line) => widthIn(line, FONT.note)),
  };
}

function labelShape(labels: readonly (Line | undefined)[]): LabelShape {
  const lines = labels.filter((line) => line !== undefined);
  return {
    width: roundUp(Math.max(0, ...lines.map((line) => line.width)), LABEL_STEP),
    up: roundUp(Math.max(0, ...lines.map((line) => line.up)), 0.1),
    down: roundUp(Math.max(0, ...lines.map((line) => line.down)), 0.1),
  };
}

function radiusFor(nodes: readonly SetNode[]): number {
  const reach = nodes.map(({ mark }) => Math.hypot(mark.width / 2, widthOf("0") / 2) * FONT.mark);
  return Math.min(LARGEST_RADIUS, Math.max(SMALLEST_RADIUS, Math.ceil(Math.max(0, ...reach) + ROOM)));
}

/** Sets all texts of a drawing. Throws when an edge names no circle: that is a mistake in the program. */
export function setDrawing(drawing: Drawing): SetDrawing {
  const last = drawing.columns.length - 1;
  const columns = drawing.columns.map((column, k) => {
    const place = last === 0 ? "only" : k === 0 ? "first" : k === last ? "last" : "inner";
    return column.nodes.map((node) => setNode(node, place));
  });
  const nodes = columns.flat();
  const index = new Map(nodes.map(({ node }, k) => [node.id, k]));
  const indexOf = (id: string): number => {
    const found = index.get(id);
    if (found === undefined) throw new Error(`an edge names the circle "${id}", which is not in the drawing`);
    return found;
  };
  const labels = drawing.edges.map(({ mark, label }) => typesetEquation(mark, label));
  const edges = drawing.edges.map(
    ({ from, to }, k): EdgeShape => ({
      from: indexOf(from),
      to: indexOf(to),
      labelled: labels[k] !== undefined,
    }),
  );
  const captions = drawing.columns.map(({ caption }) => captionLines(caption));
  const shape: Shape = {
    radius: radiusFor(nodes),
    maxWidth: drawing.maxWidth ?? DEFAULT_MAX_WIDTH,
    columns: columns.map((column, k) => ({
      nodes: column.map(nodeShape),
      caption: (captions[k] ?? []).map((line) => widthIn(line, FONT.caption)),
    })),
    edges,
    label: labelShape(labels),
  };
  return { nodes, labels, captions, shape };
}
