import { parentPort, workerData } from "node:worker_threads";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { drawerOf } from "../make/drawCopies.js";
import { openLocalMaker } from "../make/localMaker.js";
import type { CopyOrder } from "../make/maker.js";
import { type HtmlPrinter, pressOn, printingWhole, type SetPrinter } from "../make/setPrinter.js";
import { receivedError, sentError } from "./sentError.js";
import type { Heard, Said, ThreadStart } from "./words.js";

/** A thread that makes copies: it draws, checks, renders and puts together; the browsers are the first thread's. */
const { wish, quiz, randomness, common, browser, press }: ThreadStart = workerData;
const port = parentPort;
if (port === null) throw new RangeError("this is no thread");
const say = (said: Said): void => port.postMessage(said);

interface Waiting {
  readonly done: (pdf: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}
const waiting = new Map<number, Waiting>();
let prints = 0;

function printerOn(own: SetPrinter["browser"] | null): HtmlPrinter {
  if (own === null) throw new RangeError("a PDF is to be made without a printer");
  return {
    browser: own,
    print: (html, options) =>
      new Promise((done, failed) => {
        prints += 1;
        waiting.set(prints, { done, failed });
        say({ kind: "print", number: prints, html, options });
      }),
    close: async () => {},
  };
}

async function openPrinter(): Promise<SetPrinter> {
  const printer = printerOn(browser);
  return press === null ? printingWhole(printer) : pressOn(printer, press);
}

// The first thread looks for copies that came out alike.
const drawer = drawerOf(quiz, randomness, () => {}, common);
const given = new Map<string, Sheet>();
const maker = openLocalMaker(
  { ...wish, openPrinter },
  {
    ...drawer,
    draw: (copy) => {
      const sheet = given.get(copy.id);
      given.delete(copy.id);
      return sheet === undefined ? drawer.draw(copy) : { sheet };
    },
  },
);

async function make(number: number, order: CopyOrder): Promise<void> {
  try {
    const outcome = await (await maker).make(order);
    if ("entry" in outcome) say({ kind: "made", number, entry: outcome.entry });
    else say({ kind: "not made", number, error: sentError(outcome.error), stops: false });
  } catch (error) {
    say({ kind: "not made", number, error: sentError(error), stops: true });
  }
}

port.on("message", (heard: Heard) => {
  switch (heard.kind) {
    case "make":
      if (heard.sheet !== undefined) given.set(heard.order.copy.id, heard.sheet);
      void make(heard.number, heard.order);
      return;
    case "end":
      void maker.then((one) => one.close()).finally(() => port.close());
      return;
    case "printed":
      waiting.get(heard.number)?.done(heard.pdf);
      break;
    case "not printed":
      waiting.get(heard.number)?.failed(receivedError(heard.error));
  }
  waiting.delete(heard.number);
});
