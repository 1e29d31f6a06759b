import { describe, expect, test } from "@jest/globals";
import { seeds } from "../seeds.js";
import { inputOf, openWith, withDoor } from "./cases.js";
import { DOORS } from "./doors/index.js";
import { foundCases } from "./found.js";

/** Milliseconds for each door; `npm run fuzz` takes its time. */
const SHARE = seeds(200, 2_000);
const SEED = "npm-test";

describe("inputs of every kind, changed by chance: an error of gradsheet's own, or none", () => {
  test.each(Object.keys(DOORS))("%s", (name) =>
    withDoor(name, async (door) => {
      const started = performance.now();
      let cases = 0;
      while (cases < 3 || performance.now() - started < SHARE) {
        const input = inputOf(door, SEED, cases);
        await openWith(door, input, SEED, cases).catch((error: unknown) => {
          throw new Error(`case ${cases} of ${name}, seed ${SEED}: ${String(error)}`);
        });
        cases++;
      }
      expect(cases).toBeGreaterThan(2);
    }),
  );

  test("every input that was once found to end otherwise", async () => {
    const found = foundCases();
    for (const name of new Set(found.map(({ door }) => door)))
      await withDoor(name, async (door) => {
        for (const { file, input, seed, k } of found.filter((one) => one.door === name))
          await openWith(door, input, seed, k).catch((error: unknown) => {
            throw new Error(`${name}/${file}: ${String(error)}`);
          });
      });
    expect(Object.keys(DOORS)).toEqual(expect.arrayContaining([...new Set(found.map(({ door }) => door))]));
  });
});
