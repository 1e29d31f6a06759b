import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-look-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The quiz with a logo of these bytes, or what is said of it. */
function withLogo(bytes: string | Buffer | null, name = "logo.svg"): string {
  if (bytes !== null) writeFileSync(join(folder, name), bytes);
  try {
    readQuiz(`look: {logo: ${name}}\nquestions: [{topic: loss}]\n`, "q.yaml", { folder });
    return "read";
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

describe("held: a logo of 211 bytes took for ever, and one that is no file did too", () => {
  test("comments before the root of an SVG, however many", () => {
    const started = performance.now();
    expect(withLogo(`${"<!---->".repeat(14_000)}x`)).toMatch(/^error\[WRONG_VALUE\] .*no PNG, JPEG or SVG/);
    expect(
      withLogo(`<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n${"<!-- b -->\n".repeat(5000)}${SVG}`),
    ).toBe("read");
    // 24 comments took 0.26 s once, and each one more doubled it.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(withLogo(`\uFEFF ${SVG}`)).toBe("read");
    expect(withLogo(`<!DOCTYPE svg [<!ENTITY a "b">]>${SVG}`)).toMatch(/no PNG, JPEG or SVG/);
    expect(withLogo(`<!-- ${SVG}`)).toMatch(/no PNG, JPEG or SVG/);
  });

  test("a pipe, a device behind a link, a folder", () => {
    execFileSync("mkfifo", [join(folder, "pipe.svg")]);
    symlinkSync("/dev/zero", join(folder, "zero.svg"));
    for (const name of ["pipe.svg", "zero.svg", "."])
      expect(withLogo(null, name)).toMatch(
        /^error\[FILE_UNREADABLE\] q\.yaml:1:\d+ look\.logo: .* is no file/,
      );
  });

  test("a picture of 4,000 points each way, and one of a point more", () => {
    const png = (width: number, height: number) => {
      const bytes = Buffer.from("89504e470d0a1a0a0000000d494844520000000000000000", "hex");
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return bytes;
    };
    const jpeg = (width: number, height: number) => {
      const bytes = Buffer.from("ffd8ffe000040000ffc2000b080000000001011100", "hex");
      bytes.writeUInt16BE(height, 13);
      bytes.writeUInt16BE(width, 15);
      return bytes;
    };
    for (const picture of [png, jpeg]) {
      expect(withLogo(picture(4000, 4000))).toBe("read");
      expect(withLogo(picture(4001, 1))).toMatch(
        /^error\[TOO_LARGE\] .*the picture is 4001 × 1 points; at most 4000/,
      );
      expect(withLogo(picture(1, 65_500))).toMatch(/TOO_LARGE/);
    }
  });
});

describe("held: a range of a million numbers took a minute, and a wider one the memory", () => {
  const drawnFrom = (range: string): string => {
    try {
      readQuiz(`network: {weights: ${range}}\nquestions: [{topic: loss}]\n`, "q.yaml");
      return "read";
    } catch (error) {
      return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    }
  };

  test("100,000 numbers are drawn from, and one more are not", () => {
    expect(drawnFrom("{from: -4.9999, to: 5, decimals: 4}")).toBe("read");
    expect(drawnFrom("{from: 0, to: 100000, decimals: 0}")).toBe(
      "error[TOO_LARGE] q.yaml:1:20 network.weights: more than 100000 numbers from 0 to 100000; a narrower range or fewer decimals would be right",
    );
    for (const far of ["1e6", "1e12", "1e300", "1.7e308"])
      expect(drawnFrom(`{from: -1, to: ${far}, decimals: 4}`)).toMatch(
        /^error\[TOO_LARGE\] q\.yaml:1:20 network\.weights/,
      );
  });
});
