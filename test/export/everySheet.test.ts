import { describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { presetNames, readPreset } from "../../src/author/quiz/presets.js";
import { EXPORTS } from "../../src/export/index.js";
import { fieldsOf } from "../../src/export/item.js";
import { LONG, seeds } from "../seeds.js";
import { exported, HARD_NAME, held, ownMistakes, probesOf } from "./exported.js";
import { giftNumber, readGift } from "./readGift.js";
import { moodleNumber, readMoodle } from "./readMoodle.js";
import { readXml } from "./readXml.js";

const LOCALES = ["en", "ko"] as const;

/** Sheets of a preset, in both languages in turn, under a hard name. */
const sheetsOf = (preset: string) =>
  Array.from({ length: seeds(1, 25) }, (_none, k) => {
    const { text, file } = readPreset(preset);
    const quiz = readQuiz(text, file, { locale: LOCALES[k % 2] ?? "en" });
    return { ...makeSheet(quiz, { id: "1", seed: `every ${k}` }), title: HARD_NAME };
  });

describe.each(LONG ? presetNames() : ["exam"])("sheets of %s", (preset) => {
  test("Moodle and GIFT take every number that mark takes, and no other; wrong methods have their words", async () => {
    for (const sheet of sheetsOf(preset)) {
      const moodle = readMoodle((await exported(EXPORTS.moodle, [sheet])).join(""));
      const gift = readGift((await exported(EXPORTS.gift, [sheet])).join(""));
      let asked = 0;
      for (const [k, item] of held(EXPORTS.moodle, sheet).items.entries())
        for (const [b, field] of fieldsOf(item).entries()) {
          const [blank, question] = [moodle[k]?.blanks[b], gift[asked++]];
          const { answer } = field;
          if (blank === undefined || question === undefined) throw new Error(`${answer.id} is not there`);
          if (answer.kind !== "number") continue;
          const probes = probesOf(answer, field.asked);
          const taken = probes.map(({ text }) => [
            text,
            moodleNumber(blank, Number(text))?.share === 100,
            giftNumber(question, Number(text))?.share === 100,
          ]);
          expect([answer.id, taken]).toEqual([
            answer.id,
            probes.map(({ text, right }) => [text, right, right]),
          ]);
          for (const { display } of ownMistakes(answer))
            expect(moodleNumber(blank, Number(display))?.feedback.length).toBeGreaterThan(20);
        }
    }
  });

  test("every document of QTI and Canvas is well-formed", async () => {
    for (const sheet of sheetsOf(preset))
      for (const format of [EXPORTS.qti3, EXPORTS.qti21, EXPORTS.canvas])
        for (const { path, text, rest = [] } of await exported(format, [sheet]))
          if (path.endsWith(".xml"))
            expect([path, readXml([text, ...rest].join("")).name.length > 3]).toEqual([path, true]);
  });
});
