import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";

/** Every module that a file needs when it runs; what is imported as a type alone is gone by then. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, "utf8").replace(/^(import|export) type [^;]*;/gm, "");
  for (const [, from = ""] of text.matchAll(/^(?:import|export) (?:[^;]*? from )?"([^"]+)";/gm)) {
    if (from.startsWith(".")) closureOf(join(dirname(file), from.replace(/\.js$/, ".ts")), seen);
    else seen.add(from);
  }
  return seen;
}

test("marking runs in a browser: it needs no package and nothing of Node", () => {
  const needed = [...closureOf("src/core/marking/explain.ts")];
  expect(needed.length).toBeGreaterThan(20);
  expect(needed.filter((name) => !name.startsWith("src/"))).toEqual([]);
});
