import { nth } from "../../base/known.js";
import type { Topology } from "../../network/network.js";
import { type ProgramLine, valuesOf } from "./writeProgram.js";

/** A mistake in one line of a program: what stands there; null where this line cannot have it. */
export interface Bug {
  /** The end of the key of the sentence that says what is wrong. */
  readonly name: string;
  readonly made: (line: ProgramLine, topology: Topology) => string | null;
}

/** The letter and the layer of a line: dz and 2. */
const partsOf = ({ of }: ProgramLine): readonly [letter: string, layer: number] => {
  const [, letter = "", layer = "0"] = /^([a-zA-Z]+)(\d*)$/.exec(of) ?? [];
  return [letter, Number(layer)];
};

/** A bug of the lines of one letter. */
const bug = (
  name: string,
  letter: string,
  made: (is: string, l: number, topology: Topology) => string | null,
): Bug => ({
  name,
  made: (line, topology) => {
    const [own, l] = partsOf(line);
    return own === letter ? made(line.is, l, topology) : null;
  },
});

const activationOf = ({ layers }: Topology, l: number): string => nth(layers, l - 1).activation;

/** Whether a layer's values are its weighted sums and its slopes 1, as those of ReLU are where no unit is off: a line that takes the one for the other does no harm there. */
const isPlain = ({ layers }: Topology, l: number): boolean => layers[l - 1]?.activation === "relu";

/** Each is a misconception as it stands in code. */
export const BUGS: readonly Bug[] = [
  bug("missing-slope", "dz", (_is, l, topology) => (isPlain(topology, l) ? null : `da${l}`)),
  bug("slope-of-z", "dz", (_is, l, topology) =>
    activationOf(topology, l) === "sigmoid"
      ? `da${l} * z${l} * (1 - z${l})`
      : activationOf(topology, l) === "tanh"
        ? `da${l} * (1 - z${l}**2)`
        : null,
  ),
  bug("other-slope", "dz", (_is, l, topology) =>
    activationOf(topology, l) === "tanh"
      ? `da${l} * a${l} * (1 - a${l})`
      : activationOf(topology, l) === "sigmoid"
        ? `da${l} * (1 - a${l}**2)`
        : `da${l} * (z${l} < 0)`,
  ),
  bug("missing-delta", "dz", (is, l) => is.replace(`da${l} * `, "")),
  bug("error-sign", "da", (is, l, { layers }) =>
    l === layers.length ? is.replace(`a${l} - y`, `y - a${l}`) : null,
  ),
  bug("missing-two", "da", (is) => (is.startsWith("2 * ") ? is.slice("2 * ".length) : null)),
  bug("missing-transpose", "da", (is) => (is.includes(".T") ? is.replace(".T", "") : null)),
  bug("activation-for-delta", "da", (is, l, topology) =>
    l === topology.layers.length || isPlain(topology, l + 1) ? null : is.replace(`dz${l + 1}`, `da${l + 1}`),
  ),
  bug("factors-turned", "dW", (_is, l) => `np.outer(${valuesOf(l - 1)}, dz${l})`),
  bug("sum-for-value", "dW", (_is, l, topology) =>
    l === 1 || isPlain(topology, l - 1) ? null : `np.outer(dz${l}, z${l - 1})`,
  ),
  bug("other-layer", "dW", (_is, l) => `np.outer(dz${l}, ${valuesOf(l)})`),
  bug("delta-of-value", "dW", (_is, l, topology) =>
    isPlain(topology, l) ? null : `np.outer(da${l}, ${valuesOf(l - 1)})`,
  ),
  bug("bias-times-value", "db", (_is, l) => `dz${l} * ${valuesOf(l - 1)}`),
  bug("ascent", "W", (is) => is.replace(" - ", " + ")),
  bug("missing-rate", "W", (is) => is.replace("eta * ", "")),
  bug("sum-passed-on", "z", (is, l, topology) =>
    l === 1 || isPlain(topology, l - 1) ? null : is.replace(`a${l - 1}`, `z${l - 1}`),
  ),
  bug("inputs-again", "z", (is, l) => (l === 1 ? null : is.replace(`a${l - 1}`, "x"))),
];
