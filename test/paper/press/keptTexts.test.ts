import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openKept } from "../../../src/paper/press/kept/keptTexts.js";

let outer = "";
const { getuid } = process;
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), "gradsheet-kept-texts-"));
  // As Windows gives the mode of every folder.
  mkdirSync(join(outer, "shapes"));
  chmodSync(join(outer, "shapes"), 0o777);
});
afterEach(() => {
  if (getuid !== undefined) process.getuid = getuid;
  rmSync(outer, { recursive: true });
});

test("where files have no owners, as on Windows, texts are kept, whatever mode a folder is said to have", () => {
  Reflect.deleteProperty(process, "getuid");
  const kept = openKept(outer, "shapes");
  kept?.keep("1", "a shape");
  expect(kept?.read("1")).toBe("a shape");
});

test("where files have owners, a folder that is open to others is not used", () => {
  expect(openKept(outer, "shapes")).toBe(getuid === undefined ? expect.anything() : null);
});
