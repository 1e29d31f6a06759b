import { evaluateNumber } from "../../core/graph/evaluate.js";
import { readFormula } from "../../core/marking/formula/readFormula.js";
import { readNumber } from "../../core/marking/readNumber.js";

const NO_NAMES: ReadonlyMap<string, string> = new Map();
const NO_VALUES: ReadonlyMap<string, number> = new Map();

/** A comma that may stand for a decimal point or between thousands. */
const TWOFOLD = /\d,\d{3}(?!\d)/;
const DECIMAL_COMMA = /(\d),(\d)/g;
const DIGITS = 10;

/**
 * What a calculation with numbers comes to, to ten digits: `0.4885*(1-0.4885)`, `1/(1+e^-0.58)`, `2 × 0.3²`. null for a text
 * that is a number as it stands, and for one that is no calculation, or has no finite value. The text is read as a formula
 * without letters is, and never run.
 */
export function computed(text: string): string | null {
  if (readNumber(text).kind !== "unreadable" || TWOFOLD.test(text)) return null;
  const typed = readFormula(text.replaceAll(DECIMAL_COMMA, "$1.$2"), NO_NAMES);
  if (typed.kind !== "formula") return null;
  const value = evaluateNumber(typed.expression, NO_VALUES);
  return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : null;
}

/** The number boxes of a form show what a calculation comes to as it is typed; on a phone its signs are keys beside the box. */
export function startCalculator(form: HTMLElement): void {
  const keys = form.querySelector<HTMLElement>("#keys");
  let last: HTMLInputElement | null = null;
  for (const input of form.querySelectorAll<HTMLInputElement>(".typed input[data-answer]")) {
    const message = document.getElementById(`m-${input.id.slice("a-".length)}`);
    input.addEventListener("input", () => {
      const value = computed(input.value);
      if (value !== null && message !== null) message.textContent = `= ${value}`;
    });
    input.addEventListener("focus", () => {
      last = input;
      if (keys === null) return;
      keys.hidden = false;
      message?.after(keys);
    });
  }
  // A key takes no focus: a phone's own keys stay.
  keys?.addEventListener("pointerdown", (event) => event.preventDefault());
  keys?.addEventListener("click", ({ target }) => {
    const sign = target instanceof HTMLElement ? target.dataset["key"] : undefined;
    if (sign === undefined || last === null) return;
    last.setRangeText(sign, last.selectionStart ?? 0, last.selectionEnd ?? 0, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
    last.focus();
  });
}
