import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { sha256 } from "../../../src/core/base/hash.js";
import { type NamedText, openPacked, packTexts } from "../../../src/paper/press/kept/packedTexts.js";

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "gradsheet-packed-")), "texts");
});
afterEach(() => rmSync(join(file, ".."), { recursive: true }));

const named = (text: string): NamedText => [sha256(text), text];
const [a, b, c, none] = [named("역전파 δ"), named("b".repeat(9000)), named(""), named("not there")];
const bytes = packTexts([[a, b], [c]]);

test("texts that are packed together are found by their names, and no others", () => {
  writeFileSync(file, bytes);
  const read = openPacked(file);
  expect([a, b, c, none].map(([name]) => read?.(name))).toEqual([a[1], b[1], "", null]);
  expect(openPacked(`${file} of another program`)).toBeNull();
  // Nine thousand letters that repeat.
  expect(bytes.length).toBeLessThan(500);
});

test("what is not as it was written is as if it were not there, whichever byte differs", () => {
  const found = Array.from(bytes, (byte, k) => {
    writeFileSync(file, bytes.with(k, byte ^ 1));
    const read = openPacked(file);
    return [a, b, c].map(([name, text]) => {
      const there = read?.(name) ?? null;
      expect([text, null]).toContain(there);
      return there !== null;
    });
  });
  // The head is needed for all, and a group for its own texts alone.
  expect(new Set(found.map((there) => there.join(" ")))).toEqual(
    new Set(["false false false", "false false true", "true true false"]),
  );
  for (let length = 0; length < bytes.length; length += 1) {
    writeFileSync(file, bytes.subarray(0, length));
    expect(openPacked(file)?.(c[0]) ?? null).toBeNull();
  }
});
