import { type Bitmap2D, generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import type { Messages } from "../../core/words/messages.js";
import type { WrittenSvg } from "../../document/tree/drawing.js";
import type { Step } from "../../document/tree/picture.js";
import { escapeHtml } from "../../document/write/html/escapeHtml.js";

/** White around a code, in its own points: what readers need. */
const QUIET = 4;

/** Its side on paper, in mm: a phone reads a code of an address of 300 characters at this size. */
export const SCAN_SIDE = 20;

/** An address as a code to scan, and in letters; null where there is none. */
export function scanCode(address: string | undefined, t: Messages) {
  if (address === undefined) return null;
  const code = generate(address);
  const side = code.size + 2 * QUIET;
  const spoken = t("scan.spoken", { address });
  return {
    address,
    svg: {
      svg:
        `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(spoken)}" ` +
        `width="${SCAN_SIDE}mm" height="${SCAN_SIDE}mm" viewBox="${-QUIET} ${-QUIET} ${side} ${side}">` +
        `<path d="${toSvgPath(code)}" fill="#000" shape-rendering="crispEdges"/></svg>`,
      picture: {
        ...{ width: SCAN_SIDE, height: SCAN_SIDE, unit: "mm", spoken, isRaster: true },
        view: { x: -QUIET, y: -QUIET, width: side, height: side },
        shapes: [{ kind: "path", steps: squares(code), paint: { fill: "#000" } }],
      },
    } satisfies WrittenSvg,
  };
}

/** The dark squares of a code, those beside each other as one. */
function squares({ size, get }: Pick<Bitmap2D, "size" | "get">): Step[] {
  const steps: Step[] = [];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      let length = 0;
      while (get(x + length, y)) length += 1;
      if (length > 0) steps.push(["M", x, y], ["h", length], ["v", 1], ["h", -length], ["z"]);
      x += length;
    }
  return steps;
}
