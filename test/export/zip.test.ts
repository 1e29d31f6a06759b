import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import type { PackedFile } from "../../src/export/format.js";
import { zipBytes } from "../../src/export/zip.js";
import { seeds } from "../seeds.js";
import { judgedBy, PYTHON } from "../support/judge.js";

async function zipped(files: Iterable<PackedFile>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  async function* each() {
    yield* files;
  }
  for await (const piece of zipBytes(each())) pieces.push(piece);
  return Buffer.concat(pieces);
}

function* long(): Generator<string> {
  for (let k = 0; k < 3000; k++) yield `${k} 역전파 😀\n`.repeat(20);
}

test("a short file, one that comes in pieces, and an empty one are read back by fflate; the same files give the same bytes", async () => {
  const files = () => [
    { path: "한글/a & b.xml", text: "<a>역전파</a>" },
    { path: "long.txt", text: "start\n", rest: long() },
    { path: "empty.txt", text: "" },
  ];
  const bytes = await zipped(files());
  const read = unzipSync(bytes);
  expect(Object.keys(read)).toEqual(["한글/a & b.xml", "long.txt", "empty.txt"]);
  expect(Object.values(read).map((one) => strFromU8(one))).toEqual([
    "<a>역전파</a>",
    `start\n${[...long()].join("")}`,
    "",
  ]);
  expect((await zipped(files())).equals(bytes)).toBe(true);
});

test("a file whose later pieces cannot be read breaks the zip off", async () => {
  function* broken(): Generator<string> {
    yield "a";
    throw new Error("the disk is gone");
  }
  await expect(zipped([{ path: "a", text: "", rest: broken() }])).rejects.toThrow("the disk is gone");
});

/** Names, dates, modes and sums as Python's zipfile reads them. */
const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as zip:
    bad = zip.testzip()
    infos = zip.infolist()
    last = infos[-1]
    print(json.dumps([bad, len(infos), last.filename, zip.read(last).decode(), list(last.date_time), oct(last.external_attr >> 16)]))
`;

/** More than 16 bits count, in the long run: these are in the records of 64 bits. */
const COUNT = seeds(300, 66_000);

judgedBy("python3")(
  "Python's zipfile reads as many files as there are, with their dates and modes",
  async () => {
    function* many(): Generator<PackedFile> {
      for (let k = 0; k < COUNT; k++) yield { path: `items/${k}.xml`, text: `<i>${k}</i>` };
    }
    const file = join(mkdtempSync(join(tmpdir(), "zip-")), "many.zip");
    writeFileSync(file, await zipped(many()));
    const { stdout, stderr } = spawnSync(PYTHON, ["-c", READ, file], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([
      ...[null, COUNT, `items/${COUNT - 1}.xml`, `<i>${COUNT - 1}</i>`],
      ...[[2000, 1, 1, 0, 0, 0], "0o100644"],
    ]);
  },
);
