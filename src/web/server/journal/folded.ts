import type { Answers } from "../../../core/marking/marked.js";
import type { Overruled } from "../database/overruled.js";
import type { Entry, Logged } from "./entry.js";

/** What stands last in one place, and by which entry. */
export interface Stands<What> {
  readonly order: number;
  readonly at: string;
  readonly what: What;
}

/** One kind of what is known of a set, by its place: for boxes and marks `[sheet, answer]` as JSON. */
export type Places<What> = Map<string, Stands<What>>;

/** What is known of a set, as a journal or a database says it. */
export interface Folded {
  readonly boxes: Places<string>;
  /** `[sheet, question, number]`. */
  readonly attempts: Places<Answers>;
  /** Null for a mark that was taken away again. */
  readonly marks: Places<Overruled | null>;
  /** `[number]`. */
  readonly schemes: Places<string>;
}

export const emptyFold = (): Folded => ({
  ...{ boxes: new Map(), attempts: new Map(), marks: new Map(), schemes: new Map() },
});

export const placeOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

/** Takes an entry in: of what is said of one box the largest order holds, of an attempt or scheme what came first. */
export function fold(known: Folded, { order, at, entry }: Logged): void {
  const later = <What>(places: Places<What>, place: string, what: What): void => {
    if ((places.get(place)?.order ?? -1) < order) places.set(place, { order, at, what });
  };
  const first = <What>(places: Places<What>, place: string, what: What): void => {
    if ((places.get(place)?.order ?? Number.POSITIVE_INFINITY) > order)
      places.set(place, { order, at, what });
  };
  switch (entry.kind) {
    case "save":
      for (const [id, given] of Object.entries(entry.answers))
        later(known.boxes, placeOf(entry.sheet, id), given);
      return;
    case "attempt":
      first(known.attempts, placeOf(entry.sheet, entry.question, entry.number), entry.answers);
      return;
    case "mark":
      later(known.marks, placeOf(entry.sheet, entry.answer), {
        points: entry.points,
        why: entry.why,
      });
      return;
    case "unmark":
      later(known.marks, placeOf(entry.sheet, entry.answer), null);
      return;
    case "scheme":
      first(known.schemes, placeOf(entry.number), entry.text);
  }
}

/** The entries that say what stands in these places. */
export function entriesOf({ boxes, attempts, marks, schemes }: Folded): Omit<Logged, "number">[] {
  const parts = (place: string): (string | number)[] => JSON.parse(place) as (string | number)[];
  const entryFor = function* (): Generator<[Stands<unknown>, Entry]> {
    for (const [place, stands] of boxes) {
      const [sheet, answer] = parts(place);
      yield [stands, { kind: "save", sheet: String(sheet), answers: { [String(answer)]: stands.what } }];
    }
    for (const [place, stands] of attempts) {
      const [sheet, question, number] = parts(place);
      yield [
        stands,
        {
          ...{ kind: "attempt", sheet: String(sheet), question: String(question) },
          ...{ number: Number(number), answers: stands.what },
        },
      ];
    }
    for (const [place, stands] of marks) {
      const [sheet, answer] = parts(place);
      const where = { sheet: String(sheet), answer: String(answer) };
      yield [
        stands,
        stands.what === null ? { kind: "unmark", ...where } : { kind: "mark", ...where, ...stands.what },
      ];
    }
    for (const [place, stands] of schemes)
      yield [stands, { kind: "scheme", number: Number(parts(place)[0]), text: stands.what }];
  };
  return [...entryFor()]
    .map(([{ order, at }, entry]) => ({ order, at, entry }))
    .sort((a, b) => a.order - b.order);
}
