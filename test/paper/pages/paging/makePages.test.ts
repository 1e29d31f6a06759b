import { describe, expect, test } from "@jest/globals";
import { type Block, makePages } from "../../../../src/paper/pages/paging/makePages.js";

const PAPER = { height: 250, head: 50, gap: 6 };
const ROOM = { least: 10, best: 20 };
/** Questions of so many parts, each 50 mm high with its room at best. */
const questions = (...parts: readonly number[]): Block[] =>
  parts.flatMap((count, question) =>
    Array.from({ length: count }, (_none, k) => ({
      question,
      starts: k === 0,
      height: 30,
      small: 30,
      room: ROOM,
      facing: 10,
      overleaf: 40,
    })),
  );
const split = (blocks: readonly Block[]) => makePages(blocks, PAPER).map(({ from, to }) => [from, to]);

describe("pages", () => {
  test("four parts of 50 mm fill the 200 mm that a head of 50 mm leaves of 250", () => {
    expect(split(questions(1, 1, 1, 1))).toEqual([[0, 4]]);
  });

  test("rooms shrink to their least before a page more is begun: 6 + 30 + 10 mm each", () => {
    expect(makePages(questions(1, 1, 1), { ...PAPER, height: 50 + 3 * 46 })).toEqual([
      { from: 0, to: 3, rooms: [10, 10, 10], small: false },
    ]);
    expect(makePages(questions(1, 1, 1), { ...PAPER, height: 50 + 3 * 46 - 1 })).toHaveLength(2);
  });

  test("a question is not broken where the pages are as many without it, though four and four would be even", () => {
    expect(split(questions(3, 3, 2))).toEqual([
      [0, 3],
      [3, 8],
    ]);
  });

  test("no room is stretched where a page would end empty", () => {
    const [one] = questions(1);
    if (one === undefined) throw new Error("no block");
    const [first, last] = makePages([one, { ...one, question: 1, height: 200, small: 200 }], PAPER);
    expect(first?.rooms).toEqual([ROOM.best]);
    expect(last?.rooms.every((room) => room === ROOM.best)).toBe(true);
  });

  test("drawings are set small where a page then holds what it would not hold otherwise", () => {
    const drawn = questions(1, 1, 1).map((block) => ({ ...block, small: 27 }));
    const height = 50 + 3 * 46 - 9;
    expect(makePages(drawn, { ...PAPER, height })).toEqual([
      { from: 0, to: 3, rooms: [10, 10, 10], small: true },
    ]);
    expect(makePages(drawn, { ...PAPER, height: height + 40 })[0]?.small).toBe(false);
  });

  test("as many pages as the other copies have: more than it needs, and with rooms under their least one fewer", () => {
    expect(makePages(questions(1, 1, 1, 1), PAPER, 2).map(({ from, to }) => to - from)).toEqual([3, 1]);
    const tight = { ...PAPER, height: 50 + 3 * 46 - 8 };
    expect(makePages(questions(1, 1, 1), tight)).toHaveLength(2);
    const [only, ...none] = makePages(questions(1, 1, 1), tight, 1);
    expect(none).toEqual([]);
    expect(only?.rooms.every((room) => room >= 0.7 * ROOM.least && room < ROOM.least)).toBe(true);
  });

  test("no more pages than blocks, and none fewer than what no squeeze gets onto them", () => {
    expect(makePages(questions(1, 1), PAPER, 5)).toHaveLength(1);
    expect(makePages(questions(1, 1, 1, 1, 1, 1, 1, 1), PAPER, 1)).toHaveLength(2);
  });

  test("what fits on no page has one to itself", () => {
    const [small] = questions(1);
    if (small === undefined) throw new Error("no block");
    expect(
      split([small, { ...small, height: 400, small: 400, question: 1 }, { ...small, question: 2 }]),
    ).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  test("what fits on a page, but not beside the head of the first, leaves that head alone", () => {
    const [small] = questions(1);
    if (small === undefined) throw new Error("no block");
    expect(
      split([
        { ...small, height: 210, small: 205 },
        { ...small, question: 1 },
      ]),
    ).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
    ]);
  });

  test("every page holds what its paper holds: 200 random sheets", () => {
    let seed = 7;
    const random = (): number => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    for (let sheet = 0; sheet < 200; sheet += 1) {
      const blocks = questions(...Array.from({ length: 8 }, () => 1 + Math.floor(3 * random()))).map(
        (block) => {
          const height = 20 + 60 * random();
          return { ...block, height, small: height - 10 * random() };
        },
      );
      const plans = makePages(blocks, PAPER);
      expect(plans[0]?.from).toBe(0);
      expect(plans.at(-1)?.to).toBe(blocks.length);
      plans.forEach(({ from, to, rooms, small }, page) => {
        expect(plans[page + 1]?.from ?? blocks.length).toBe(to);
        const on = blocks.slice(from, to);
        const head = on[0]?.starts === true ? 0 : page % 2 === 1 ? 40 : 10;
        const gaps = on.filter(({ starts }, k) => starts && (k > 0 || page === 0)).length * PAPER.gap;
        const taken = on.reduce(
          (sum, block, k) => sum + (small ? block.small : block.height) + (rooms[k] ?? 0),
          head + gaps,
        );
        expect(taken).toBeLessThanOrEqual(PAPER.height - (page === 0 ? PAPER.head : 0));
        expect(rooms.every((room) => room >= ROOM.least && room <= ROOM.best)).toBe(true);
      });
    }
  });
});
