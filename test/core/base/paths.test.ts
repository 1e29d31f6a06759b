import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { CODE, PACKAGE, TEMPLATES } from "../../../src/core/paths.js";

test.each([
  ["the program's own folder", CODE, "cli.ts"],
  ["the package", PACKAGE, "package.json"],
  ["the templates", TEMPLATES, "worksheet.hbs"],
])("%s is where paths.ts says", (_what, folder, file) => {
  expect(existsSync(join(folder, file))).toBe(true);
});
