import { fail } from "../base/errors.js";
import { hasKey, readDocument } from "../parse/document.js";
import { parseWith } from "../parse/schema.js";
import { checkNetwork } from "./checkNetwork.js";
import type { Network, Sizes } from "./network.js";
import { networkSchema } from "./networkSchema.js";

/** Reads a network file. Throws a GradsheetError with every fault and its place. */
export function parseNetwork(text: string, file: string, sizes: Sizes = "printed"): Network {
  const document = readDocument(text, file);
  if (hasKey(document, "questions") && !hasKey(document, "layers"))
    throw fail("WRONG_VALUE", `this is a quiz; gradsheet generate ${file} makes worksheets of it`, { file });
  return checkNetwork(parseWith(networkSchema, document), document, sizes);
}
