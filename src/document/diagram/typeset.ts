import { memoize } from "../../core/base/memoize.js";
import { OPERATIONS } from "../../core/graph/operations.js";
import type { Activation } from "../../core/network/activations/activation.js";
import { ACTIVATIONS } from "../../core/network/activations/index.js";
import { ascentOf, descentOf, widthOf } from "./metrics.js";
import type { Label } from "./types.js";

/** A piece of a line in one size and style; x and y are its start on the baseline, y downwards. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly italic: boolean;
}

/** A set line of text in em: to print it, multiply by the font size. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  /** How far it reaches above its baseline. */
  readonly up: number;
  /** How far it reaches below its baseline. */
  readonly down: number;
}

const SCRIPT = 0.7;
const DROP = 0.24;
const RISE = 0.4;
/** An italic letter leans over its advance width; the scripts start a little later. */
const LEAN = 0.03;
const EQUALS_SPACE = 0.2;

/** Printed upright by the convention of mathematical typesetting: every function that an expression may call. */
const UPRIGHT: ReadonlySet<string> = new Set([
  ...Object.keys(OPERATIONS),
  ...Object.values<Activation>(ACTIVATIONS).flatMap(({ functionName = [] }) => functionName),
  ...["log", "min", "sum"],
]);

function isItalic(base: string): boolean {
  return /\p{L}/u.test(base) && !UPRIGHT.has(base);
}

/** The numbers of drawn networks have few digits, and come again; when full, all are dropped. */
const texts = new Map<string, Line>();
const MOST_TEXTS = 2000;

export function typesetText(text: string): Line {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const line = setText(text);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(text, line);
  return line;
}

function setText(text: string): Line {
  return {
    runs: [{ text, x: 0, y: 0, size: 1, italic: false }],
    width: widthOf(text),
    up: ascentOf(text),
    down: descentOf(text),
  };
}

/**
 * The symbol: its subscript and superscript stand one above the other at the same x. Notations keep their marks, so that copies
 * of a sheet have the same ones.
 */
export const typesetMark = memoize(setMark);

function setMark(mark: Label): Line {
  const italic = isItalic(mark.base);
  const x = widthOf(mark.base, italic) + LEAN;
  const runs: Run[] = [{ text: mark.base, x: 0, y: 0, size: 1, italic }];
  let width = x - LEAN;
  let up = ascentOf(mark.base);
  let down = descentOf(mark.base);
  const script = (text: string, y: number): void => {
    runs.push({ text, x, y, size: SCRIPT, italic: false });
    width = Math.max(width, x + SCRIPT * widthOf(text));
    up = Math.max(up, SCRIPT * ascentOf(text) - y);
    down = Math.max(down, SCRIPT * descentOf(text) + y);
  };
  if (mark.sub !== undefined) script(mark.sub, DROP);
  if (mark.sup !== undefined) script(mark.sup, -RISE);
  return { runs, width, up, down };
}

/** `w = 0.7`, or only the name or the value; undefined when there is neither. */
export function typesetEquation(mark: Label | undefined, value: string | undefined): Line | undefined {
  if (mark === undefined) return value === undefined ? undefined : typesetText(value);
  const name = typesetMark(mark);
  if (value === undefined) return name;
  const rest = typesetText(`= ${value}`);
  const x = name.width + EQUALS_SPACE;
  return {
    runs: [...name.runs, ...rest.runs.map((run) => ({ ...run, x }))],
    width: x + rest.width,
    up: Math.max(name.up, rest.up),
    down: Math.max(name.down, rest.down),
  };
}
