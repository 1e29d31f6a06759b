import type { Answers } from "../../core/marking/marked.js";
import { marksId, type Sheet } from "../../core/sheet/sheet.js";

/** The answers that a sheet asks for; of what is written the marks that somebody gives it. */
export interface Asked {
  /** Behind those that are asked for, what was written in words: it may be there too. */
  readonly ids: readonly string[];
  /** How many of them are asked for. */
  readonly count: number;
  readonly places: ReadonlyMap<string, number>;
}

/** What sheets ask for; those of one quiz ask for the same, which is held once. */
export function askedIn(): (sheet: Sheet) => Asked {
  const known = new Map<string, Asked>();
  return ({ questions }) => {
    const all = questions.flatMap(({ answers }) => answers);
    const wanted = all.map((answer) => (answer.kind === "written" ? marksId(answer) : answer.id));
    const ids = [...wanted, ...all.flatMap(({ kind, id }) => (kind === "written" ? [id] : []))];
    const key = ids.join(" ");
    const places = new Map(ids.map((id, k) => [id, k]));
    const asked = known.get(key) ?? { ids, count: wanted.length, places };
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
    this.missing = asked.count;
  }

  /** Takes the answer at a place; false when there is one already. */
  put(place: number, text: string): boolean {
    if (this.texts[place] !== undefined) return false;
    this.texts[place] = text;
    if (place < this.asked.count) this.missing--;
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
