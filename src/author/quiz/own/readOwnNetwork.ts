import type { z } from "zod";
import { type Fault, GradsheetError } from "../../../core/base/errors.js";
import { solutionGraph } from "../../../core/graph/solutionGraph.js";
import { checkNetwork } from "../../../core/network/checkNetwork.js";
import { type Network, topologyOf } from "../../../core/network/network.js";
import { networkSchema } from "../../../core/network/networkSchema.js";
import { partOf, type SourceDocument } from "../../../core/parse/document.js";
import { didYouMean, parseWith } from "../../../core/parse/schema.js";
import { checkPrintable } from "../printable.js";
import type { OwnNetwork } from "./ownQuestion.js";
import type { networkQuestionSchema } from "./ownSchema.js";
import { type OwnPlace, optionalProse, plainField, proseField, report } from "./proseField.js";

/** Ids that a message names. */
const MOST_NAMED = 8;

/** Reads a question about a network of the teacher's; null where its network cannot be read, of which the faults tell. */
export function readOwnNetwork(
  data: z.output<typeof networkQuestionSchema>,
  at: OwnPlace,
): OwnNetwork | null {
  const words = {
    ...(data.title === undefined ? {} : { title: plainField(data.title, ["title"], at) }),
    text: proseField(data.text, ["text"], at),
    ...optionalProse("solution", data.solution, at),
  };
  const document =
    typeof data.network === "string"
      ? at.beside(data.network, ["network"], at)
      : partOf(at.document, [...at.base, "network"], data.network);
  const network = document === null ? null : networkIn(document, at.faults);
  if (network === null) return null;
  const ids = solutionGraph(topologyOf(network)).definitions.map(({ id }) => id);
  for (const key of ["ask", "show"] as const)
    for (const [k, id] of (data[key] ?? []).entries()) {
      if (!ids.includes(id))
        report(
          at,
          [key, k],
          `${id} is no quantity that is worked out of this network${didYouMean(id, ids) || `; there are ${ids.slice(0, MOST_NAMED).join(", ")} and ${ids.length - MOST_NAMED} more, which solve --json lists`}`,
        );
      else if ((data[key] ?? []).indexOf(id) < k) report(at, [key, k], `${id} stands there twice`);
      else if (key === "show" && data.ask.includes(id))
        report(at, [key, k], `${id} is asked; leave it out of one of the two`);
    }
  return { kind: "network", ...words, network, ask: data.ask, show: data.show ?? [] };
}

function networkIn(document: SourceDocument, faults: Fault[]): Network | null {
  try {
    const network = checkNetwork(parseWith(networkSchema, document), document);
    checkPrintable(topologyOf(network), document, (key) => [key]);
    return network;
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    faults.push(...error.faults);
    return null;
  }
}
