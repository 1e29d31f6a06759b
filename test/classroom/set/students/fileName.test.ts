import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fileNameOf, foldName } from "../../../../src/classroom/set/students/fileName.js";

describe("what disks take is kept", () => {
  test.each(["2026-001", "kim.minsu", "김철수", "a_b", "É7", "Ж-1"])("%s", (id) => {
    expect(fileNameOf(id)).toBe(id);
  });
});

describe("what some disk does not take gets another name", () => {
  test.each([
    ["a/b", "a_b~"],
    ["..", "id~"],
    ["../../etc/passwd", "etc_passwd~"],
    [".hidden", "hidden~"],
    ["ends.", "ends_~"],
    ["CON", "CON~"],
    ["nul.txt", "nul_txt~"],
    ["com1", "com1~"],
    ["COM¹", "COM¹~"],
    ["a b", "a_b~"],
    ["a~b", "a_b~"],
    ["C:\\x", "C__x~"],
    ["-rf", "rf~"],
    ["x".repeat(200), `${"x".repeat(40)}~`],
    ["가".repeat(200), `${"가".repeat(40)}~`],
  ])("%s → %s…", (id, start) => {
    expect(fileNameOf(id)).toMatch(/~[0-9a-f]{12}$/);
    expect(fileNameOf(id).slice(0, -12)).toBe(start);
  });
});

/** Ids as people write them, and the worst that there is. */
const anyId = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(..."aA~._-/\\: é가ﬁ１".split(""), "CON", "nul"),
    minLength: 1,
    maxLength: 12,
  }),
);

test("any id: a name of one folder that Windows, macOS and Linux take, and no option of a program", () => {
  fc.assert(
    fc.property(anyId, (id) => {
      const name = fileNameOf(id);
      expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._~-]*$/u);
      expect(name).not.toMatch(/\.$/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(Buffer.byteLength(`${name}.html.1234567-0a1b2c3d.part`)).toBeLessThan(255);
      expect(Buffer.byteLength(name.normalize("NFD"))).toBeLessThan(600);
      expect(name).toBe(name.normalize("NFC"));
    }),
    { numRuns: 2000 },
  );
});

test("ids that differ in more than case and way of writing never share a file, on a disk that minds neither", () => {
  fc.assert(
    fc.property(anyId, anyId, (a, b) => {
      fc.pre(foldName(a) !== foldName(b));
      expect(foldName(fileNameOf(a))).not.toBe(foldName(fileNameOf(b)));
    }),
    { numRuns: 5000 },
  );
});
