import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const TEST = join(import.meta.dirname, "..");

test("each file of tests that is known to be slow is there", () => {
  const known = Object.keys(JSON.parse(readFileSync(join(TEST, "support/jest/seconds.json"), "utf8")));
  expect(known.filter((name) => !existsSync(join(TEST, `${name}.test.ts`)))).toEqual([]);
});
