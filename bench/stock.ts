import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildHash } from "../src/classroom/set/folder/buildHash.js";
import { collectShapes } from "../src/classroom/set/stock/collectShapes.js";
import { BUILT } from "../src/core/paths.js";
import { openPrinter } from "../src/paper/print/printer.js";
import { ownTime } from "./treeTime.js";

/** A stock that was made: its size, and how long that took. */
export interface MadeStock {
  readonly bytes: number;
  readonly seconds: number;
  /** Of Node's processor. */
  readonly node: number;
  readonly shapes: number;
}

/**
 * Brings this program shapes of a preset as the package brings them: `node stock.js --preset exam --lang en --most 400`. What
 * came of it goes to standard output as JSON.
 */
const { values } = parseArgs({
  options: {
    preset: { type: "string", default: "basics" },
    lang: { type: "string", default: "en" },
    most: { type: "string", default: "400" },
  },
});
const folder = join(BUILT, "shapes");
mkdirSync(folder, { recursive: true });
const printer = await openPrinter({ browsers: 1 });
try {
  const locale = values.lang === "ko" ? "ko" : "en";
  const portions = [{ preset: values.preset, most: Number(values.most) }];
  const shapes = await collectShapes(printer, { locale, paper: "A4", portions, program: buildHash() });
  const files = [...shapes.files(1.2e6)];
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const stock: MadeStock = {
    bytes: files.reduce((sum, [, { length }]) => sum + length, 0),
    seconds: process.uptime(),
    node: ownTime().all / 1000,
    shapes: shapes.count,
  };
  process.stdout.write(`${JSON.stringify(stock)}\n`);
} finally {
  await printer.close();
}
