import { beforeAll, describe, expect, test } from "@jest/globals";
import { strToU8, unzipSync, zipSync } from "fflate";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { GradsheetError } from "../../src/core/base/errors.js";
import { checkFinished } from "../../src/export/check/index.js";
import { readXml } from "../../src/export/check/xml.js";
import { EXPORTS } from "../../src/export/index.js";
import { exported } from "./exported.js";

const utf8 = (text: string): Buffer => Buffer.from(text);
const sheet = makeSheet(readQuiz("questions: [{topic: output-gradient}]", "quiz.yaml"), {
  id: "1",
  seed: "hostile",
});
const moodle = (await exported(EXPORTS.moodle, [sheet])).join("");

/** What is found in a file, or by which code it is refused. */
function saidOf(bytes: Buffer): readonly string[] | string {
  try {
    return checkFinished(bytes, "hostile").findings.map(({ says }) => says);
  } catch (error) {
    if (error instanceof GradsheetError) return error.faults.map(({ code }) => code).join();
    throw error;
  }
}

/** A package of QTI 3 of our own. */
let files: Record<string, Uint8Array> = {};
beforeAll(async () => {
  const written = await exported(EXPORTS.qti3, [sheet]);
  files = Object.fromEntries(
    written.map(({ path, text, rest = [] }) => [path, strToU8([text, ...rest].join(""))]),
  );
});
const packed = (changes: Readonly<Record<string, string>> = {}): Buffer =>
  Buffer.from(
    zipSync(
      {
        ...files,
        ...Object.fromEntries(Object.entries(changes).map(([path, text]) => [path, strToU8(text)])),
      },
      { level: 1 },
    ),
  );
const ITEM = "items/q1-v1.xml";
const itemText = (): string => Buffer.from(files[ITEM] ?? new Uint8Array()).toString();

describe("a file that is cut off", () => {
  test.each([0.2, 0.5, 0.9999])("Moodle imports nothing of %p of it", (share) => {
    const said = saidOf(utf8(moodle.slice(0, Math.floor(moodle.length * share))));
    expect(said).toEqual([expect.stringMatching(/^it is no whole XML, of which Moodle imports nothing: /)]);
  });

  test.each([0.3, 0.99])("%p of a package is no zip file", (share) => {
    const whole = packed();
    expect(saidOf(whole)).toEqual([]);
    expect(saidOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe("WRONG_VALUE");
  });
});

describe("XML that would have an importer read or hold too much", () => {
  const DOCTYPE = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;">]>`;

  test("entities of its own are nowhere replaced: no document has any", () => {
    expect(readXml(`${DOCTYPE}<a>&y;</a>`)).toEqual({ fault: expect.stringMatching(/a bare </) });
    expect(readXml("<a>&x;</a>")).toEqual({ fault: "a bare & in its text" });
    expect(saidOf(packed({ [ITEM]: `${DOCTYPE}${itemText().replace(/<\?xml.*?\?>/, "")}` }))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^it cannot be read: a bare </)]),
    );
  });

  test.each([
    ["elements", `<a>${"<b/>".repeat(1_000_001)}</a>`, /more than 1000000 elements/],
    ["one within the other", "<a>".repeat(300_000), /nested deeper than 200/],
    ["attributes", `<a ${"x='1' ".repeat(1_000_000)}/>`, /a bare </],
    ["a text", `<a>${"&amp;".repeat(4_000_001)}</a>`, /a text of more than 8000000 letters/],
    ["comments that do not end", `<a>${"<!--".repeat(300_000)}`, /a bare </],
  ])("%s", (_what, text, fault) => {
    expect(readXml(text)).toEqual({ fault: expect.stringMatching(fault) });
  });
});

test("a package that says of itself that it unpacks to half a gigabyte is refused before it is unpacked", () => {
  const bytes = packed();
  // The central directory's entry of the item: its size, unpacked, stands 22 bytes before its name's length of 46.
  const entry = bytes.lastIndexOf(ITEM) - 46;
  expect(bytes.readUInt32LE(entry)).toBe(0x02014b50);
  expect(bytes.readUInt32LE(entry + 24)).toBe(unzipSync(bytes)[ITEM]?.length);
  bytes.writeUInt32LE(500_000_000, entry + 24);
  expect(saidOf(bytes)).toBe("TOO_LARGE");
});

test("a picture whose address is no address is one that is not there", () => {
  const changed = itemText().replace(/src="[^"]*"/, 'src="../images/100%.svg"');
  expect(changed).not.toBe(itemText());
  expect(saidOf(packed({ [ITEM]: changed }))).toEqual([
    "its picture ../images/100%.svg is not in the package",
  ]);
});

test.each([
  ["a notebook", '{"cells": '],
  ["a source of LaTeX", "\\documentclass{exam}\\begin{document}"],
  ["GIFT", "::a::"],
])("%s of brackets alone is read to its end, or refused", (_what, start) => {
  for (const sign of ["[", "{", "\\", "$", "="])
    expect(["object", "string"]).toContain(typeof saidOf(utf8(start + sign.repeat(100_000))));
});
