import { nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { names } from "../graph/quantity.js";
import { problemOf } from "../graph/solutionGraph.js";
import { type Network, type Topology, topologyOf } from "../network/network.js";
import type { AskedOption } from "./asked.js";
import { wishedLengths } from "./lengths.js";
import { BUGS } from "./programs/bugs.js";
import { isOwnTranspose, versionsOf } from "./programs/versions.js";
import { lineText, PROGRAMMED, type ProgramLine, writeProgram } from "./programs/writeProgram.js";
import type { NetworkSettings, NetworkTopic } from "./topic.js";

/** More layers make a program of more lines than are read with care. */
const MOST_LAYERS = 3;

/** The quiz's network, with the sigmoid and the mean squared error where no program is written for what it has. */
function programmed({ activation, activations, loss }: NetworkSettings): NetworkSettings {
  const known = (name: string): boolean => PROGRAMMED.activations.includes(name);
  return {
    ...(activation === undefined || known(activation) ? {} : { activation: "sigmoid" }),
    ...(activations === undefined || activations.every(known)
      ? {}
      : { activations: activations.map((name) => (known(name) ? name : "sigmoid")) }),
    ...(loss === undefined || PROGRAMMED.losses.includes(loss) ? {} : { loss: "mse" }),
  };
}

/** One training step as a program of NumPy with a misconception in one line: which line, and what should stand there. */
export const findTheBug: NetworkTopic = {
  kind: "network",
  name: "find-the-bug",
  asks: { choice: false },
  needs: programmed,
  refuses: ({ examples, layers, loss, penalised, optimizer, trainBiases }) => {
    if (examples > 1) return "its program takes one example; give one example";
    if (layers.length < 2 || layers.length > MOST_LAYERS)
      return `it needs one or two hidden layers; give the network two or three layers`;
    if (!layers.every(({ activation }) => PROGRAMMED.activations.includes(activation)))
      return `its program knows the activations ${PROGRAMMED.activations.join(", ")}`;
    if (!PROGRAMMED.losses.includes(loss))
      return `its program knows the losses ${PROGRAMMED.losses.join(", ")}`;
    return penalised || optimizer !== "sgd" || !trainBiases
      ? "its program is plain gradient descent of all parameters; leave l2, optimizer and trainBiases out"
      : null;
  },
  build: (network, { random }) => {
    const topology = topologyOf(network);
    const program = writeProgram(topology);
    const made = random.shuffle(bugsIn(program, topology)).filter((one) => !doesNoHarm(one, network));
    const wished = wishedLengths(random);
    const found = made.flatMap((bug) => {
      const line = nth(program, bug.place);
      const versions = versionsOf(line, network, bug.is, wished, random);
      return versions === null ? [] : [{ bug, line, versions }];
    })[0];
    const { graph, givens } = problemOf(network, "loss");
    if (found === undefined) throw new RangeError("no line of the program can go wrong");
    const { bug, line: right, versions } = found;
    const code = program.map((line, k) => lineText(k === bug.place ? { ...line, is: bug.is } : line));
    const fix = choiceOf(right, versions, random);
    return {
      network,
      graph,
      givens,
      code,
      plan: {
        shown: [],
        parts: [
          {
            id: "bug-line",
            quantities: [],
            others: [
              {
                kind: "line",
                name: "line",
                quantity: names.loss(),
                options: code.map((line) => ({ kind: "code", code: line })),
                right: bug.place + 1,
                why: { words: `bug-${bug.name}` },
              },
            ],
          },
          { id: "bug-fix", quantities: [], others: [fix] },
        ],
      },
    };
  },
};

interface MadeBug {
  readonly name: string;
  readonly place: number;
  readonly of: string;
  readonly is: string;
}

/** Every bug that some line can have. */
const bugsIn = (program: readonly ProgramLine[], topology: Topology): MadeBug[] =>
  BUGS.flatMap(({ name, made }) =>
    program.flatMap((line, place) => {
      const is = made(line, topology);
      return is === null || is === line.is ? [] : [{ name, place, of: line.of, is }];
    }),
  );

/** Whether a bug leaves out the transpose of a matrix that is its own: it would do no harm. da1 is what W2 brings back. */
const doesNoHarm = ({ name, of }: MadeBug, { layers }: Network): boolean =>
  name === "missing-transpose" && isOwnTranspose(Number(of.replace(/\D/g, "")) + 1, layers);

/** The line as it should be, among wrong versions of itself. */
function choiceOf(right: ProgramLine, versions: readonly string[], random: Random): AskedOption {
  const options = random.shuffle([right.is, ...versions]).map((is) => lineText({ ...right, is }));
  return {
    kind: "choice",
    name: "fix",
    quantity: names.loss(),
    options: options.map((code) => ({ kind: "code", code })),
    right: options.indexOf(lineText(right)) + 1,
  };
}
