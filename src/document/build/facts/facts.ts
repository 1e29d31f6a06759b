import type { Typesetter } from "../../formula/typesetter.js";
import { isEmpty, items, type Line, NOTHING, plain, together } from "../../tree/line.js";

/** A definition or a number that a question states, and a note to it; `label` is plain text. */
export interface Fact {
  /** What it states (`loss.mse`): facts of one kind say the same in every question. Empty for what is a question's own. */
  readonly kind: string;
  readonly label: string;
  readonly html: Line;
  readonly note?: Line;
  /** The note where it stands for several networks; default: `note`. */
  readonly general?: Line;
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
      const note = between(before.note ?? NOTHING, plain(". "), fact.note ?? NOTHING);
      const html = between(before.html, GAP, fact.html);
      joined.splice(-1, 1, { ...before, html, ...(isEmpty(note) ? {} : { note }) });
    }
  }
  return joined.map(({ label, html, note, wide }) => ({
    label,
    html,
    note: note ?? null,
    wide: wide === true,
  }));
}

const GAP: Line = { runs: [{ kind: "gap" }] };

/** Two lines with something between them, where there are two. */
const between = (first: Line, sign: Line, second: Line): Line =>
  isEmpty(first) || isEmpty(second) ? together(first, second) : together(first, sign, second);

/** The formulas of a rule, `tex` parted by `\\quad`, each with its part of the spoken rule, parted by semicolons. */
export function ruleFigures(tex: string, spoken: string, figure: Typesetter["figure"]): Line {
  const said = spoken.split("; ");
  return items(tex.split(", \\quad ").map((one, k) => figure(one, said[k] ?? spoken)));
}
