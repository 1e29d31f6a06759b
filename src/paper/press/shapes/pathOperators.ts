import type { Step } from "../../../document/tree/picture.js";
import { short as printed } from "../../../document/write/html/pictureSvg.js";
import { short } from "../written.js";

/** A path as PDF writes it; null where it does not begin at a place. */
export function pathOperators(steps: readonly Step[]): string | null {
  const out: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [command, ...values] of steps) {
    const kind = command.toUpperCase();
    if (kind === "Z") {
      out.push("h");
      [x, y] = [startX, startY];
      continue;
    }
    const isRelative = command !== kind;
    // As they are written in a drawing.
    const numbers = values.map((value) => Number(printed(value)));
    const places = absolute(kind, numbers, isRelative ? x : 0, isRelative ? y : 0, x, y);
    const [nextX = x, nextY = y] = places.slice(-2);
    if (kind === "Q") out.push(`${cubic(x, y, places).map(short).join(" ")} c`);
    else out.push(`${places.map(short).join(" ")} ${kind === "M" ? "m" : "l"}`);
    [x, y] = [nextX, nextY];
    if (kind === "M") [startX, startY] = [x, y];
  }
  return out[0]?.endsWith(" m") === true ? `${out.join("\n")}\n` : null;
}

/** The places of a command, counted from `fromX` and `fromY`; a level or upright line keeps what it does not name. */
function absolute(
  kind: string,
  numbers: readonly number[],
  fromX: number,
  fromY: number,
  x: number,
  y: number,
): number[] {
  const [only = 0] = numbers;
  if (kind === "H") return [fromX + only, y];
  if (kind === "V") return [x, fromY + only];
  return numbers.map((number, k) => number + (k % 2 === 0 ? fromX : fromY));
}

/** The same curve with two handles. */
function cubic(x: number, y: number, [hx = 0, hy = 0, toX = 0, toY = 0]: readonly number[]): number[] {
  const towards = (from: number, handle: number): number => from + ((handle - from) * 2) / 3;
  return [towards(x, hx), towards(y, hy), towards(toX, hx), towards(toY, hy), toX, toY];
}
