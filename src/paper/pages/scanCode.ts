import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import type { Messages } from "../../core/words/messages.js";
import { escapeHtml } from "../../document/write/html/escapeHtml.js";
import { safeHtml } from "../../document/write/html/shown.js";

/** White around a code, in its own points: what readers need. */
const QUIET = 4;

/** Its side on paper, in mm: a phone reads a code of an address of 300 characters at this size. */
export const SCAN_SIDE = 20;

/** An address as a code to scan, and in letters; null where there is none. */
export function scanCode(address: string | undefined, t: Messages) {
  if (address === undefined) return null;
  const code = generate(address);
  const side = code.size + 2 * QUIET;
  return {
    address,
    svg: safeHtml(
      `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(t("scan.spoken", { address }))}" ` +
        `width="${SCAN_SIDE}mm" height="${SCAN_SIDE}mm" viewBox="${-QUIET} ${-QUIET} ${side} ${side}">` +
        `<path d="${toSvgPath(code)}" fill="#000" shape-rendering="crispEdges"/></svg>`,
    ),
  };
}
