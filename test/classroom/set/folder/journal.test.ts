import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { JOURNAL, readJournal, startJournal } from "../../../../src/classroom/set/folder/journal.js";
import { readManifest } from "../../../../src/classroom/set/folder/readSet.js";
import { writeSet } from "../../../support/writeSet.js";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-journal-"));
  writeSet(folder, "questions: [{topic: loss}]\n", 3);
  mkdirSync(join(folder, ".gradsheet"), { recursive: true });
  const { copies, failed: _, format: __, ...head } = await readManifest(folder, folder);
  const begun = { head, run: "make", names: ["001", "002", "003"], combined: [] } as const;
  const journal = await startJournal(folder, begun, []);
  for (const copy of copies) await journal.add(copy);
  await journal.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("held: a journal with a bit turned over led to a wrong manifest", () => {
  test("every bit of it: the line that holds it is left out and named, or the journal refused; all else is as it was", async () => {
    const file = join(folder, JOURNAL);
    const good = readFileSync(file);
    const whole = await readJournal(folder);
    expect(whole?.copies).toHaveLength(3);
    const known = new Set(whole?.copies.map((copy) => JSON.stringify(copy)));
    let refused = 0;
    let left = 0;
    for (let bit = 0; bit < 8 * good.length; bit += 5) {
      const bad = Buffer.from(good);
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, bad);
      const read = await readJournal(folder).catch((error: Error) => error);
      if (read instanceof Error) {
        expect(read.message).toMatch(
          /^error\[DATA_DAMAGED\] .*journal\.jsonl: the journal of a run that was broken off/,
        );
        refused++;
        continue;
      }
      expect(read?.head).toEqual(whole?.head);
      const copies = read?.copies.map((copy) => JSON.stringify(copy)) ?? [];
      expect(copies.filter((copy) => !known.has(copy))).toEqual([]);
      if (copies.length < 3) left++;
    }
    expect(refused).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(100);
    writeFileSync(file, good);
  });
});
