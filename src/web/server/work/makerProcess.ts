import { GradsheetError } from "../../../core/base/errors.js";
import { makeComposed } from "../compose/makeComposed.js";
import { makeFeedback } from "../teachers/makeFeedback.js";
import type { Heard, MarkedCopy, Order, Product, Told } from "./order.js";

/** A process beside the server that makes one thing, tells how far it is, and ends. It ends with the server, too. */
const tell = (told: Told): Promise<void> => new Promise((done) => void process.send?.(told, () => done()));
const step = (done: number, of: number): void => void tell({ kind: "step", done, of });

let given: (copy: MarkedCopy | null) => void = () => {};
const next = (): Promise<MarkedCopy | null> =>
  new Promise((resolve) => {
    given = resolve;
    void tell({ kind: "next" });
  });

function make(order: Order): Promise<readonly Product[]> {
  switch (order.kind) {
    case "set":
      return makeComposed(order.composed, order.folder, step);
    case "feedback":
      return makeFeedback(order, next, step);
  }
}

async function run(order: Order): Promise<void> {
  try {
    await tell({ kind: "made", products: await make(order) });
  } catch (error) {
    const told = error instanceof GradsheetError;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await tell({ kind: "failed", faults: told ? error.faults : [], more: told ? error.more : 0, text });
  }
  process.exit();
}

process.on("disconnect", () => process.exit(1));
process.on("message", (heard: Heard) => {
  if ("order" in heard) void run(heard.order);
  else given(heard.copy);
});
