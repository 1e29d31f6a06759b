import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { numberAnswers } from "../../src/core/sheet/sheet.js";
import type { Shape } from "../../src/document/tree/picture.js";
import { drawingOf } from "../../src/export/docx/drawing.js";
import { docx, docxKey } from "../../src/export/formats/docx.js";
import { type Block, fieldsOf, type Item, type Line } from "../../src/export/item.js";
import { toVariant } from "../../src/export/toItem.js";
import { zipBytes } from "../../src/export/zip.js";
import { judgedBy } from "../support/judge.js";
import { exported, fullSheet } from "./exported.js";

const SHEETS = { en: fullSheet("word", "en"), ko: fullSheet("word", "ko") };

/** An element of what pandoc reads. */
interface Node {
  readonly t?: string;
  readonly c?: unknown;
}

/** All words and formulas under an element of pandoc's, one after the other. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join("");
  if (typeof node !== "object" || node === null) return "";
  const { t, c } = node as Node;
  if (t === "Str") return String(c);
  if (t === "Math") return String((c as unknown[])[1]);
  if (t === "Space" || t === "SoftBreak") return " ";
  return textOf(c ?? Object.values(node));
}

/** The digits of a text in their order, and how many of its signs are letters of the language. */
const digitsOf = (text: string): string => text.replace(/\D/g, "");

const linesOf = (blocks: readonly Block[]): Line[] =>
  blocks.flatMap((block) =>
    "line" in block ? [block.line] : [block.table.head, ...block.table.rows].flat(),
  );

/** All lines of a question, as a page has them one under the other. */
const allLines = ({ blocks, parts, solution }: Item): Line[] => [
  ...linesOf(blocks),
  ...parts.flatMap((part) => [
    part.task,
    ...linesOf(part.blocks),
    ...part.fields.flatMap(({ question, options }) => [question, ...options.map(({ line }) => line)]),
  ]),
  ...linesOf(solution),
];

/** A line with indices below before those above, as pandoc writes them. */
const lineText = (line: Line): string =>
  line
    .map((run) =>
      "tex" in run
        ? run.tex.replace(/(\^\{(?:[^{}]|\{[^{}]*\})*\}|\^\w)(_\{[^{}]*\}|_\w)/g, "$2$1")
        : run.text,
    )
    .join("");

