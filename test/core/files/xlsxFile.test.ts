import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { stream } from "../../../src/core/base/random.js";
import { readXlsx, xlsxBytes } from "../../../src/core/files/xlsxFile.js";

const folder = mkdtempSync(join(tmpdir(), "gradsheet-xlsx-"));
const file = join(folder, "answers.xlsx");
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from({ length: 12 }, (_none, k) => [`${k}`, "0.4700", "김철수", "1/3"]);

test("what is written is read back as it was typed", async () => {
  writeFileSync(file, await xlsxBytes({ rows, headings: 1, columns: [{ width: 10 }], fixed: 1 }));
  expect(await readXlsx(file)).toEqual(rows.map((cells, k) => ({ line: k + 1, cells })));
});

test("a workbook with changed bits or cut off is read or refused, and never waited for without end", async () => {
  const good = Buffer.from(await xlsxBytes({ rows, headings: 1, columns: [{ width: 10 }], fixed: 1 }));
  const random = stream("xlsx", "flips");
  const at = (most: number): number => random.integer(0, Math.max(0, most - 1));
  let refused = 0;
  for (let k = 0; k < 60; k++) {
    const bytes = Buffer.from(good.subarray(0, k % 5 === 0 ? at(good.length) : good.length));
    for (let flip = 0; flip <= k % 4 && bytes.length > 0; flip++) {
      const place = at(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << at(8)), place);
    }
    writeFileSync(file, bytes);
    await readXlsx(file).catch((error: unknown) => {
      expect(String(error)).toContain("error[FILE_UNREADABLE]");
      refused++;
    });
  }
  expect(refused).toBeGreaterThan(20);
});
