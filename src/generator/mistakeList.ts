import type { Mistake } from "../topics/asked.js";

/** The mistakes of a question, each once. */
export class MistakeList {
  readonly all: Mistake[] = [];
  private readonly places = new Map<string, number>();

  /** The place of a mistake in the list; it is added where it is new. */
  indexOf(mistake: Mistake): number {
    const key = JSON.stringify([mistake.id, mistake.replace]);
    const place = this.places.get(key) ?? this.all.length;
    if (place === this.all.length) this.all.push(mistake);
    this.places.set(key, place);
    return place;
  }
}
