import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readSecret } from "../../../src/classroom/set/students/secret.js";
import { byteCounter, MOST_BYTES, readBytes } from "../../../src/core/files/readBytes.js";
import { checkUnpacked, MOST_UNPACKED } from "../../../src/core/files/unpacked.js";
import { readUnpacked } from "../../../src/mnist/data/idx.js";
import { runCli } from "../../support/runCli.js";

let folder = "";
const at = (name: string) => join(folder, name);
const run = (...argv: string[]) => runCli(argv, folder);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-bytes-"));
  execFileSync("mkfifo", [at("pipe.csv")]);
  symlinkSync("/dev/zero", at("zeros.csv"));
  writeFileSync(at("big.csv"), "");
  truncateSync(at("big.csv"), MOST_BYTES + 1);
  writeFileSync(at("r.csv"), "id,name\n7,Kim\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("held: a pipe, a device or a file without end in place of a file", () => {
  test.each([
    ["pipe.csv", "FILE_UNREADABLE", "this is a pipe or a device, which may never end"],
    ["zeros.csv", "FILE_UNREADABLE", "this is a pipe or a device, which may never end"],
    ["big.csv", "TOO_LARGE", "more than 64000000 bytes, of which no more is read"],
  ])("%s is refused wherever a file is read, and nothing waits for it", async (name, code, why) => {
    await run("generate", "--seed", "s", "--formats", "html", "--out", "set");
    for (const argv of [
      ["generate", name],
      ["generate", "--roster", name],
      ["solve", name],
      ["mark", "--sheet", name, "--answers", "r.csv"],
      ...(name === "big.csv" ? [] : [["mark", "--set", "set", "--answers", name, "--grades", "g.csv"]]),
    ]) {
      const { exit, stderr } = await run(...argv);
      expect([argv, exit, stderr]).toEqual([
        argv,
        2,
        expect.stringContaining(`error[${code}] ${name}: ${why}`),
      ]);
    }
  });

  test("of a stream of any length so many bytes are taken, and one more is not", () => {
    const count = byteCounter("class.csv", 10);
    count(4);
    expect(() => count(6)).not.toThrow();
    expect(() => count(1)).toThrow(/^error\[TOO_LARGE\] class\.csv: more than 10 bytes/);
  });

  test("a secret has a million bytes at most, and may come through a pipe", async () => {
    writeFileSync(at("long"), "0123456789abcdef".repeat(62_500));
    expect((await readSecret("long", folder)).secret).toHaveLength(1_000_000);
    writeFileSync(at("longer"), "0123456789abcdef".repeat(62_501));
    await expect(readSecret("longer", folder)).rejects.toThrow("TOO_LARGE");
    execFileSync("mkfifo", [at("piped")]);
    const read = readSecret("piped", folder);
    await writeFile(at("piped"), "0123456789abcdef".repeat(2));
    expect((await read).secret).toHaveLength(32);
  });

  test("64 MB are read, and a byte more is not", async () => {
    truncateSync(at("big.csv"), MOST_BYTES);
    expect((await readBytes("big.csv", folder)).length).toBe(MOST_BYTES);
    truncateSync(at("big.csv"), MOST_BYTES + 1);
    await expect(readBytes("big.csv", folder)).rejects.toThrow("TOO_LARGE");
  });
});

/** A zip file of one entry that says of itself that it is empty. */
function zipOf(bytes: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.write("PK\u0003\u0004", "latin1");
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(1, 26);
  return Buffer.concat([head, Buffer.from("x"), deflateRawSync(bytes)]);
}

describe("held: a few megabytes that unpack to gigabytes", () => {
  test("a gzipped file of images is unpacked up to 400 MB", async () => {
    const zeros = gzipSync(Buffer.alloc(1_000_000), { level: 1 });
    // Members of a gzip file follow each other: 401 of a megabyte each.
    writeFileSync(at("bomb.gz"), Buffer.concat(Array.from({ length: 401 }, () => zeros)));
    await expect(readUnpacked(at("bomb.gz"))).rejects.toThrow(
      /^error\[TOO_LARGE\] .*: more than 400000000 bytes, unpacked/,
    );
    writeFileSync(at("good.gz"), Buffer.concat([zeros, zeros]));
    expect((await readUnpacked(at("good.gz"))).length).toBe(2_000_000);
  });

  test("a workbook is unpacked up to 50 MB, whatever it says of its length", async () => {
    expect(() => checkUnpacked(zipOf(Buffer.alloc(MOST_UNPACKED)), "a.xlsx")).not.toThrow();
    const bomb = zipOf(Buffer.alloc(MOST_UNPACKED + 1));
    expect(() => checkUnpacked(bomb, "a.xlsx")).toThrow(
      /^error\[TOO_LARGE\] a\.xlsx: more than 50000000 bytes/,
    );
    const half = zipOf(Buffer.alloc(MOST_UNPACKED / 2 + 1));
    expect(() => checkUnpacked(Buffer.concat([half, half]), "a.xlsx")).toThrow("TOO_LARGE");
  });
});
