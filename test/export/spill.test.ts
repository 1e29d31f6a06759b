import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Spill } from "../../src/export/canvas/spill.js";
import { utf8 } from "./exported.js";

const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("gradsheet-aside-"));

test("ten megabytes by two groups come back whole and in order, letters of several bytes too; nothing of them stays", () => {
  const before = new Set(folders());
  const aside = new Spill();
  const text = (k: number): string => `${k} 역전파 😀 ${"x".repeat(50_000)}\n`;
  for (let k = 0; k < 200; k++) aside.add(k % 2 === 0 ? "even" : "odd", text(k));
  const made = folders().filter((name) => !before.has(name));
  expect(made.length).toBeGreaterThan(0);
  for (const [group, first] of [
    ["even", 0],
    ["odd", 1],
  ] as const) {
    const wanted = Array.from({ length: 100 }, (_none, k) => text(2 * k + first)).join("");
    expect(utf8(aside.read(group)) === wanted).toBe(true);
  }
  expect([...aside.read("none")]).toEqual([]);
  aside.close();
  expect(made.filter((name) => existsSync(join(tmpdir(), name))).length).toBeLessThan(made.length);
});
