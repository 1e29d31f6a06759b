import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { LruCache } from "../../../src/core/base/lruCache.js";

test("what was asked for lately stays, and what was not goes", () => {
  const recent = new LruCache<number>(2);
  for (const [k, name] of ["a", "b", "c"].entries()) recent.set(name, k);
  expect(recent.get("a")).toBe(0);
  for (const [k, name] of ["d", "e"].entries()) recent.set(name, k);
  expect(["a", "b", "e"].map((name) => recent.get(name))).toEqual([0, undefined, 1]);
});

test("a name that was cut out of a page does not hold the page in memory", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const recent = new LruCache<number>(100);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let k = 0; k < 40; k += 1) {
    const page = `<p>name ${k}, as long as a block</p>${String(k).padStart(2, "0").repeat(500_000)}`;
    recent.set(page.slice(0, page.indexOf("</p>")), k);
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 2 ** 20);
  expect(recent.get("<p>name 7, as long as a block")).toBe(7);
});
