import * as z from "zod";
import { type Fault, GradsheetError } from "../../core/base/errors.js";
import { type Path, partOf, type SourceDocument } from "../../core/parse/document.js";
import { parseWith } from "../../core/parse/schema.js";
import type { OwnTopic } from "../../core/topics/topic.js";

/** Beyond this, counts of operations leave the whole numbers that are printed exactly. */
const MOST_NEURONS = 100_000;
const schema = z.strictObject({ layers: z.array(z.int().min(1).max(MOST_NEURONS)).min(2) });

/** The sizes of layers that a question about no network of its own is to be about, the inputs first, with the variant that has so many. */
export function ownSizes(
  network: unknown,
  { name, ofSizes }: OwnTopic,
  document: SourceDocument,
  base: Path,
  faults: Fault[],
): { readonly sizes: readonly number[]; readonly variant: string } | null {
  const place = document.place(base, "network");
  if (ofSizes === undefined) {
    const message = `the topic ${name} brings its own numbers; leave the network out`;
    faults.push({ code: "WRONG_VALUE", message, place });
    return null;
  }
  try {
    const { layers } = parseWith(schema, partOf(document, [...base, "network"], network));
    const variant = ofSizes(layers);
    if (variant !== null) return { sizes: layers, variant };
    const message = `${name}: a network of ${layers.join("-")} is not counted; one or two hidden layers would be, as [784, 100, 10]`;
    faults.push({ code: "WRONG_VALUE", message, place: document.place([...base, "network"], "layers") });
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    faults.push(...error.faults);
  }
  return null;
}
