import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Paper } from "../../../core/base/settings.js";
import { startFile } from "../../../core/paths.js";
import type { FontPurpose } from "../../../paper/fonts/fonts.js";
import type { SheetDocument } from "../../../paper/pages/documents.js";
import type { Draft } from "../database/draftStore.js";
import type { DrawnDraft } from "./draftState.js";

/** A page of a draft that is wanted. */
export interface WantedPage {
  readonly document: SheetDocument;
  readonly purpose: FontPurpose;
}

/** What the thread is asked. */
export interface DraftQuestion {
  readonly number: number;
  readonly draft: Draft;
  readonly wanted: WantedPage | null;
}

/** How a draft stands, and its page; no page where it has faults, or none was wanted. */
export interface Drafted extends Omit<DrawnDraft, "sheet"> {
  readonly page: { readonly html: string; readonly paper: Paper } | null;
}

/** What the thread answers. */
export type DraftAnswer =
  | ({ readonly number: number } & Drafted)
  | { readonly number: number; readonly failed: string };

/** Reads, draws and sets drafts in a thread of its own, started at the first of them. */
export interface Drafting {
  readonly draw: (draft: Draft, wanted?: WantedPage) => Promise<Drafted>;
  readonly close: () => Promise<void>;
}

const THREAD = pathToFileURL(startFile("web/server/compose/draftThread"));

export function drafting(): Drafting {
  interface Asked {
    readonly done: (drafted: Drafted) => void;
    readonly failed: (error: Error) => void;
  }
  const asked = new Map<number, Asked>();
  let thread: Worker | null = null;
  let count = 0;
  /** A thread that has ended answers nothing more; the next draft starts another. */
  const ended = (error: Error): void => {
    thread = null;
    for (const { failed } of asked.values()) failed(error);
    asked.clear();
  };
  const start = (): Worker => {
    const started = new Worker(THREAD);
    started.unref();
    started.on("message", (answer: DraftAnswer) => {
      const one = asked.get(answer.number);
      asked.delete(answer.number);
      if ("failed" in answer) one?.failed(new Error(answer.failed));
      else one?.done(answer);
    });
    started.on("error", ended);
    started.on("exit", () => ended(new Error("the thread of drafts has ended")));
    return started;
  };
  return {
    draw: (draft, wanted) =>
      new Promise((done, failed) => {
        thread ??= start();
        const number = count++;
        asked.set(number, { done, failed });
        thread.postMessage({ number, draft, wanted: wanted ?? null } satisfies DraftQuestion);
      }),
    close: async () => {
      await thread?.terminate();
    },
  };
}
