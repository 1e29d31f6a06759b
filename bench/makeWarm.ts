import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { readQuiz } from "../src/author/generator/readQuiz.js";
import { readPreset } from "../src/author/quiz/presets.js";
import type { Quiz } from "../src/author/quiz/quiz.js";
import { openLocalMaker } from "../src/classroom/set/make/localMaker.js";
import { makeSet } from "../src/classroom/set/make/makeSet.js";
import { printingWhole } from "../src/classroom/set/make/setPrinter.js";
import type { SetWish } from "../src/classroom/set/make/setWish.js";
import { numberedCopies } from "../src/classroom/set/students/copy.js";
import type { LocaleName } from "../src/core/base/settings.js";
import { openPrinter } from "../src/paper/print/printer.js";

export const CORES = availableParallelism();

/** Copies that warm up browsers and compiled code. */
const WARM = 12;

export function presetQuiz(name: string, locale: LocaleName = "en"): Quiz {
  const { text, file } = readPreset(name);
  return readQuiz(text, file, { locale });
}

/**
 * Makes sets, worksheets and keys with all that belongs to it (drawing, checks, files, journal, manifest), in browsers
 * that are warm. Gives milliseconds a copy from the end of the first tenth to the end of the last copy.
 */
export async function makeWarm(preset: string, copies: number, tagged: boolean): Promise<number> {
  const printer = await openPrinter({ browsers: CORES });
  const kept = { ...printingWhole(printer), close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
  const run = async (out: string, count: number, seed: string): Promise<number> => {
    const wish: SetWish = {
      quiz: presetQuiz(preset),
      randomness: { kind: "seed", seed },
      copies: numberedCopies(count),
      formats: ["pdf"],
      tagged,
    };
    const started = performance.now();
    let early = { at: started, done: 0 };
    await makeSet(wish, {
      out: join(folder, out),
      openMaker: (drawer) =>
        openLocalMaker(
          {
            ...wish,
            out: join(folder, out),
            keyed: false,
            concurrency: CORES,
            openPrinter: async () => kept,
          },
          drawer,
        ),
      done: (done) => {
        if (done <= count / 10) early = { at: performance.now(), done };
      },
    });
    return (performance.now() - early.at) / (count - early.done);
  };
  try {
    await run("warm", WARM, "warm");
    return await run("set", copies, "bench");
  } finally {
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
