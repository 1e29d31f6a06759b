import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { foldName } from "../../../src/classroom/set/students/fileName.js";
import { readRoster } from "../../../src/classroom/set/students/roster.js";
import { parseColumns } from "../../../src/classroom/set/students/rosterColumns.js";
import type { DoorMaker } from "../door.js";
import { filed, own, textBytes } from "../own.js";

const UTF16 = Buffer.from("\ufeff학번,이름\n7,김서연\n8,이순신\n", "utf16le");

export const roster: DoorMaker = async (folder) => ({
  name: "roster",
  corpus: [
    readFileSync("examples/roster.csv"),
    UTF16,
    Buffer.from(UTF16).swap16(),
    textBytes('id;name;section\n7;"Kim; Seo";A\n"8";"O""Brien";B\n'),
    ...filed("roster"),
  ],
  most: 20_000,
  open: async (input, random) => {
    writeFileSync(join(folder, "case.csv"), input);
    const columns = random.pick(["", "", "id=a,name=b", `id=${Buffer.from(input).toString("latin1", 0, 9)}`]);
    await own(async () => {
      const { copies } = await readRoster("case.csv", folder, columns === "" ? {} : parseColumns(columns));
      const files = new Set(copies.map(({ file }) => foldName(file)));
      if (files.size !== copies.length) throw new Error("two students have one file");
      const odd = copies.find(({ file }) => /[/\\\0]|^\.|^$/.test(file) || Buffer.byteLength(file) > 200);
      if (odd !== undefined) throw new Error(`a file is called ${JSON.stringify(odd.file)}`);
    });
  },
});
