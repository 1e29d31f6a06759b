import { expect, test } from "@jest/globals";
import { unescaped } from "../../src/core/base/unescaped.js";
import { escapeHtml } from "../../src/document/write/html/escapeHtml.js";

test("a text that a drawing holds comes out of it as it went in, apostrophes too", () => {
  const text = `a < b & "c" > 'd' 역전파 &#39;`;
  expect(unescaped(escapeHtml(text))).toBe(text);
});
