import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import type { Drawer } from "../../../../src/classroom/set/make/drawCopies.js";
import { openLocalMaker } from "../../../../src/classroom/set/make/localMaker.js";
import type { Maker } from "../../../../src/classroom/set/make/maker.js";
import { makeSet } from "../../../../src/classroom/set/make/makeSet.js";
import { openSetPrinter } from "../../../../src/classroom/set/make/setPrinter.js";
import type { SetWish } from "../../../../src/classroom/set/make/setWish.js";
import { numberedCopies } from "../../../../src/classroom/set/students/copy.js";
import { openThreadMaker } from "../../../../src/classroom/set/threads/threadMaker.js";
import { filesBelow } from "../../../support/program.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-threads-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wish: SetWish = {
  quiz: readQuiz("questions: [{topic: loss}]\n", "threads.yaml"),
  randomness: { kind: "seed", seed: "threads" },
  copies: numberedCopies(4),
  formats: ["pdf"],
  tagged: true,
};
const local = (out: string) => ({
  ...{ formats: wish.formats, tagged: true, out: join(folder, out), keyed: false, concurrency: 1 },
});
const make = (out: string, openMaker: (drawer: Drawer) => Promise<Maker>) =>
  makeSet(wish, { out: join(folder, out), openMaker });
const inThreads = (out: string) => (drawer: Drawer) =>
  openThreadMaker({ ...local(out), randomness: wish.randomness, threads: 2, pressed: true }, drawer);

test("two threads make byte for byte what one does, manifest and page of advice among it", async () => {
  const one = await make("one", (drawer) =>
    openLocalMaker({ ...local("one"), openPrinter: () => openSetPrinter(1, true) }, drawer),
  );
  expect(one.manifest.failed).toEqual([]);
  await make("two", inThreads("two"));
  expect(filesBelow(join(folder, "two"))).toEqual(filesBelow(join(folder, "one")));
}, 120_000);

test("what stops a thread stops the set, and says what it was", async () => {
  mkdirSync(join(folder, "way"));
  const inTheWay = (drawer: Drawer) => {
    writeFileSync(join(folder, "way", "keys"), "");
    return inThreads("way")(drawer);
  };
  await expect(make("way", inTheWay)).rejects.toThrow(
    /error\[CANNOT_WRITE\] .*keys\/00\d\.pdf: cannot be written: there is a folder or file of that name/,
  );
}, 120_000);
