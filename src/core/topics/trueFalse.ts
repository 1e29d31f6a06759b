import { nth } from "../base/known.js";
import { memoize } from "../base/memoize.js";
import type { Random } from "../base/random.js";
import { names } from "../graph/quantity.js";
import type { AskedOption } from "./asked.js";
import { type Claim, type Pattern, rightReason } from "./claims/claim.js";
import { CLAIM_PATTERNS } from "./claims/index.js";
import { type Situation, situationOf } from "./claims/situation.js";
import { knownActivations, knownSums } from "./known.js";
import type { NetworkTopic } from "./topic.js";

/** Statements of a question, and of one in an exam. */
const [CLAIMS, IN_EXAM] = [4, 3];

/**
 * Statements about the drawn network, each true or false by what the network does, and each to be ticked with its reason:
 * of four reasons one alone is so and leads there. As many are true as false, but for the luck of the draw.
 */
export const trueFalse: NetworkTopic = {
  kind: "network",
  name: "true-false",
  asks: { choice: false },
  shows: { wholeStep: true },
  refuses: ({ examples, layers, penalised, optimizer, trainBiases, loss }) => {
    if (examples > 1) return "its statements are about one example; give one example";
    if (layers.length !== 2) return "its statements are about one hidden layer; give the network two layers";
    if (loss === "output")
      return "its statements are about a loss with a target; another loss would be right";
    return penalised || optimizer !== "sgd" || !trainBiases
      ? "its statements are about plain gradient descent of all parameters; leave l2, optimizer and trainBiases out"
      : null;
  },
  build: (network, { exam, guided, random }) => {
    const situation = situationOf(network);
    const { topology, graph, givens } = situation;
    const shown = [...new Set([...sumsOf(situation), ...knownSums(topology), ...knownActivations(topology)])];
    const count = exam ? IN_EXAM : CLAIMS;
    // Guided, the formulas stand beside what has to be worked out; in an exam nothing does.
    const drawn = drawClaims(situation, count, exam || guided, random);
    return {
      network,
      graph,
      givens,
      ...(drawn.length < count ? { unfit: "enough statements with one right reason" } : {}),
      plan: {
        shown,
        parts: [
          {
            id: "true-false",
            quantities: [],
            others: drawn.map((claim, k) => asked(claim, k + 1, nth(shown, -1), random)),
          },
        ],
      },
    };
  },
};

const sumsOf = ({ hidden, outputs }: Situation): string[] => [
  ...hidden.map((j) => names.sum(1, j)),
  ...outputs.map((k) => names.sum(2, k)),
];

/**
 * Statements of different families, as far as there are; whether each is to be true is drawn first. `worked`: all but one
 * such as something has to be worked out for, as far as there are. No two hang on the sign of the same error.
 */
function drawClaims(situation: Situation, count: number, worked: boolean, random: Random): Claim[] {
  const drawn: Claim[] = [];
  const [taken, said, signs] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const order = random.shuffle(CLAIM_PATTERNS);
  // A pattern that did not fit is looked at again.
  const claimsOf = memoize((claims: Pattern["claims"]) => claims(situation));
  const passes = (worked ? [true, false] : [false]).flatMap((isWorked) =>
    [true, false].map((isFresh) => ({ isFresh, isWorked })),
  );
  for (const { isFresh, isWorked } of passes)
    for (const { family, claims } of order) {
      if (drawn.length === count) return drawn;
      if (isWorked && drawn.length === count - 1) break;
      if (isFresh === taken.has(family)) continue;
      const wanted = random.uniform() < 0.5;
      const fit = claimsOf(claims).filter(
        (one) =>
          one.holds === wanted &&
          rightReason(one) >= 0 &&
          (!isWorked || one.about !== null) &&
          !(one.hangsOn !== undefined && signs.has(one.hangsOn)),
      );
      if (fit.length === 0) continue;
      // Words first: whatever can be said in them, they come true as often as false.
      const words = random.pick([...new Set(fit.map(({ says }) => says.words))]);
      const claim = random.pick(fit.filter(({ says }) => says.words === words));
      if (said.has(words)) continue;
      drawn.push(claim);
      taken.add(family);
      said.add(claim.says.words);
      if (claim.hangsOn !== undefined) signs.add(claim.hangsOn);
    }
  return drawn;
}

/** `known`: a quantity that is printed, where nothing has to be worked out. */
function asked(claim: Claim, number: number, known: string, random: Random): AskedOption {
  const right = nth(claim.reasons, rightReason(claim));
  const reasons = random.shuffle(claim.reasons);
  return {
    kind: "choice",
    name: `claim${number}`,
    quantity: claim.about ?? known,
    asks: claim.says,
    options: reasons.map(({ verdict, says, misconception }) => ({
      kind: "words",
      words: verdict ? "true" : "false",
      because: says,
      misconception: misconception ?? null,
    })),
    right: reasons.indexOf(right) + 1,
    why: { words: claim.why },
  };
}
