import type { Step } from "../step.js";
import { teacher } from "../teacher.js";

const HOUR = 3_600_000;

/** A box is corrected while the clock is an hour ahead, and after it was set back; each time the class's answers have the new text. */
export const clock: Step = {
  name: "the clock is set forward and back by an hour",
  cure: "a gradsheet that is not changed: versions are counted, not timed",
  run: async ({ server, students: [student], set, token }) => {
    if (student === undefined) return { passed: false, found: "no student" };
    const answer = student.sheet.questions[0]?.answers[0]?.id ?? "";
    const answers = await teacher(server.port(), await token());
    const old: string[] = [];
    for (const [clock, when] of [
      [0, "as it was"],
      [HOUR, "an hour ahead"],
      [0, "set back again"],
      [-HOUR, "an hour behind"],
      [0, "right again"],
    ] as const) {
      await server.order({ clock });
      const given = await student.type(answer);
      const table = await answers(`/teach/${encodeURIComponent(set.name)}/answers.csv`);
      if (!table.includes(`,${answer},${given}`)) old.push(when);
    }
    return {
      passed: old.length === 0,
      found:
        old.length === 0
          ? "five corrections, each at once in the class's answers"
          : `the class's answers are old while the clock is ${old.join(", ")}`,
    };
  },
};
