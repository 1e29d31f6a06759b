import type { LocaleName } from "../../base/settings.js";
import type { factsView } from "../../views/facts/facts.js";
import { messagesFor } from "../../words/locale.js";
import type { Heading } from "../heading.js";
import { SCAN_SIDE, type scanCode } from "../scanCode.js";
import type { scoreGrid } from "../scoreGrid.js";
import { heightIn, heightOfItems, POINT, typeOf, widthIn } from "./flow.js";

/** What stands above the first question. */
export interface WorksheetHead {
  readonly heading: Heading;
  readonly instructions: string;
  readonly rounding: readonly string[];
  readonly shared: ReturnType<typeof factsView>;
  readonly grid: ReturnType<typeof scoreGrid>;
  readonly scan: ReturnType<typeof scanCode>;
}

/** Its height in mm, as `styles/paper.css` sets it. */
export function headHeight(
  { heading, instructions, rounding, shared, grid, scan }: WorksheetHead,
  locale: LocaleName,
  width: number,
): number {
  const t = messagesFor(locale);
  const ko = locale === "ko";
  const small = ko ? typeOf(9, 1.5) : typeOf(9.5, 1.38);
  const line = typeOf(9, ko ? 1.5 : 1.38).line;
  const title = typeOf(17, 1.2);
  const brand = heading.logo !== "" ? 16 : heading.header !== "" ? 6 : 0;
  const top = brand + line + 1 + heightIn(heading.title, width * 0.88, title) + 2.5;
  const fields = 9 + 3.5 + (heading.student.name.length > 24 ? line : 0);
  const scores = grid === null ? 0 : grid.rows.length * (line + 0.8 + 7.6 + 3);
  const told = heightIn(`${heading.time} ${instructions}`.trim(), width, small);
  const listed = [t("rounding.intro"), ...rounding.map((rule) => `▸ ${rule}`)];
  const rules =
    rounding.length === 0 ? 0 : 0.8 + heightOfItems(listed, width, small, { gap: 5 }) + small.line;
  return (
    top +
    fields +
    scores +
    3.6 +
    told +
    rules +
    sharedHeight(shared, t("shared.title"), width, small) +
    (scan === null ? 0 : SCAN_SIDE + 1) +
    1 * POINT
  );
}

function sharedHeight(
  shared: WorksheetHead["shared"],
  title: string,
  width: number,
  small: { readonly size: number; readonly line: number },
): number {
  if (shared.length === 0) return 0;
  const note = { size: 9 * POINT, line: small.line };
  let height = 0.6;
  let used = widthIn(title, small) * BOLD;
  let row = small.line;
  for (const { label, html, note: said, wide } of shared) {
    const parts = [widthIn(label, note), widthIn(String(html), small), widthIn(String(said), note)];
    const across = parts.reduce((sum, one) => sum + (one === 0 ? 0 : one + 3), -3);
    if (wide || used + 6 + across > width) {
      height += row + 0.5;
      row = 0;
      used = 0;
    }
    used += across + 6;
    const own = Math.max(heightIn(String(html), width, small), small.line);
    row = Math.max(row, across > width ? own + heightIn(String(said), width, note) : own);
  }
  return height + row;
}

/** Bold letters are wider. */
const BOLD = 1.07;
