import type { Answers } from "../marking/marked.js";
import type { Sheet } from "../sheet/sheet.js";

/** The answers that a sheet asks for. */
export interface Asked {
  readonly ids: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** What sheets ask for; those of one quiz ask for the same, which is held once. */
export function askedIn(): (sheet: Sheet) => Asked {
  const known = new Map<string, Asked>();
  return ({ questions }) => {
    const ids = questions.flatMap(({ answers }) => answers.map(({ id }) => id));
    const key = ids.join(" ");
    const asked = known.get(key) ?? { ids, places: new Map(ids.map((id, k) => [id, k])) };
    known.set(key, asked);
    return asked;
  };
}

/** A sheet whose answers are coming in, in any order. */
export class OpenSheet {
  readonly asked: Asked;
  private readonly texts: (string | undefined)[] = [];
  private missing: number;

  constructor(asked: Asked) {
    this.asked = asked;
    this.missing = asked.ids.length;
  }

  /** Takes the answer at a place; false when there is one already. */
  put(place: number, text: string): boolean {
    if (this.texts[place] !== undefined) return false;
    this.texts[place] = text;
    this.missing--;
    return true;
  }

  isComplete(): boolean {
    return this.missing === 0;
  }

  answers(): Answers {
    return Object.fromEntries(
      this.asked.ids.flatMap((id, k): [string, string][] => {
        const text = this.texts[k];
        return text === undefined ? [] : [[id, text]];
      }),
    );
  }
}
