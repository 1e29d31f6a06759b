import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeSet } from "../src/classroom/set/make/makeSet.js";
import type { SetWish } from "../src/classroom/set/make/setWish.js";
import { numberedCopies } from "../src/classroom/set/students/copy.js";
import { chooseMaker } from "../src/cli/commands/chooseMaker.js";
import { processIo } from "../src/core/terminal/io.js";
import { watchMemory } from "./familyMemory.js";
import { presetQuiz } from "./makeWarm.js";
import { ownTime, treeTime } from "./treeTime.js";

/** How a set stood when so many of its copies were made: milliseconds since the start of its process. */
export interface Mark {
  readonly copies: number;
  /** By the clock. */
  readonly wall: number;
  /** Of processor: of all processes, of Node.js alone, and of its first thread. */
  readonly cpu: number;
  readonly node: number;
  readonly first: number;
}

/** The last is that of the whole set. */
export interface WholeSet {
  readonly marks: readonly Mark[];
  /** The most MiB that all processes held at once, where that was watched: to look takes time of its own. */
  readonly mebibytes?: number;
}

const CUTS = [1, 10, 30, 60, 120, 200, 500, 1000];

/**
 * A whole set as `generate` makes it, in a process of its own: `node wholeSet.js --preset exam --copies 200 --press on`. What
 * came of it goes to standard output as JSON.
 */
const { values } = parseArgs({
  options: {
    preset: { type: "string", default: "basics" },
    lang: { type: "string", default: "en" },
    copies: { type: "string", default: "200" },
    press: { type: "string", default: "on" },
    untagged: { type: "boolean", default: false },
    memory: { type: "boolean", default: false },
    concurrency: { type: "string", default: String(availableParallelism()) },
  },
});
const copies = Number(values.copies);
const out = mkdtempSync(join(tmpdir(), "gradsheet-bench-"));
try {
  const wish: SetWish = {
    quiz: presetQuiz(values.preset, values.lang === "ko" ? "ko" : "en"),
    randomness: { kind: "seed", seed: "bench" },
    copies: numberedCopies(copies),
    formats: ["pdf"],
    tagged: !values.untagged,
  };
  const choice = {
    ...{ out, patience: 60, concurrency: Number(values.concurrency) },
    press: values.press === "on" ? ("on" as const) : ("off" as const),
  };
  const most = values.memory ? watchMemory() : undefined;
  const marks: Mark[] = [];
  const now = (): Omit<Mark, "copies"> => {
    const { all, first } = ownTime();
    return { wall: process.uptime() * 1000, cpu: treeTime(), node: all, first };
  };
  await makeSet(wish, {
    out,
    openMaker: chooseMaker(wish, choice, processIo()),
    done: (done) => {
      if (CUTS.includes(done) || done === copies) marks.push({ copies: done, ...now() });
    },
  });
  const set: WholeSet = { marks, ...(most && { mebibytes: most() }) };
  process.stdout.write(`${JSON.stringify(set)}\n`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
