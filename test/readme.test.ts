import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { optionTables } from "../src/options/optionTable.js";

/** `UPDATE_README=1 npm test -- test/readme` writes the tables anew. */
test("the README's tables of options are the table of options", () => {
  const readme = readFileSync("README.md", "utf8");
  const [before = "", rest = ""] = readme.split("<!-- options -->\n");
  const [, after = ""] = rest.split("<!-- /options -->");
  const wanted = `${before}<!-- options -->\n${optionTables()}\n<!-- /options -->${after}`;
  if (process.env.UPDATE_README === "1") writeFileSync("README.md", wanted);
  else expect(readme).toBe(wanted);
});
