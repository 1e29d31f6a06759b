import { type LocaleName, localeNamed } from "../../../core/base/locales/index.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { Messages } from "../../../core/words/messages.js";
import type { factsView } from "../../../document/build/facts/facts.js";
import type { Heading } from "../heading.js";
import { SCAN_SIDE, type scanCode } from "../scanCode.js";
import type { scoreGrid } from "../scoreGrid.js";
import { heightIn, POINT, type Type, typeOf, widthIn } from "./flow.js";

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
  const { letters, type } = localeNamed(locale);
  const sans = letters === "sans";
  const small = typeOf(type.small, type.spacing, sans);
  const line = typeOf(9, type.spacing).line;
  const title = typeOf(17, 1.2, sans);
  const brand = heading.logo !== "" ? 16 : heading.header !== "" ? 6 : 0;
  const top = brand + line + 1 + heightIn(heading.title, width * 0.88, title) + 2.5;
  const fields = 9 + 3.5 + (heading.student.name.length > 24 ? line : 0);
  const scores = grid === null ? 0 : grid.rows.length * (line + 0.8 + 7.6 + 3);
  const told = heightIn(`${heading.time} ${instructions}`.trim(), width, small);
  const own = heading.pin === "" ? 0 : heightIn(`${heading.pin} ${t("sheet.pin.why")}`, width, small);
  const rules = rounding.length === 0 ? 0 : rulesHeight(rounding, t, width, small);
  return (
    top +
    fields +
    scores +
    3.6 +
    own +
    told +
    rules +
    sharedHeight(shared, t("shared.title"), width, small) +
    (scan === null ? 0 : SCAN_SIDE + 1) +
    1 * POINT +
    ROUNDED
  );
}

/** Headings stand in a column of this width, the gap after it included; a rule's marker takes the last of these. */
const HEADINGS = 43;
const MARKER = 3.5;
/** Labels of what is shared are at least so wide. */
const LABEL = 17;

/** Rules stand under each other beside their heading, and under them what one may carry on with. */
function rulesHeight(rules: readonly string[], t: Messages, width: number, small: Type): number {
  const beside = width - HEADINGS;
  const all = rules.reduce((sum, rule) => sum + heightIn(rule, beside - MARKER, small), 0);
  const carry = heightIn(t("rounding.carry"), beside, small);
  return 0.8 + Math.max(headingHeight(t("rounding.intro"), small), all + carry);
}

const headingHeight = (heading: string, small: Type): number =>
  heightIn(heading, (HEADINGS - 3) / BOLD, small);

function sharedHeight(shared: WorksheetHead["shared"], title: string, width: number, small: Type): number {
  if (shared.length === 0) return 0;
  // Widths of letters are estimated: what would just fit is taken not to.
  const beside = 0.97 * (width - HEADINGS);
  const note = { ...small, size: 9 * POINT };
  let height = 0;
  let used = 0;
  let row = 0;
  for (const { label, html, note: said, wide } of shared) {
    const name = Math.max(LABEL, widthIn(label, note));
    const formula = widthIn(html, small);
    const words = widthIn(said ?? "", note);
    const across = name + 3 + formula + (words === 0 ? 0 : 3 + words);
    if (used > 0 && (wide || used + 6 + across > beside)) {
      height += row + 0.5;
      row = 0;
      used = 0;
    }
    used += across + 6;
    const free = beside - name - 3;
    const own = heightIn(html, free, small);
    const under = across > beside ? heightIn(said ?? "", free, note) : 0;
    row = Math.max(row, small.line, own + under);
  }
  return 1.2 + Math.max(headingHeight(title, small), height + row);
}

/** Strips are whole pixels high: so much more at most, in mm, are those of a head. */
const ROUNDED = 0.5;

/** Bold letters are wider. */
const BOLD = 1.07;
