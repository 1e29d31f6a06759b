import { makeSheet } from "../../../author/generator/makeSheet.js";
import type { Quiz } from "../../../author/quiz/quiz.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { adviceOf, sayingOf } from "../../../paper/pages/advice.js";
import { pagesOfSet, trialSheets } from "../../../paper/pages/paging/pagesOfSet.js";
import { numbersHash } from "../folder/manifest.js";
import type { Copy, Student } from "../students/copy.js";
import { numbersFor, type Randomness } from "../students/randomness.js";
import type { TwinGuard } from "./twinGuard.js";

/** So many copies are drawn before anything is written: nearly all quizzes that cannot be met show it there. */
const AHEAD = 50;

/** A copy's sheet, or why it could not be drawn. */
type Drawn = { readonly sheet: Sheet } | { readonly error: unknown };

/** What all copies of a set have in common, seen on its trial sheets. */
export interface Common {
  /** How many pages each worksheet has; none where that cannot be said. */
  readonly pages?: number;
  /** What is said of mistakes once for all keys (`sayingOf`). */
  readonly said: ReadonlySet<string>;
}

/** Draws copies when they are asked for. */
export interface Drawer {
  /** Draws the first of them and keeps their sheets. Throws the first failure where all fail, and for twins. */
  readonly ahead: (copies: readonly Copy[]) => void;
  /** A sheet that was drawn ahead, for whoever does the rest of it elsewhere; undefined for any other copy. */
  readonly drawnAhead: (copy: Copy) => Sheet | undefined;
  /** Throws CANNOT_DRAW for a copy that came out like another. */
  readonly draw: (copy: Copy) => Drawn;
  readonly quiz: Quiz;
  /** Copies that nobody gets, for what all copies have in common. */
  readonly trials: () => readonly Sheet[];
  readonly common: () => Common;
}

/** `known`: what is common, where another has found it already. */
export function drawerOf(quiz: Quiz, randomness: Randomness, guard: TwinGuard, known?: Common): Drawer {
  const ready = new Map<string, Drawn>();
  const numbersOf = (id: string) => numbersFor(randomness, quiz.series ?? "", id);
  const trials = once(() => trialSheets(quiz, numbersOf));
  const counted = once(() => {
    const pages = known === undefined ? pagesOfSet(trials()) : known.pages;
    return pages === undefined ? {} : { pages };
  });
  const said = once(() => known?.said ?? new Set(adviceOf(trials()).map(sayingOf)));
  const drawNew = (copy: Copy): Drawn => {
    let sheet: Sheet;
    try {
      sheet = {
        ...makeSheet(quiz, { ...numbersOf(copy.id), ...onSheet(copy) }),
        ...counted(),
      };
    } catch (error) {
      return { error };
    }
    guard(copy.id, numbersHash(sheet));
    return { sheet };
  };
  return {
    ahead: (copies) => {
      for (const copy of copies.slice(0, AHEAD)) ready.set(copy.id, drawNew(copy));
      const [first] = ready.values();
      const hopeless = [...ready.values()].every((drawn) => "error" in drawn);
      if (hopeless && first !== undefined && "error" in first) throw first.error;
    },
    drawnAhead: ({ id }) => {
      const drawn = ready.get(id);
      ready.delete(id);
      return drawn !== undefined && "sheet" in drawn ? drawn.sheet : undefined;
    },
    draw: (copy) => {
      const drawn = ready.get(copy.id) ?? drawNew(copy);
      ready.delete(copy.id);
      return drawn;
    },
    quiz,
    trials,
    common: () => ({ ...counted(), said: said() }),
  };
}

/** Works out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** What of a copy stands on its sheet: no address. */
function onSheet({ id, student }: Copy): { id: string; student?: Omit<Student, "email"> } {
  if (student === undefined) return { id };
  const { email: _address, ...printed } = student;
  return { id, student: printed };
}
