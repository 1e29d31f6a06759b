import { memoize } from "../../../core/base/memoize.js";
import type { Letters, Picture, Shape } from "../../../document/tree/picture.js";
import { pictureFrame, shapesSvg, short, unmovedGroup } from "../../../document/write/html/pictureSvg.js";
import { rounded } from "../written.js";
import { drawn } from "./drawn.js";
import { Pattern } from "./pattern.js";

/** A drawing taken apart: what is drawn, piece over piece, each with its place. */
export interface Drawing {
  readonly alt: string;
  readonly width: string;
  readonly height: string;
  readonly viewBox: string;
  readonly pieces: readonly Piece[];
}

/** A piece as it is set about its own origin, the digits that stand in it, and where the origin lies. */
export interface Piece {
  readonly html: string;
  /** Its PDF operators, where it has no letters: a browser is not asked for it. */
  readonly drawn: string | null;
  /** Attributes of the whole drawing. */
  readonly style: string;
  /** What lies in the upper left corner of its page. */
  readonly origin: readonly [number, number];
  /** The digits that it is set with, and its own. */
  readonly pattern: readonly number[];
  readonly digits: readonly number[];
  /** Its matrix, as PDF writes it. */
  readonly matrix: string;
}

const HERE = "1 0 0 1 0 0";

/** Takes a picture apart: texts and what is moved as a whole are pieces of their own, the lines between them another. */
export const drawingOf = memoize((picture: Picture): Drawing => {
  const { width, height, viewBox, style } = pictureFrame(picture);
  const pieces: Piece[] = [];
  let between: Shape[] = [];
  const addLines = (): void => {
    if (between.length > 0) pieces.push(linesOf(between, style, viewBox));
    between = [];
  };
  for (const shape of picture.shapes) {
    if (shape.kind === "path" || shape.kind === "circle" || shape.kind === "box") between.push(shape);
    else {
      addLines();
      pieces.push(pieceOf(letteringOf(shape), style, viewBox));
    }
  }
  addLines();
  return { alt: picture.spoken, width, height, viewBox, pieces };
});

type Lettering = Pick<Piece, "html" | "pattern" | "digits" | "matrix">;

/** Lines and areas without letters. */
function linesOf(shapes: readonly Shape[], style: string, viewBox: string): Piece {
  const lines = drawn(shapes);
  if (lines === null) return pieceOf(setAlone(shapes), style, viewBox);
  return { html: "", drawn: lines, style, origin: [0, 0], pattern: [], digits: [], matrix: HERE };
}

function pieceOf(lettering: Lettering, style: string, viewBox: string): Piece {
  // What has no place of its own is set where it stands in the drawing.
  const [x = 0, y = 0] =
    lettering.matrix === HERE ? viewBox.split(" ").map(Number) : [-ROOM.width / 2, -ROOM.height / 2];
  return { ...lettering, drawn: null, style, origin: [x, y] };
}

function setAlone(shapes: readonly Shape[], matrix = HERE): Lettering {
  const set = new Pattern();
  const html = shapesSvg(shapes, set.text);
  return { html, pattern: set.pattern, digits: set.digits, matrix };
}

/** Networks of one size have their letters at the same places in all copies: many are the same objects. */
const letteringOf = memoize(centred);

/** What a piece has of its page, in pixels: less than A4 and Letter have. */
const ROOM = { width: 640, height: 900 } as const;

/** A piece alone, at a scale: Chrome spaces letters by the size in which they come out. */
export const pieceHtml = ({ html, style, origin }: Piece, scale: number): string =>
  `<svg${style} width="${ROOM.width}" height="${ROOM.height}" viewBox="${origin.join(" ")} ${ROOM.width / scale} ${ROOM.height / scale}">${html}</svg>`;

/** A shape moved to the origin: a group without its move and turn, a text by its first place. */
function centred(shape: Shape): Lettering {
  switch (shape.kind) {
    case "group": {
      const set = new Pattern();
      const html = unmovedGroup(shape.shapes, set.text);
      const angle = Math.abs(shape.turn) < 0.01 ? 0 : Number(short(shape.turn));
      const turn = (angle * Math.PI) / 180;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      const matrix = [cos, sin, -sin, cos, Number(short(shape.x)), Number(short(shape.y))].map(rounded);
      return { html, pattern: set.pattern, digits: set.digits, matrix: matrix.join(" ") };
    }
    case "label": {
      const { x, y } = stepOf([shape.letters]);
      return setAlone([{ ...shape, letters: moved(shape.letters, x, y) }], matrixOf(x, y));
    }
    case "line": {
      if (shape.pieces.length === 0) return setAlone([shape]);
      const { x, y } = stepOf(shape.pieces);
      const pieces = shape.pieces.map((one) => moved(one, x, y));
      return setAlone([{ ...shape, pieces }], matrixOf(x, y));
    }
    case "path":
    case "circle":
    case "box":
      return setAlone([shape]);
  }
}

const matrixOf = (x: number, y: number): string => `1 0 0 1 ${rounded(x)} ${rounded(y)}`;

const moved = (letters: Letters, x: number, y: number): Letters => ({
  ...letters,
  x: Number(short(letters.x)) - x,
  y: Number(short(letters.y)) - y,
});

/** How far texts with these places are moved. */
function stepOf(letters: readonly Letters[]): { readonly x: number; readonly y: number } {
  const { right, left, below, above } = NEAR;
  const [xs, ys] = [letters.map(({ x }) => Number(short(x))), letters.map(({ y }) => Number(short(y)))];
  return { x: wholeStep(xs, right, left), y: wholeStep(ys, below, above) };
}

/** So far from an axis, in pixels, a text is set. */
const SET = 50;
/** So far from the axes a text lies on one side of them with all its letters: it reaches to the right, and more up than down. */
const NEAR = { right: 20, left: 50, below: 16, above: 8 } as const;

/**
 * How far texts are moved so that they stand at the same distance from the axis, on whose other side Chrome would round
 * otherwise: whole pixels, 0 where they stand on both sides of it or next to it.
 */
function wholeStep(places: readonly number[], after: number, before: number): number {
  const [least, most] = [Math.min(...places), Math.max(...places)];
  if (least > after) return Math.floor(least) - SET;
  return most < -before ? Math.ceil(most) + SET : 0;
}
