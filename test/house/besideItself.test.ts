import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { filesOf } from "./imports.js";

const SRC = join(import.meta.dirname, "../../src");

/** They ask where packages are, which holds in the bundle too; core/paths.ts stands as deep as the bundle's shared files. */
const ASK: readonly string[] = [
  "core/paths.ts",
  "mnist/data/mnistFiles.ts",
  "paper/fonts/fontSubsets.ts",
  "paper/print/browser/shell.ts",
];

test("no file asks for what stands beside itself: the program is bundled into files that stand elsewhere", () => {
  const asking = filesOf(SRC).filter((file) => readFileSync(join(SRC, file), "utf8").includes("import.meta"));
  expect(asking.sort()).toEqual(ASK);
});
