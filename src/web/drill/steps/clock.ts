import type { Step } from "../step.js";
import { teacher } from "../teacher.js";

const HOUR = 3_600_000;

/** Boxes are corrected while the clock is an hour ahead, and after it was set back; each time the class's answers have the new text. */
export const clock: Step = {
  name: "the clock is set forward and back by an hour",
  cure: "a gradsheet that is not changed: versions are counted, not timed",
  run: async ({ server, students: [student], set, token }) => {
    if (student === undefined) return { passed: false, found: "no student" };
    const ids = student.sheet.questions.flatMap(({ answers }) => answers.map(({ id }) => id));
    const [one = "", other = one] = ids;
    const answers = await teacher(server.port(), await token());
    const old: string[] = [];
    // What is corrected after the clock was set back is another box than the one that seems to be younger.
    for (const [clock, answer, when] of [
      [0, one, "as it was"],
      [0, other, "as it was"],
      [HOUR, one, "an hour ahead"],
      [0, other, "set back again"],
      [-HOUR, other, "an hour behind"],
      [0, other, "right again"],
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
          ? "six answers, each at once in the class's answers"
          : `the class's answers are old while the clock is ${old.join(", ")}`,
    };
  },
};
