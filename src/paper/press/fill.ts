import { nth } from "../../core/base/known.js";
import { memoize } from "../../core/base/memoize.js";
import type { Compiled } from "./compiled.js";
import type { ByteWriter } from "./pdf/byteWriter.js";
import type { SetBlock, SetPiece } from "./setBlock.js";

/** The number of a marked content takes so many bytes, spaces before it, so that all lie at the same places in every copy. */
const MARK = 5;

/** A block's bytes between two drawings or stubs, and where in them something of a copy's own goes. */
interface Template {
  /** Whether a drawing comes before them, or which of its stubs. */
  readonly after: "drawing" | number | null;
  readonly bytes: Buffer;
  readonly digits: readonly { readonly at: number; readonly kinds: readonly string[] }[];
  readonly marks: readonly { readonly at: number; readonly mark: number }[];
}

const cutsOf = memoize((compiled: Compiled): readonly Template[] => templatesOf(compiled));

/**
 * Writes the operators of a block, its digits and drawings in their places; marked contents are counted from `mark` on. `inside`: writes
 * what stands in the place of one of its stubs.
 */
export function fill(
  out: ByteWriter,
  { compiled, digits, drawings }: SetBlock,
  mark: number,
  inside?: (stub: number) => void,
): void {
  const cuts = cutsOf(compiled);
  let [digit, drawing] = [0, 0];
  for (const { bytes, digits: places, marks, after } of cuts) {
    if (after === "drawing") {
      for (const piece of nth(drawings, drawing)) fillPiece(out, piece);
      drawing += 1;
    } else if (after !== null) inside?.(after);
    const start = out.length;
    out.copy(bytes);
    for (const { at, kinds } of places) {
      out.over(start + at, nth(kinds, nth(digits, digit)));
      digit += 1;
    }
    for (const { at, mark: own } of marks) out.numberOver(start + at + MARK, mark + own);
  }
}

function fillPiece(out: ByteWriter, { compiled, digits, matrix }: SetPiece): void {
  out.text("q\n");
  out.text(matrix);
  out.text(" cm\n");
  fill(out, { compiled, digits, drawings: [] }, 0);
  out.text("Q\n");
}

function templatesOf({ parts, slots, own }: Compiled): Template[] {
  const cuts: Template[] = [];
  let text = "";
  let digits: { at: number; kinds: readonly string[] }[] = [];
  let marks: { at: number; mark: number }[] = [];
  let after: Template["after"] = null;
  const cut = (next: Template["after"]): void => {
    cuts.push({ after, bytes: Buffer.from(text, "latin1"), digits, marks });
    [text, digits, marks, after] = ["", [], [], next];
  };
  for (const [k, slot] of slots.entries()) {
    text += nth(parts, k);
    if ("kind" in slot) {
      const kinds = nth(nth(own, slot.font).kinds, slot.kind);
      digits.push({ at: text.length, kinds });
      text += nth(kinds, 0);
    } else if ("mark" in slot) {
      marks.push({ at: text.length, mark: slot.mark });
      text += " ".repeat(MARK);
    } else cut("stub" in slot ? slot.stub : "drawing");
  }
  text += nth(parts, slots.length);
  cut(null);
  return cuts;
}
