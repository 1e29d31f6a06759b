import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../src/author/quiz/presets.js";
import { LONG, seeds } from "../seeds.js";
import { judgedBy } from "../support/judge.js";
import { type Graded, type GraderName, gradedOutside } from "./justOutside.js";

/** Sheets of every preset, or of one that asks in most ways. */
const SHEETS = (LONG ? presetNames() : ["exam"]).flatMap((preset) =>
  Array.from({ length: seeds(1, 3) }, (_none, k) => {
    const { text, file } = readPreset(preset);
    return makeSheet(readQuiz(text, file), { id: "1", seed: `outside ${k}` });
  }),
);

/** The largest share of the numbers on a paper of such that may earn less than by mark, and more. One alone never earns more. */
const TOGETHER: Readonly<Record<GraderName, { readonly lower: number; readonly higher: number }>> = {
  "server.py": { lower: 0, higher: 0 },
  // These three know nothing of carrying on.
  moodle: { lower: 0.35, higher: 0 },
  gift: { lower: 0.35, higher: 0 },
  canvas: { lower: 0.35, higher: 0 },
  // A margin in place of intervals, and of 0.30 and 0.3 the player has the same number.
  qti: { lower: 0.1, higher: 0.02 },
};

describe.each(Object.keys(TOGETHER) as GraderName[])("numbers just outside of their bounds by %s", (name) => {
  const judged = name === "server.py" ? judgedBy("python3") : test;
  judged("earn alone what they earn by mark, and on a paper of such no more than it is said", async () => {
    const graded: Graded[] = [];
    for (const sheet of SHEETS) graded.push(...(await gradedOutside(name, sheet)));
    for (const paper of ["alone", "together"] as const) {
      const of = graded.filter((one) => one.paper === paper);
      const lower = of.filter(({ mark, own }) => own < mark - 1e-9);
      const higher = of.filter(({ mark, own }) => own > mark + 1e-9);
      if (LONG)
        process.stderr.write(
          `${name} ${paper}: of ${of.length} ${lower.length} lower, ${higher.length} higher\n`,
        );
      expect(of.length).toBeGreaterThan(seeds(20, 1000));
      const { lower: least, higher: most } = paper === "alone" ? ALONE : TOGETHER[name];
      expect([paper, lower.slice(0, Math.max(0, lower.length - least * of.length))]).toEqual([paper, []]);
      const unsaid = higher.filter(({ rounded }) => !rounded);
      expect([paper, unsaid.slice(0, Math.max(0, unsaid.length - most * of.length))]).toEqual([paper, []]);
    }
  });
});

/** One in a thousand: whole numbers of too few digits, which have a share by mark alone. */
const ALONE = { lower: 0.001, higher: 0 };
