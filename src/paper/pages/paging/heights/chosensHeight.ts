import type { ChosenView, OptionView } from "../../../../document/build/chosen.js";
import { type Line, line } from "../../../../document/tree/line.js";
import { heightIn, heightOfItems, widthIn } from "../flow.js";
import { ROW } from "./answersHeight.js";
import type { Measures } from "./measures.js";
import { proseHeight } from "./proseHeight.js";
import { box, stacked } from "./stack.js";

/** From one line to write on to the next. */
const RULED = 8.5;
/** Between one row of what is asked and the next. */
const GAP = 2.1;
const SIDE = 7;
/** A box for a letter, with the gap before it. */
const LETTER = 13 + 2;
/** The two boxes of a shape, or that of a number, with the signs and gaps beside. */
const BOXES = 28.5;
/** A box for a formula. */
const FORMULA = 12;
/** Between what is asked and options under it, and from one line of options to the next: lines are whole pixels high. */
const UNDER = 2.1;
/** A letter before an option, with the space after it. */
const LABEL = 7;

/** Of choices, products with their banks, numbers of lines, lines to write on, shapes and numbers of the own choosing in mm: these two stand side by side. */
export function chosensHeight(all: readonly ChosenView[], measures: Measures): number {
  const { width } = measures;
  const rows: number[] = [];
  let used = width;
  for (const one of all) {
    const beside = one.shape ?? one.free;
    const across = beside === null ? width : widthIn(beside.symbol, measures.text) + BOXES;
    const own = chosenHeight(one, measures);
    if (used + SIDE + across <= width) {
      used += SIDE + across;
      rows.push(Math.max(rows.pop() ?? 0, own));
    } else {
      used = across;
      rows.push(own);
    }
  }
  return rows.reduce((sum, row) => sum + row, 0) + GAP * Math.max(0, rows.length - 1);
}

function chosenHeight(
  { choice, product, line: lines, shape, free, formula, written }: ChosenView,
  measures: Measures,
): number {
  const { width, text, label } = measures;
  if (choice !== null) return choiceHeight(choice, measures);
  if (written !== null) return 0.5 + label.line + written.lines.length * RULED;
  if (lines !== null || shape !== null || free !== null) return ROW;
  if (formula !== null) return Math.max(FORMULA, heightIn(formula.symbol, width, { ...text, line: 0 }));
  if (product === null) return 0;
  const symbols = [product.symbol, ...product.factors.map(({ html }) => html)];
  const factors = Math.max(8.5, ...symbols.map((symbol) => heightIn(symbol, width, text)));
  const title = widthIn(measures.t("bank.title"), label);
  const bank = 1 + 0.4 + 3 + optionsHeight(product.bank, width - 5.4 - 4 - title, measures);
  return stacked([...box(1, factors, 2), ...box(1, bank, 1)]) + 1;
}

/** Options stand beside the box where they all fit there, else under it. */
function choiceHeight(
  { asked, options, wide, long }: NonNullable<ChosenView["choice"]>,
  measures: Measures,
): number {
  const { width, text } = measures;
  const box = Math.max(ROW, heightIn(asked, width - LETTER, { ...text, mixed: true }));
  if (long) {
    const said = 1.5 + sum(options.map(({ html }) => 1.5 + proseHeight(html, width - LABEL, text)));
    const widest = LABEL + Math.max(...options.map(({ html }) => widthIn(html, text)));
    return fits(asked, widest, measures) ? Math.max(box, said) : box + said;
  }
  if (wide)
    return (
      box +
      UNDER +
      sum(options.map(({ html }) => 0.8 + heightIn(html, width - LABEL, { ...text, mixed: true })))
    );
  const across = options.reduce(
    (all, one) => all + widthIn(optionText(one), text) + 1,
    9 * (options.length - 1),
  );
  const set = optionsHeight(options, width, measures);
  return fits(asked, across, measures) ? Math.max(box, set) : box + UNDER + set;
}

/** Whether options that are so wide stand beside what is asked and its box. */
const fits = (asked: Line, across: number, { width, text }: Measures): boolean =>
  widthIn(asked, text) + LETTER + 12 + across <= width;

const optionText = ({ label, html }: OptionView): Line => line`${label} ${html}`;

const optionsHeight = (options: readonly OptionView[], width: number, { text }: Measures): number =>
  heightOfItems(options.map(optionText), width, { ...text, mixed: true }, { gap: 9 + 1, row: UNDER });

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
