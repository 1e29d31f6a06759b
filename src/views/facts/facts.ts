import type { Figure } from "../../formula/figure.js";
import { ownHtml } from "../ownHtml.js";

/** A definition or a number that a question states, and a note to it, as HTML; `label` is plain text. */
export interface Fact {
  /** What it states (`loss.mse`): facts of one kind say the same in every question. Empty for what is a question's own. */
  readonly kind: string;
  readonly label: string;
  readonly html: string;
  readonly note?: string;
  /** The note where it stands for several networks; default: `note`. */
  readonly general?: string;
  /** Takes a line of its own. */
  readonly wide?: boolean;
}

/** Facts as a template takes them; neighbours of one label stand together. */
export function factsView(facts: readonly Fact[]) {
  const joined: Fact[] = [];
  for (const fact of facts) {
    const before = joined.at(-1);
    if (before === undefined || fact.label === "" || before.label !== fact.label) joined.push(fact);
    else {
      const note = [before.note, fact.note].filter(Boolean).join(". ");
      const html = [before.html, fact.html].filter(Boolean).join("\u2003 ");
      joined.splice(-1, 1, { ...before, html, ...(note === "" ? {} : { note }) });
    }
  }
  return joined.map(({ label, html, note, wide }) => ({
    label,
    html: ownHtml(html),
    note: note === undefined ? "" : ownHtml(note),
    wide: wide === true,
  }));
}

/** The formulas of a rule, `tex` parted by `\\quad`, each with its part of the spoken rule, parted by semicolons. */
export function ruleFigures(tex: string, spoken: string, figure: Figure): string {
  const said = spoken.split("; ");
  return tex
    .split(", \\quad ")
    .map((one, k) => `<span class="item">${figure(one, said[k] ?? spoken)}</span>`)
    .join(" ");
}
