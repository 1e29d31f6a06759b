import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { contrastWithWhite } from "../../../src/author/quiz/look.js";
import { GradsheetError } from "../../../src/core/base/errors.js";
import { renderSheet } from "../../../src/paper/pages/documents.js";
import { templatesOf } from "../../../src/paper/pages/templates/templates.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-look-"));
  writeFileSync(
    join(folder, "logo.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  writeFileSync(join(folder, "logo.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]));
  writeFileSync(join(folder, "fake.png"), "<html>no picture</html>");
  writeFileSync(
    join(folder, "large.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg">${" ".repeat(100_000)}</svg>`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const quiz = (look: string) => readQuiz(`look: ${look}\nquestions: [{topic: loss}]`, "quiz.yaml", { folder });
const page = (look: string, templates = templatesOf()) =>
  renderSheet(makeSheet(quiz(look), { id: "001", seed: "1" }), "worksheet", "print", templates);
const refusal = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    if (error instanceof GradsheetError) return error.message.replaceAll(folder, "DIR");
    throw error;
  }
  return "accepted";
};
/** A templates folder with these files. */
const templates = (files: Readonly<Record<string, string>>): string => {
  const here = mkdtempSync(join(folder, "templates-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, name)), { recursive: true });
    writeFileSync(join(here, name), text);
  }
  return here;
};

describe("a quiz's look", () => {
  test("the contrast of white on white is 1, of black 21, of #767676 just enough", () => {
    expect(contrastWithWhite("#ffffff")).toBeCloseTo(1, 9);
    expect(contrastWithWhite("#000")).toBeCloseTo(21, 9);
    expect(contrastWithWhite("#767676")).toBeGreaterThanOrEqual(4.5);
    expect(contrastWithWhite("#777777")).toBeLessThan(4.5);
  });
  test("logo, colour, header and footer are in the page, and the code and page number stay at its foot", () => {
    const html = page(
      '{logo: logo.png, color: "#14506E", header: "Course & more", footer: {en: Thursday, ko: 목요일}}',
    );
    expect(html).toContain('<img src="data:image/png;base64,iVBORw0KGgoA" alt="">');
    expect(html).toContain("--accent: #14506e");
    expect(html).toMatch(/@top-left \{ content: "Course \\26 {2}more"/);
    expect(html).toMatch(/@bottom-left \{ content: "Sheet [^"]*"[\s\S]*@bottom-right \{ content: /);
    expect(html).toContain('@bottom-center { content: "Thursday"');
  });
  test("an SVG stands as a picture, where no script of its runs", () => {
    const html = page("{logo: logo.svg}");
    expect(html).toContain('<img src="data:image/svg+xml;base64,');
    expect(html).not.toContain("<script");
  });
  test("without a look nothing of one is in the page", () => {
    const html = renderSheet(
      makeSheet(readQuiz("questions: [{topic: loss}]", "quiz.yaml"), { id: "001", seed: "1" }),
      "worksheet",
      "print",
    );
    expect(html).not.toMatch(/accent|class="brand"|@top-left/);
  });
  test.each([
    [
      '{color: "#ffee00"}',
      "look.color: too pale to be read on white paper (contrast below 4.5:1); a darker color would be right",
    ],
    ["{color: teal}", 'look.color: a color is written "#RGB" or "#RRGGBB", in quotes, such as "#004080"'],
    ["{colour: teal}", 'look.colour: unknown key "colour"; did you mean "color"?'],
    [
      "{logo: none.png}",
      'look.logo: there is no picture "none.png" beside the quiz; PNG, JPEG or SVG would be right',
    ],
    [
      "{logo: ../logo.png}",
      'look.logo: "../logo.png" leads out of the quiz\'s folder; put the picture beside the quiz',
    ],
    [
      "{logo: fake.png}",
      'look.logo: no PNG, JPEG or SVG picture (an SVG needs xmlns="http://www.w3.org/2000/svg"); save it as one of them',
    ],
    [
      "{logo: large.svg}",
      "look.logo: the picture has 100046 bytes, and every sheet file holds it; at most 100000",
    ],
  ])("%s is refused", (look, message) => {
    expect(refusal(() => quiz(look)).split("\n")[0]).toMatch(/^error\[[A-Z_]+\] quiz\.yaml:1:\d+ /);
    expect(refusal(() => quiz(look)).split("\n")[0]).toContain(message);
  });
});

describe("a course's own templates", () => {
  test("a partial and a stylesheet come over the built-in ones, and the page loads nothing else", () => {
    const own = templatesOf(
      templates({
        "partials/heading.hbs": "<h1>My {{heading.title}}</h1>",
        "styles/look.css": "/* mine */",
        README: "x",
      }),
    );
    const html = page("{color: '#000'}", own);
    expect(html).toContain("<h1>My Backpropagation</h1>");
    expect(html).toContain("/* mine */");
    expect(html).toContain("img-src data:");
    expect(html).toContain('class="answers');
  });
  test("the same files have the same hash, others another", () => {
    const hash = (text: string) => templatesOf(templates({ "styles/look.css": text })).hash;
    expect(hash("a")).toBe(hash("a"));
    expect(hash("a")).not.toBe(hash("b"));
  });
  test.each([
    [
      { "worksheets.hbs": "" },
      /^error\[UNKNOWN_KEY\] \S+worksheets\.hbs: no template, partial or stylesheet is called "worksheets\.hbs"; did you mean "worksheet\.hbs"\?$/,
    ],
    [
      { "worksheet.hbs": "<p>\n{{#if instructions}}\n" },
      /^error\[SYNTAX\] \S+worksheet\.hbs:3:1: no Handlebars template: Expecting /,
    ],
    [
      { "key.hbs": "<p>\n  {{#each a}}{{/if}}" },
      /^error\[SYNTAX\] \S+key\.hbs:2:3: no Handlebars template: each doesn't match if/,
    ],
    [
      { "worksheet.hbs": "<p>\n  {{> headin}}" },
      /^error\[UNKNOWN_KEY\] \S+worksheet\.hbs:2:3: no partial is called "headin"; did you mean "heading"\?/,
    ],
    [{ "styles/paper.css": undefined }, /^error\[FILE_NOT_FOUND\] \S+: the folder overrides nothing; /],
  ])("%j is refused in one line", (files, message) => {
    const given = Object.entries(files).filter((one): one is [string, string] => one[1] !== undefined);
    expect(refusal(() => templatesOf(templates(Object.fromEntries(given)))).split("\n")[0]).toMatch(message);
  });
  test.each([
    [
      "worksheet.hbs",
      "{{> heading}}\n<p>{{no_such}}</p>",
      /^error\[WRONG_VALUE\] \S+worksheet\.hbs:2:1: "no_such" not defined; /,
    ],
    [
      "partials/heading.hbs",
      '<h1>\n {{t "no.such"}}</h1>',
      /^error\[WRONG_VALUE\] \S+heading\.hbs:2:2: the locale en has no text "no\.such"; /,
    ],
    // Numbers are no keys, and what a template logs would stand in the middle of a document.
    [
      "worksheet.hbs",
      "<p>{{t 5}}</p>",
      /^error\[WRONG_VALUE\] \S+worksheet\.hbs:1:1: "t" shows a text by its key/,
    ],
    ["worksheet.hbs", '<p>{{log "x"}}</p>', /^error\[WRONG_VALUE\] \S+worksheet\.hbs:1:1: .*"log"/],
  ])("%s that asks for what there is not is named with its line", (name, text, message) => {
    const own = templatesOf(templates({ [name]: text }));
    expect(refusal(() => page("{}", own)).split("\n")[0]).toMatch(message);
  });
});

describe("held: templates that had no end, ended the program, spoke into a document or left the page", () => {
  test.each([
    [
      { "partials/heading.hbs": "<h1>\n{{> heading}}" },
      /^error\[SYNTAX\] \S+heading\.hbs:2:1: a partial that is shown in itself/,
    ],
    [
      { "partials/heading.hbs": "{{> part}}", "partials/part.hbs": "{{#if x}}{{> heading}}{{/if}}" },
      /^error\[SYNTAX\] \S+\.hbs:1:1: a partial that is shown in itself/,
    ],
    [
      { "worksheet.hbs": "<p>\n {{t}}" },
      /^error\[SYNTAX\] \S+worksheet\.hbs:2:2: \{\{t\}\} shows a text by its key/,
    ],
  ])("%j is refused when the folder is read", (files, message) => {
    const given = Object.entries(files).filter((one): one is [string, string] => one[1] !== undefined);
    expect(refusal(() => templatesOf(templates(Object.fromEntries(given)))).split("\n")[0]).toMatch(message);
  });

  test.each([
    [
      "a page that moves on",
      "worksheet.hbs",
      '<META http-equiv="refresh" content="0;url=https://example.org">',
    ],
    ["a link that is a program", "worksheet.hbs", '<a href=" &#106;avascript:alert(1)">x</a>'],
    [
      "a link of a drawing",
      "worksheet.hbs",
      '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    ],
    ["what a form sends", "worksheet.hbs", '<form action="https://example.org"></form>'],
  ])("%s is refused when a page is made", (_what, name, text) => {
    const own = templatesOf(templates({ [name]: text }));
    expect(refusal(() => page("{}", own)).split("\n")[0]).toMatch(
      /^error\[WRONG_VALUE\] \S+: a page of these templates holds/,
    );
  });

  test("links of a course's own are links, and templates may be links to files", () => {
    const shared = join(
      templates({ "worksheet.hbs": '<a href="https://example.org/course">course</a>' }),
      "worksheet.hbs",
    );
    const here = mkdtempSync(join(folder, "linked-"));
    symlinkSync(shared, join(here, "worksheet.hbs"));
    expect(page("{}", templatesOf(here))).toContain('<a href="https://example.org/course">');
  });

  test("a template of more than a megabyte", () => {
    expect(() => templatesOf(templates({ "styles/look.css": " ".repeat(1_000_000) }))).not.toThrow();
    expect(() => templatesOf(templates({ "styles/look.css": " ".repeat(1_000_001) }))).toThrow("TOO_LARGE");
  });
});
