import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { servedSets } from "../../../src/web/server/students/servedSets.js";
import { writeSet } from "../../support/writeSet.js";

let folder: string;
let sheets: readonly Sheet[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-served-sets-"));
  sheets = writeSet(join(folder, "set"), "questions: [{topic: loss}]", 2, "a-seed-to-be-hidden");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("of a sheet that somebody has opened its boxes are known without its file, until the set is taken back", async () => {
  const sets = await servedSets(["set"], folder, {});
  const [opened = "", closed = ""] = sheets.map(({ code }) => code);
  const found = await sets.find(opened);
  const asked = found?.sheet.questions.flatMap(({ answers }) => answers.map(({ id }) => id)) ?? [];
  expect(asked.length).toBeGreaterThan(0);
  rmSync(join(folder, "set", "sheets"), { recursive: true });
  const boxes = await sets.findBoxes(opened);
  expect(boxes?.name).toEqual(found?.name);
  expect([...(boxes?.boxes.keys() ?? [])]).toEqual(expect.arrayContaining(asked));
  await expect(sets.findBoxes(closed)).rejects.toThrow("sheets/");
  expect(await sets.findBoxes("no-such-code")).toBeNull();
  sets.withdraw("set");
  expect(await sets.findBoxes(opened)).toBeNull();
});
