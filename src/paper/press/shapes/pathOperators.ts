import { short } from "../written.js";

const TOKEN = /[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;
/** How many numbers a command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };

/** An SVG path as PDF writes it; null where it has an arc or anything else that PDF has not. */
export function pathOperators(path: string): string | null {
  const tokens = path.match(TOKEN) ?? [];
  const out: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let command = "";
  for (let k = 0; k < tokens.length; ) {
    const token = tokens[k] ?? "";
    if (/[A-Za-z]/.test(token)) {
      command = token;
      k += 1;
      // More numbers after a move are lines.
    } else if (command === "M") command = "L";
    else if (command === "m") command = "l";
    const kind = command.toUpperCase();
    const takes = TAKES[kind];
    if (takes === undefined || k + takes > tokens.length) return null;
    const isRelative = command !== kind;
    const numbers = tokens.slice(k, k + takes).map(Number);
    if (numbers.some(Number.isNaN)) return null;
    k += takes;
    if (kind === "Z") {
      out.push("h");
      [x, y] = [startX, startY];
      command = "";
      continue;
    }
    const places = absolute(kind, numbers, isRelative ? x : 0, isRelative ? y : 0, x, y);
    const [nextX = x, nextY = y] = places.slice(-2);
    if (kind === "Q") out.push(`${cubic(x, y, places).map(short).join(" ")} c`);
    else out.push(`${places.map(short).join(" ")} ${kind === "M" ? "m" : kind === "C" ? "c" : "l"}`);
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
