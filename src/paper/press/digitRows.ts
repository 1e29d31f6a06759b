import { localeFor } from "../../core/base/locales/index.js";

const DIGITS = "0123456789";
const STYLES = ["", "font-weight:700", "font-style:italic", "font-weight:700;font-style:italic"];

/** Rows of all digits of each kind that documents have: a copy may have others than its shape is set with. */
export function digitRows(language: string): string {
  // Some languages have a face of their own for texts, and that of the letters for what belongs to formulas.
  const families = localeFor(language)?.letters === "sans" ? ["", "font-family:var(--letters);"] : [""];
  const rows = families.flatMap((family) =>
    STYLES.map(
      (style) =>
        `<div style="${family}${style}">${DIGITS} <span style="font-variant-numeric:tabular-nums">${DIGITS}</span></div>`,
    ),
  );
  const number = `<mn>${DIGITS}</mn>`;
  const formula = `<math><msub>${number}<msub>${number}${number}</msub></msub></math>`;
  return `<div aria-hidden="true">${rows.join("")}<div>${formula}</div></div>`;
}
