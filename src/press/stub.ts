import { Disagreement } from "./pdf/disagreement.js";
import { STUB_COLOUR } from "./strips/items.js";
import { colour, RECTANGLE } from "./written.js";

/** What stands in the place of a list's items. */
export interface SetStub {
  /** In pixels from the strip's upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its marked content, where it is tagged. */
  readonly mark: number | null;
}

const COLOUR = colour(STUB_COLOUR);
const MARK = /^\/\w+ <<\/MCID (\d+) >>BDC$/;

/** A strip's operators without its stub's, and that; null where it has none. Throws a Disagreement for one that is not as it is to be. */
export function withoutStub(lines: readonly string[]): {
  readonly rest: readonly string[];
  readonly stub: SetStub | null;
} {
  const at = lines.indexOf(COLOUR);
  if (at < 0) return { rest: lines, stub: null };
  const box = lines.findIndex((line, k) => k > at && RECTANGLE.test(line));
  const sides =
    RECTANGLE.exec(lines[box] ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = sides;
  if (lines[box + 1] !== "f" || !sides.every(Number.isInteger))
    throw new Disagreement("a list's place is not on whole pixels");
  const mark = MARK.exec(lines[box - 1] ?? "")?.[1];
  const own = mark === undefined ? [box, box + 1] : [box - 1, box, box + 1, lines.indexOf("EMC", box)];
  const gone = new Set([at, ...own]);
  const rest = lines.filter((_, k) => !gone.has(k));
  return { rest, stub: { x, y, width, height, mark: mark === undefined ? null : Number(mark) } };
}
