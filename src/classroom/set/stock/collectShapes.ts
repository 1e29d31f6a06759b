import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readQuiz } from "../../../author/generator/readQuiz.js";
import { readPreset } from "../../../author/quiz/presets.js";
import type { LocaleName, Paper } from "../../../core/base/settings.js";
import { Press } from "../../../paper/press/press.js";
import { openLocalMaker } from "../make/localMaker.js";
import { makeSet } from "../make/makeSet.js";
import type { HtmlPrinter, SetPrinter } from "../make/setPrinter.js";
import type { SetWish } from "../make/setWish.js";
import { numberedCopies } from "../students/copy.js";
import { CollectedShapes } from "./collectedShapes.js";

/** A preset, and how many copies of it are made at most. */
export interface Portion {
  readonly preset: string;
  readonly most: number;
}

export interface StockWish {
  readonly locale: LocaleName;
  readonly paper: Paper;
  readonly portions: readonly Portion[];
  /** For which program they are: its `buildHash`. */
  readonly program: string;
}

/** What so many copies of a preset, the last of so many, have added to all shapes. */
export interface Round {
  readonly preset: string;
  readonly copies: number;
  readonly last: number;
  readonly added: number;
  readonly all: number;
}

/** So many copies of a preset are made at a time. */
const ROUND = 8;
/** Where copies of a round add fewer shapes each, more of them would bring little. */
const LITTLE = 0.5;

/**
 * The shapes that tagged worksheets, keys and marking sheets of presets need, in a language and on a paper: copies are made,
 * each preset in its turn, until more bring little. `told` hears of each round. Throws as `makeSet`.
 */
export async function collectShapes(
  printer: Pick<HtmlPrinter, "print" | "browser">,
  { locale, paper, portions, program }: StockWish,
  told: (round: Round) => void = () => {},
): Promise<CollectedShapes> {
  const shapes = new CollectedShapes(program);
  const { browser } = printer;
  const print: HtmlPrinter["print"] = (...wanted) => printer.print(...wanted);
  let active = portions;
  for (let made = 0; active.length > 0; made += ROUND) {
    const still: Portion[] = [];
    for (const portion of active) {
      const { preset, most } = portion;
      const last = Math.min(ROUND, most - made);
      const before = shapes.count;
      shapes.nextRound();
      const { text, file } = readPreset(preset);
      await makeAway(new Press({ browser, print, close: async () => {} }, shapes), {
        quiz: readQuiz(text, file, { locale, paper }),
        randomness: { kind: "seed", seed: `shapes from ${made + 1} on` },
        copies: numberedCopies(last),
        formats: ["pdf", "marking"],
        tagged: true,
      });
      const added = shapes.count - before;
      told({ preset, copies: made + last, last, added, all: shapes.count });
      if (made + last < most && added >= LITTLE * last) still.push(portion);
    }
    active = still;
  }
  return shapes;
}

/** Makes a set of which nothing is kept. */
async function makeAway(press: SetPrinter, wish: SetWish): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), "gradsheet-shapes-"));
  try {
    const local = { ...wish, out, keyed: false, concurrency: 1, openPrinter: async () => press };
    await makeSet(wish, { out, openMaker: (drawer) => openLocalMaker(local, drawer) });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
