import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../src/author/quiz/presets.js";
import { printedName } from "../../../src/core/sheet/printedName.js";
import { notationOfQuestion } from "../../../src/core/sheet/questionNotation.js";
import { messagesFor } from "../../../src/core/words/locale.js";
import { blankWords } from "../../../src/document/build/blankWords.js";
import { seeds } from "../../seeds.js";

const preset = readPreset("exam");
const words = blankWords(messagesFor("en"));

/** What stands beside each box, over several sheets, for each place of the right option. */
function namesByRight(): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (let seed = 0; seed < seeds(30, 300); seed++) {
    const wish = { id: "001", seed: `n${seed}` };
    const sheet = makeSheet(readQuiz(preset.text, preset.file), wish);
    for (const question of sheet.questions) {
      const notation = notationOfQuestion(question, sheet.notation);
      for (const answer of question.answers) {
        if (answer.kind !== "choice" || answer.asks === undefined) continue;
        const right = answer.options[answer.right - 1];
        const what = `${answer.asks.words} ${right?.kind === "quantity" ? right.quantity : ""}`;
        // A statement has its number: where it stands.
        const name = printedName(answer, notation, words).replace(/ \d+$/, "");
        names.set(what, (names.get(what) ?? new Set()).add(name));
      }
    }
  }
  return names;
}

test("held: of a choice that is asked in a sentence nothing in its name depends on which option is right", () => {
  const names = namesByRight();
  expect(names.size).toBeGreaterThan(10);
  expect(new Set([...names.values()].flatMap((set) => [...set]))).toEqual(new Set(["Choice", "Statement"]));
  expect([...names].filter(([, set]) => set.size > 1)).toEqual([]);
});
