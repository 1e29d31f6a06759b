import type { Sheet } from "../core/sheet/sheet.js";
import type { Item, Variant } from "./item.js";
import { LOSSES, type LossName } from "./loss.js";

/** What a format loses of the variants that were looked at: copies may ask otherwise, or draw what a format cannot hold. */
export class Losses {
  readonly #questions = new Set<string>();
  readonly #lostIn = new Map<LossName, Set<string>>();
  readonly #names: readonly LossName[];

  constructor(names: readonly LossName[]) {
    this.#names = names;
  }

  /** Looks at one more variant: what is lost in it that was not lost before, a line each. */
  look({ items, sheet }: Variant): string[] {
    for (const { question } of items) this.#questions.add(question.id);
    return this.#names.flatMap((name) => {
      const known = this.#lostIn.get(name) ?? new Set();
      const fresh = items
        .filter((item) => !known.has(item.question.id) && loses(name, item, sheet))
        .map(({ question }) => question.id);
      if (fresh.length === 0) return [];
      this.#lostIn.set(name, new Set([...known, ...fresh]));
      return [lineOf(name, fresh)];
    });
  }

  /** All that was found, a line each, with the questions that it is lost in. */
  lines(): string[] {
    return this.#names.flatMap((name) => {
      const touched = [...(this.#lostIn.get(name) ?? [])];
      if (touched.length === 0) return [];
      return [lineOf(name, touched.length === this.#questions.size ? [] : touched)];
    });
  }
}

function loses(name: LossName, item: Item, sheet: Sheet): boolean {
  const { of }: { readonly of: (item: Item, sheet: Sheet) => boolean } = LOSSES[name];
  return of(item, sheet);
}

const lineOf = (name: LossName, questions: readonly string[]): string =>
  `${name}${questions.length === 0 ? "" : ` (${questions.join(", ")})`}: ${LOSSES[name].says}`;
