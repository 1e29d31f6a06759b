import { detachString } from "../../../core/base/detachString.js";
import { LruCache } from "../../../core/base/lruCache.js";
import { unescaped } from "../../../core/base/unescaped.js";
import { rounded } from "../written.js";
import { drawn } from "./drawn.js";
import { Patterned } from "./pattern.js";

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

const ROOT = /^<svg\b([^>]*)>([\s\S]*)<\/svg>$/;
const OWN = / (?:xmlns|role|aria-label|width|height|viewBox)="[^"]*"/g;
/** Where a text or a part of it begins. */
const PLACE = /(<t(?:ext|span)\b[^>]*?) x="([-\d.]+)" y="([-\d.]+)"/g;
const HERE = "1 0 0 1 0 0";

/** Takes an `<svg>` apart: texts and what is moved as a whole are pieces of their own, the lines between them another. */
export function drawingOf(svg: string): Drawing {
  const [, attributes = "", inner = ""] = ROOT.exec(svg) ?? [];
  const read = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
  const [width, height] = [read("width"), read("height")];
  const viewBox = read("viewBox") || `0 0 ${width} ${height}`;
  const style = attributes.replace(OWN, "");
  return {
    alt: unescaped(read("aria-label")),
    width,
    height,
    viewBox,
    pieces: childrenOf(inner).map((child) => pieceOf(child, style, viewBox)),
  };
}

/** The top-level elements, those between texts and groups together. */
function childrenOf(inner: string): string[] {
  const children: string[] = [];
  let between = "";
  for (const [token] of inner.matchAll(
    /<(g|text)\b[^>]*>[\s\S]*?<\/\1>|[\s\S](?:(?!<g\b|<text\b)[\s\S])*/g,
  )) {
    if (/^<(?:g|text)\b/.test(token) && !/<g\b[\s\S]*<g\b/.test(token)) {
      if (between.trim() !== "") children.push(between);
      children.push(token);
      between = "";
    } else between += token;
  }
  return between.trim() === "" ? children : [...children, between];
}

function pieceOf(child: string, style: string, viewBox: string): Piece {
  const lines = drawn(child);
  if (lines !== null)
    return { html: "", drawn: lines, style, origin: [0, 0], pattern: [], digits: [], matrix: HERE };
  const lettering = letteringOf(child);
  // What has no place of its own is set where it stands in the drawing.
  const [x = 0, y = 0] =
    lettering.matrix === HERE ? viewBox.split(" ").map(Number) : [-ROOM.width / 2, -ROOM.height / 2];
  return { ...lettering, drawn: null, style, origin: [x, y] };
}

type Lettering = Pick<Piece, "html" | "pattern" | "digits" | "matrix">;

/** Networks of one size have their letters at the same places in all copies, and few other values. */
const known = new LruCache<Lettering>(4000);

function letteringOf(child: string): Lettering {
  const before = known.get(child);
  if (before !== undefined) return before;
  const { html, matrix } = centred(detachString(child));
  const set = new Patterned(html);
  for (let tag = 0; tag >= 0; ) {
    const text = html.indexOf(">", tag) + 1;
    tag = html.indexOf("<", text);
    if (tag > text) set.text(text, tag);
  }
  const lettering = { html: set.html, pattern: set.pattern, digits: set.digits, matrix };
  known.set(child, lettering);
  return lettering;
}

/** What a piece has of its page, in pixels: less than A4 and Letter have. */
const ROOM = { width: 640, height: 900 } as const;

/** A piece alone, at a scale: Chrome spaces letters by the size in which they come out. */
export const pieceHtml = ({ html, style, origin }: Piece, scale: number): string =>
  `<svg${style} width="${ROOM.width}" height="${ROOM.height}" viewBox="${origin.join(" ")} ${ROOM.width / scale} ${ROOM.height / scale}">${html}</svg>`;

/** A child moved to the origin: a group without its move and turn, a text by its first place. */
function centred(child: string): { readonly html: string; readonly matrix: string } {
  const group = /^<g transform="translate\(([-\d.]+)[ ,]([-\d.]+)\)(?: rotate\(([-\d.]+)\))?">/.exec(child);
  if (group !== null) {
    const [all, x = "0", y = "0", angle = "0"] = group;
    const turn = (Number(angle) * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const matrix = [cos, sin, -sin, cos, Number(x), Number(y)].map(rounded).join(" ");
    return { html: `<g>${child.slice(all.length)}`, matrix };
  }
  if (!child.startsWith("<text") || / transform=/.test(child)) return { html: child, matrix: HERE };
  const places = Array.from(child.matchAll(PLACE), ([, , x, y]) => [Number(x), Number(y)]);
  if (places.length === 0) return { html: child, matrix: HERE };
  const { right, left, below, above } = NEAR;
  const x0 = wholeStep(
    places.map(([x = 0]) => x),
    right,
    left,
  );
  const y0 = wholeStep(
    places.map(([, y = 0]) => y),
    below,
    above,
  );
  const from = (value: string, step: number): string =>
    String(Math.round((Number(value) - step) * 100) / 100);
  const html = child.replace(
    PLACE,
    (_, tag: string, x: string, y: string) => `${tag} x="${from(x, x0)}" y="${from(y, y0)}"`,
  );
  return { html, matrix: `1 0 0 1 ${rounded(x0)} ${rounded(y0)}` };
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
