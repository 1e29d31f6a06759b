import { nth } from "../../core/base/known.js";
import type { Random } from "../../core/base/random.js";
import { ownGraph } from "../../core/graph/ownGraph.js";
import { problemOf } from "../../core/graph/solutionGraph.js";
import type { AskedOption, AskedOther, AskedSeveral, AskedWritten } from "../../core/topics/asked.js";
import type { Setup } from "../../core/topics/topic.js";
import type { OwnChoice, OwnNetwork, OwnQuestion, OwnText } from "../quiz/own/ownQuestion.js";
import { isFixedGraph, ownGraphSetup } from "./ownGraphSetup.js";

/** A teacher's question before it is worked out; `random` draws its numbers, or orders what is to be chosen. */
export function ownSetup(own: OwnQuestion, random: Random): Setup {
  switch (own.kind) {
    case "text":
      return asking([written("text", own.room, own)]);
    case "choice": {
      const reason = own.reason === 0 ? [] : [written("reason", own.reason, own)];
      return asking([choiceOf(own, random), ...reason]);
    }
    case "graph":
      return ownGraphSetup(own, random);
    case "network":
      return networkSetup(own);
  }
}

/** A network of the teacher's, worked out as far as something is asked of it. */
function networkSetup({ network, ask, show }: OwnNetwork): Setup {
  const { graph: whole } = problemOf(network);
  const isLate = [...ask, ...show].some((id) => {
    const stage = whole.byId.get(id)?.stage;
    return stage === "update" || stage === "second";
  });
  return {
    network,
    ...problemOf(network, isLate ? "second" : "backward"),
    plan: { shown: show, parts: [{ id: "own", quantities: ask }] },
  };
}

/** Whether nothing of a question is drawn but the order of its options. */
export const isFixedOwn = (own: OwnQuestion): boolean => own.kind !== "graph" || isFixedGraph(own);

const EMPTY = ownGraph([], []);

/** A question without numbers. */
const asking = (others: readonly AskedOther[]): Setup => ({
  graph: EMPTY,
  givens: new Map(),
  plan: { shown: [], parts: [{ id: "own", quantities: [], others }] },
});

const written = (
  name: AskedWritten["name"],
  room: number,
  { scheme }: Pick<OwnText, "scheme">,
): AskedWritten => ({
  kind: "written",
  name,
  quantity: "",
  room,
  ...(scheme === undefined ? {} : { scheme }),
});

/** A choice with its options in an order that is drawn, unless it is to be kept. */
function choiceOf({ options, several, keepOrder }: OwnChoice, random: Random): AskedOption | AskedSeveral {
  const order = keepOrder ? options : random.shuffle(options);
  const shown = order.map(({ text, why }) => ({
    kind: "prose" as const,
    text,
    ...(why === undefined ? {} : { why }),
  }));
  const right = order.flatMap((option, k) => (option.right ? [k + 1] : []));
  const common = { name: "choice", quantity: "" as const, options: shown };
  return several
    ? { kind: "several", ...common, right }
    : { kind: "choice", ...common, right: nth(right, 0) };
}
