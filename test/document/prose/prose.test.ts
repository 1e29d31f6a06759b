import { expect, test } from "@jest/globals";
import { fillNames, namesIn, proseFaults } from "../../../src/document/prose/checkProse.js";
import { proseHtml, type SetTex } from "../../../src/document/prose/markdown.js";
import { proseLines } from "../../../src/document/prose/proseLines.js";
import { lineText } from "../../../src/document/write/text/lineText.js";

/** TeX between marks of its own, so that the tests see where it stood. */
const marked: SetTex = (tex, spoken, tall) => `[${tall ? "tall " : ""}${tex}|${spoken}]`;
const html = (source: string) => proseHtml(source, marked);

test.each([
  ["one paragraph is a line", "a *b* **c** `d`", "a <em>b</em> <strong>c</strong> <code>d</code>"],
  ["two paragraphs stay two", "a\n\nb", "<p>a</p>\n<p>b</p>"],
  ["HTML is text", "<b>x</b> & <script>", "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;"],
  ["a block of HTML is text", "<div onclick=1>\n\nx", "<p>&lt;div onclick=1&gt;</p>\n<p>x</p>"],
  ["a link that would run a script is text", "[a](javascript:alert(1))", "[a](javascript:alert(1))"],
  ["a picture is its words", "![a <b>](http://x.org/p.png)", "a &lt;b&gt;"],
  ["a heading is bold", "# a", "<b>a</b>"],
  ["TeX in a line", "so $a^{2} = z\\,\\sigma(z)$.", "so [a^{2} = z\\,\\sigma(z)|a^ 2 = z sigma(z)]."],
  ["TeX in full size", "$$\\frac{a}{b}$$", "[tall \\frac{a}{b}|frac a b]"],
  ["amounts of dollars are no TeX", "$5 and $6", "$5 and $6"],
  ["an escaped dollar is none", "\\$a$", "$a$"],
  ["emphasis does not reach into TeX", "$a_1*b_1*c_1$", "[a_1*b_1*c_1|a_1*b_1*c_1]"],
  ["TeX in code is code", "`$a$`", "<code>$a$</code>"],
])("%s", (_title, source, expected) => {
  expect(html(source)).toBe(expected);
});

test("the lines of a text: paragraphs, items, lines of code", () => {
  const source = "First\n\n- one\n- two\n\n```\na = 1\nb = a < 2\n```\n\n1. x\n";
  expect(proseLines(source).map(lineText)).toEqual(["First", "• one", "• two", "a = 1", "b = a < 2", "• x"]);
});

test.each([
  ["$\\frac{a$", "unexpected end of input in a macro argument, expected '}'", 7],
  ["of $a + \\foo{2}$", "unsupported function name: \\foo", 4],
  ["$x^$", "it cannot be read", 0],
])("%s does not parse", (source, message, at) => {
  expect(proseFaults(source)).toEqual([
    { message: `TeX that does not parse: ${message}`, piece: source.replace(/^[^$]*\$|\$$/g, ""), at },
  ]);
});

test("a place behind a name between braces is where it is written", () => {
  expect(proseFaults("$w = {{weight}} + \\foo$")).toEqual([
    {
      message: "TeX that does not parse: unsupported function name: \\foo",
      piece: "w = {{weight}} + \\foo",
      at: 17,
    },
  ]);
});

test("names between double braces are numbers, a real minus before them", () => {
  expect(namesIn("{{x}} and $ {{ b1 }} + {{x}}$ and {y}")).toEqual(["x", "b1"]);
  expect(fillNames("{{x}} and $ {{ b1 }}$", (name) => (name === "x" ? "-0.5" : "1.2e-9"))).toBe(
    "−0.5 and $ 1.2e-9$",
  );
});
