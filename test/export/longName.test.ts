import { expect, test } from "@jest/globals";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { checkFinished } from "../../src/export/check/index.js";
import { EXPORTS } from "../../src/export/index.js";
import { shortName } from "../../src/export/shortName.js";
import { exported } from "./exported.js";
import { readGift } from "./readGift.js";
import { readMoodle } from "./readMoodle.js";
import { readXml } from "./readXml.js";

const LONG_TITLE = "역전파 😀 ".repeat(100).trim();
const sheet = {
  ...makeSheet(readQuiz("questions: [{topic: loss}]", "quiz.yaml"), { id: "1", seed: "long" }),
  title: LONG_TITLE,
};
const letters = (text = ""): number => [...text].length;

test("a name of up to 250 letters stays, a longer one ends in a sign for the rest", () => {
  expect(shortName("😀".repeat(250))).toBe("😀".repeat(250));
  expect(shortName("😀".repeat(251))).toBe(`${"😀".repeat(249)}…`);
});

test("a title of 600 letters becomes a name that Moodle and Canvas keep, and --check finds one that does not", async () => {
  const moodle = (await exported(EXPORTS.moodle, [sheet])).join("");
  const gift = (await exported(EXPORTS.gift, [sheet])).join("");
  for (const { category } of [...readMoodle(moodle), ...readGift(gift)])
    expect(
      category
        .split("/")
        .map(letters)
        .filter((length) => length > 255),
    ).toEqual([]);
  const canvas = (await exported(EXPORTS.canvas, [sheet])).find(
    ({ path }) => path === "gradsheet/gradsheet.xml",
  );
  expect(
    letters(
      readXml(canvas?.text.replace(/<section[\s\S]*/, "</assessment></questestinterop>") ?? "").children[0]
        ?.attributes["title"],
    ),
  ).toBe(250);
  for (const text of [moodle, gift]) {
    const spoilt = text.replace(/(?<=역전파 😀 )(?=역전파)/, "x".repeat(100));
    const [finding] = checkFinished(Buffer.from(spoilt), "spoilt").findings;
    expect(finding?.says).toBe("the name of a category has 350 letters, and 255 are kept");
  }
});
