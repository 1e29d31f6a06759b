import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { parseSheet } from "../../src/core/sheet/sheetFile.js";

export const FROZEN = join(process.cwd(), "test", "frozen");

/** A sheet that an earlier version wrote, by its folder and name. */
export const frozenSheet = (name: string): Sheet =>
  parseSheet(readFileSync(join(FROZEN, `${name}.json`), "utf8"), name);
