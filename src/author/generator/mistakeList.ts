import { memoize } from "../../core/base/memoize.js";
import type { Mistake } from "../../core/topics/asked.js";

/** What changes a line is the same object on every sheet of a kind. */
const textOf = memoize((replace: Mistake["replace"]): string => JSON.stringify(replace));

/** The mistakes of a question, each once. */
export class MistakeList {
  readonly all: Mistake[] = [];
  private readonly places = new Map<string, number>();

  /** The place of a mistake in the list; it is added where it is new. */
  indexOf(mistake: Mistake): number {
    const key = `${textOf(mistake.replace)} ${mistake.id}`;
    const place = this.places.get(key) ?? this.all.length;
    if (place === this.all.length) this.all.push(mistake);
    this.places.set(key, place);
    return place;
  }
}
