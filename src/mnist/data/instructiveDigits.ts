import { nth } from "../../core/base/known.js";
import type { DigitAnswer } from "../../core/digits/answer.js";
import type { DigitImage } from "../../core/digits/digitFile.js";
import { usefulNeurons } from "../../core/digits/digitNetwork.js";
import type { Layer } from "../../core/digits/eightBits.js";
import { largest } from "../pass/outputs.js";
import type { LabelledImages, MnistData } from "./mnistFiles.js";

const PER_LABEL = 200;
/** How many of a label's digits should be answered wrong, where there are so many. */
const WRONG_PER_LABEL = 30;

/** A question needs outputs that do not print as 0 or 1: the largest and the next within these. */
const LARGEST = 0.97;
const NEXT = 0.02;
/** The logarithm of a smaller output could not be worked out from four printed decimals. */
const RIGHT = 0.05;
/** A question shows three hidden neurons: with fewer to choose from, too many questions would be alike. */
const NEURONS = 6;

/** A network of layers, and what it makes of an image of grey levels from 0 to 15. */
export interface Answering {
  readonly answer: (levels: Uint8Array) => DigitAnswer;
  readonly layers: readonly Layer[];
}

/** The first images that are worth a question, test images before training images, until each label has enough. */
export function instructiveDigits(
  data: Pick<MnistData, "test" | "training">,
  { answer, layers }: Answering,
): DigitImage[] {
  const last = nth(layers, -1);
  const counts = new Map<string, number>();
  const found: DigitImage[] = [];
  for (const set of ["test", "training"] as const)
    for (let index = 0; index < data[set].count && found.length < 10 * PER_LABEL; index++) {
      const label = nth(data[set].labels, index);
      const levels = levelsOf(data[set], index);
      const answered = answer(levels);
      const right = largest(answered.outputs) === label;
      const most = right ? PER_LABEL - WRONG_PER_LABEL : WRONG_PER_LABEL;
      const kind = `${label}/${right}`;
      if (counts.get(kind) === most || !isInstructive(answered, label, last)) continue;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      found.push({ set, index, label, levels });
    }
  return found;
}

/** The share of images that are answered right. */
export function accuracyOn(images: LabelledImages, { answer }: Answering): number {
  let right = 0;
  images.labels.forEach((label, k) => {
    if (largest(answer(levelsOf(images, k)).outputs) === label) right += 1;
  });
  return right / images.count;
}

/** The k-th image at 16 grey levels. */
function levelsOf({ rows, columns, images }: LabelledImages, k: number): Uint8Array {
  return images.subarray(k * rows * columns, (k + 1) * rows * columns).map((grey) => grey >> 4);
}

function isInstructive(answer: DigitAnswer, label: number, last: Layer): boolean {
  const [first = 1, second = 0] = [...answer.outputs].sort((x, y) => y - x);
  return (
    first <= LARGEST &&
    second >= NEXT &&
    nth(answer.outputs, label) >= RIGHT &&
    usefulNeurons(answer, last).length >= NEURONS
  );
}
