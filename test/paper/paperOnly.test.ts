import { describe, expect, test } from "@jest/globals";
import { LEVELS, type Level } from "../../src/core/base/settings.js";
import { TOPICS } from "../../src/core/topics/index.js";
import type { Topic } from "../../src/core/topics/topic.js";
import { LONG } from "../seeds.js";
import { kindsOf, QUESTIONS, SEEDS, type Tried, tryQuestion } from "./quizzes.js";

/** In a short run each kind comes at one level or another, of few kinds all. */
const isChosen = (kind: number, of: number, level: Level): boolean =>
  LONG || of < LEVELS.length || kind % LEVELS.length === LEVELS.indexOf(level);

describe.each<Topic>(Object.values(TOPICS))("$name is answered from the worksheet's text alone", (topic) => {
  test.each(LEVELS)("%s", (level) => {
    const tried: Tried = { answered: 0, made: 0, faults: [] };
    const kinds = kindsOf(topic);
    // A network that the topic does not ask about makes no question: others make up for it.
    for (let seed = 0; seed < SEEDS || (tried.made < QUESTIONS && seed < QUESTIONS); seed++)
      kinds.forEach((kind, k) => {
        if (!isChosen(k, kinds.length, level)) return;
        const variant = topic.kind === "own" && kind !== "" ? `, variant: ${kind}` : "";
        const wish = `{topic: ${topic.name}, level: ${level}${variant}}`;
        const network = topic.kind === "own" ? "" : `{${kind}}`;
        tryQuestion(wish, network, k + Math.floor(k / LEVELS.length) + seed, `paper-${seed}`, tried);
      });
    expect(tried.faults).toEqual([]);
    expect(tried.made).toBeGreaterThanOrEqual(QUESTIONS);
    expect(tried.answered).toBeGreaterThan(0);
  });
});

describe.each<Topic>(Object.values(TOPICS))(
  "$name, asked otherwise, is answered from the text alone",
  (topic) => {
    const ways = [
      ...(topic.asks?.choice === false ? [] : ["choice"]),
      ...(topic.asks?.choice === undefined ? ["choice, noneOfThese: true"] : []),
      ...(topic.asks?.blanks === true ? ["blanks"] : []),
    ];
    if (ways.length > 0)
      test.each(ways)("as %s", (way) => {
        const tried: Tried = { answered: 0, made: 0, faults: [] };
        const kinds = kindsOf(topic);
        const shown = LONG ? kinds : kinds.filter((_kind, k) => k % 4 === 1 || kinds.length < 4);
        shown.forEach((kind, k) => {
          const variant = topic.kind === "own" && kind !== "" ? `, variant: ${kind}` : "";
          const level = LEVELS[k % LEVELS.length] ?? "standard";
          const wish = `{topic: ${topic.name}, as: ${way}, level: ${level}${variant}}`;
          const network = topic.kind === "own" ? "" : `{${kind}}`;
          for (let seed = 0; seed < SEEDS; seed++)
            tryQuestion(wish, network, k + seed, `paper-${seed}`, tried);
        });
        expect(tried.faults).toEqual([]);
        expect(tried.answered).toBeGreaterThan(0);
      });
  },
);
