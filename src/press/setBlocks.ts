import { nth, present } from "../base/known.js";
import { type Compiled, Disagreement } from "./compiled.js";
import type { Faces } from "./faces.js";
import type { SetOwn } from "./setBlock.js";
import { type Shape, shapeOf } from "./shape.js";
import type { Shelf } from "./shelf.js";
import type { Block } from "./strips/strip.js";
import { wantedPieces, wantedStrip } from "./wanted.js";

/** Has strips and items set that are not known yet; each with a document's own. Throws a Disagreement for one that cannot be. */
export async function setBlocks(
  blocks: readonly Block[],
  shelf: Shelf,
  faces: Faces,
  isTagged: boolean,
): Promise<SetOwn[]> {
  const shapes = blocks.map(({ html }) => shapeOf(html));
  const around = (k: number): string => nth(blocks, k).around;
  const wanted = shapes.map((shape, k) => wantedStrip(shape, around(k), faces, isTagged));
  const guessed = shapes.flatMap((shape, k) =>
    shelf.knows(present(wanted[k], "a strip"))
      ? []
      : wantedPieces(shape, likelyScales(shape, around(k)), faces),
  );
  const first = await shelf.set([...wanted, ...guessed]);
  const set = await Promise.all(
    shapes.map(async (shape, k) => {
      const compiled = first[k] ?? null;
      if (compiled !== null) return { ...shape, compiled };
      // What does not agree with its shape is set as it is.
      const fixed = shapeOf(nth(blocks, k).html, true);
      const [own] = await shelf.set([wantedStrip(fixed, around(k), faces, isTagged)]);
      return { ...fixed, compiled: agreed(own) };
    }),
  );
  const pieces = (
    await shelf.set(set.flatMap((block) => wantedPieces(block, scalesOf(block), faces)))
  ).values();
  return set.map((block) => ({
    ...block,
    drawings: block.drawings.map((drawing) =>
      drawing.pieces.map((piece) => ({ ...piece, compiled: agreed(pieces.next().value) })),
    ),
  }));
}

/** At which scale a strip's drawings will likely be: most are as they are; of the others it is seen when the strip is set. */
const likelyScales = ({ html, drawings }: Shape, around: string): number[] =>
  / (?:again|small)"/.test(html) || around !== "" ? [] : drawings.map(() => 1);

/** At which scale a strip's drawings are. */
const scalesOf = ({ compiled }: { readonly compiled: Compiled }): number[] =>
  compiled.slots.flatMap((slot) => ("drawing" in slot ? [slot.drawing] : []));

export function agreed(compiled: Compiled | null | undefined): Compiled {
  if (compiled === null || compiled === undefined) throw new Disagreement("a block cannot be set alone");
  return compiled;
}
