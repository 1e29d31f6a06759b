import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { TEMPLATES } from "../../../src/core/paths.js";
import { compiledAhead } from "../../../src/paper/pages/templates/compiledAhead.js";

const texts = ["", "partials"].flatMap((folder) =>
  readdirSync(join(TEMPLATES, folder))
    .filter((name) => name.endsWith(".hbs"))
    .map((name) => [name, readFileSync(join(TEMPLATES, folder, name), "utf8")] as const),
);

test.each(texts)("%s was compiled by the build", (_name, text) => {
  expect(compiledAhead(text)).toHaveProperty("main");
});

test("a template that is not as it was built is not taken for it", () => {
  for (const [, text] of texts) expect(compiledAhead(`${text} `)).toBeUndefined();
});
