import { expect, test } from "@jest/globals";
import { unescaped } from "../../src/base/unescaped.js";
import { escapeXml } from "../../src/diagram/svgText.js";

test("a text that a drawing holds comes out of it as it went in, apostrophes too", () => {
  const text = `a < b & "c" > 'd' 역전파 &#39;`;
  expect(unescaped(escapeXml(text))).toBe(text);
});
