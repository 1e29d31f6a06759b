import { GradsheetError } from "../../core/base/errors.js";
import type { Path, SourceDocument } from "../../core/parse/document.js";

/** What is printed: beyond this weights no longer have room on the drawing. */
export const MOST = { neurons: 4, layers: 4, questions: 60, examples: 4 } as const;

/** Throws TOO_LARGE where a network's drawing would have no room for its weights. */
export function checkPrintable(
  { inputs, layers }: { readonly inputs: number; readonly layers: readonly { readonly size: number }[] },
  document: SourceDocument,
  pathTo: (key: string) => Path,
): void {
  const widest = Math.max(inputs, ...layers.map(({ size }) => size));
  const shape = [inputs, ...layers.map(({ size }) => size)].join("-");
  const large =
    widest > MOST.neurons
      ? `at most ${MOST.neurons} neurons a layer`
      : layers.length > MOST.layers
        ? `at most ${MOST.layers} layers after the inputs`
        : null;
  if (large !== null) {
    throw new GradsheetError([
      {
        code: "TOO_LARGE",
        message: `${shape} is too large to print with its weights; ${large}`,
        place: document.place(pathTo("layers")),
      },
    ]);
  }
}