async function bytesOf(format: typeof docx, locale: "en" | "ko"): Promise<Buffer> {
  const files = format.write(
    (async function* () {
      yield toVariant(SHEETS[locale]);
    })(),
    { title: SHEETS[locale].title, locale, variants: 1 },
  );
  const pieces: Buffer[] = [];
  for await (const piece of zipBytes(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

judgedBy("pandoc").each(["en", "ko"] as const)(
  "pandoc reads every number, sentence and formula of the questions and solutions back, in %s",
  async (locale) => {
    const folder = mkdtempSync(join(tmpdir(), "docx-"));
    try {
      writeFileSync(join(folder, "key.docx"), await bytesOf(docxKey, locale));
      const { stdout, stderr } = spawnSync("pandoc", ["key.docx", "-t", "json"], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      expect(stderr).toBe("");
      const whole = textOf((JSON.parse(stdout) as { blocks: unknown }).blocks);
      const digits = digitsOf(whole);
      let at = 0;
      const { items } = toVariant(SHEETS[locale]);
      for (const line of items.flatMap(allLines)) {
        const next = digits.indexOf(digitsOf(lineText(line)), at);
        expect([lineText(line), next >= at, digits.slice(at, at + 60)]).toEqual([
          lineText(line),
          true,
          expect.anything(),
        ]);
        at = next + digitsOf(lineText(line)).length;
      }
      // Nothing but what a field's name, an option's letter and a heading hold stands between.
      const lines = items.flatMap(allLines).map((line) => digitsOf(lineText(line)).length);
      expect(lines.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0.75 * digits.length);
      for (const { topic } of items) expect(whole).toContain(topic.replaceAll("  ", " "));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

test("the same copies give the same bytes, whenever they are written", async () => {
  const first = await bytesOf(docx, "en");
  // A zip counts time in steps of two seconds.
  await new Promise((after) => setTimeout(after, 2100));
  expect((await bytesOf(docx, "en")).equals(first)).toBe(true);
});

test.each(["en", "ko"] as const)("the file to hand out has no solution in it, in %s", async (locale) => {
  const sheet = SHEETS[locale];
  const [student, key] = await Promise.all(
    [docx, docxKey].map(async (format) => (await exported(format, [sheet])).map(({ text }) => text).join("")),
  );
  const long = sheet.questions
    .flatMap(({ answers, shown }) =>
      numberAnswers(answers).flatMap(({ quantity, display }) => (shown.includes(quantity) ? [] : [display])),
    )
    .filter((display) => display.replace(/\D/g, "").replace(/^0+/, "").length >= 4);
  const isIn = (text = "", display = "") => text.includes(display.replace("-", "\u2212"));
  expect(long.length).toBeGreaterThan(40);
  expect(long.filter((one) => isIn(key, one)).length).toBeGreaterThan(0.95 * long.length);
  expect(long.filter((one) => isIn(student, one)).length).toBeLessThan(0.05 * long.length);
  expect(fieldsOf({ parts: toVariant(sheet).items.flatMap(({ parts }) => parts) }).length).toBeGreaterThan(
    50,
  );
});

describe("a drawing as Word's shapes", () => {
  const placed = (shapes: readonly Shape[], view = { x: 0, y: 0, width: 100, height: 50 }) =>
    drawingOf({ width: 200, height: 100, view, spoken: "two nodes", shapes });

  test("is as large as the picture, says its words, and keeps the places of its shapes", () => {
    const { children, transformation, altText } = placed([
      { kind: "circle", x: 20, y: 30, r: 5, paint: { fill: "#fff", stroke: "#000" } },
    ]);
    expect(transformation).toMatchObject({ width: 200, height: 100 });
    expect(altText).toMatchObject({ description: "two nodes" });
    expect(children[0]).toMatchObject({ transformation: { width: 100, height: 50 }, line: "none" });
    expect(children[1]).toMatchObject({
      children: [
        {
          type: "ellipse",
          transformation: { offset: { left: 15, top: 25 }, width: 10, height: 10 },
          fill: "ffffff",
          line: { color: "000000", width: 0.75 },
        },
      ],
      transformation: { offset: { left: 15, top: 25 }, width: 10, height: 10 },
    });
  });

  test("a group turned by a quarter stands where turning about its own zero puts it", () => {
    const { children } = placed([
      {
        ...{ kind: "group", x: 10, y: 20, turn: 90 },
        shapes: [{ kind: "box", x: 0, y: 0, width: 4, height: 2, paint: { fill: "#000" } }],
      },
    ]);
    // The middle (2, 1) goes to (-1, 2), and from there by (10, 20): a box of 4 by 2 about (9, 22).
    const [, moved] = children as readonly { children?: { transformation: { offset: object } }[] }[];
    const { offset, ...rest } = moved?.children?.[0]?.transformation ?? { offset: {} };
    expect(offset).toEqual({ left: expect.closeTo(7, 9), top: expect.closeTo(21, 9) });
    expect(rest).toMatchObject({ width: 4, height: 2, rotation: 90 });
  });

  test("a path's small letters are steps from where it stands", () => {
    const { children } = placed([
      {
        kind: "path",
        steps: [["M", 10, 10], ["h", 5], ["v", -4], ["Q", 20, 6, 20, 10], ["z"]],
        paint: { stroke: "rgb(128,0,255)" },
      },
    ]);
    const [, moved] = children as readonly { children?: object[] }[];
    expect(moved?.children?.[0]).toMatchObject({
      path: "M 10 10 L 15 10 L 15 6 Q 20 6 20 10 Z",
      transformation: { offset: { left: 10, top: 6 }, width: 10, height: 4 },
      line: { color: "8000ff" },
      fill: "none",
    });
  });
});
