import type { Graph, Stage } from "../graph/definition.js";
import type { Network, Topology } from "../network/network.js";
import type { Random } from "../random.js";

/** What a question prints as known and what it asks: quantities by name. */
export interface Plan {
  readonly shown: readonly string[];
  /** In the order in which they are worked out; no part is empty. */
  readonly parts: readonly { readonly id: string; readonly quantities: readonly string[] }[];
}

/** A kind of question about a network. */
export interface Topic {
  readonly name: string;
  /** How far the solution goes. */
  readonly until: Stage;
  /** The network's solution with lines of the topic's own. */
  readonly adapt?: (solution: Graph, network: Network) => Graph;
  /** Why this network cannot be asked about, or null where it can. */
  readonly refuses: (topology: Topology) => string | null;
  readonly plan: (topology: Topology, exam: boolean, random: Random) => Plan;
}

/** Only the parts that ask for something. */
export const filled = (parts: Plan["parts"]): Plan["parts"] =>
  parts.filter(({ quantities }) => quantities.length > 0);
