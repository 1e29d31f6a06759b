import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { filesOf } from "./imports.js";

const SRC = join(import.meta.dirname, "../../src");

test("no code asks for a language by its name: what a language has is in its file in base/locales", () => {
  const asking = filesOf(SRC)
    .filter((file) => !file.startsWith("core/base/locales/"))
    .flatMap((file) =>
      readFileSync(join(SRC, file), "utf8")
        .split("\n")
        .filter((line) => /"ko"/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(asking).toEqual([]);
});
