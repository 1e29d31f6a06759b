import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { filesOf } from "./imports.js";

const SRC = join(import.meta.dirname, "../../src");
/** Published figures by their ids, and where ids are made and read. */
const OWN = ["core/graph/quantity.ts", "core/lecture/lectureFigures.ts"];
/** A letter and a number put together, the parts of a derivative, an ending; a pattern that takes an id apart. */
const MADE = /`\w*\b(?:[a-pr-z]|WT?|delta)\$\{|_d\$\{|\bd\$\{|_(?:new|plus|minus)\b|\$\{[^}]*\}_\$\{/;
const READ = /\/[^/\s]*(?:_d|_new|e\(?\\d)[^/\s]*\/[a-z]*[.,)]|\.split\("_"\)|\.indexOf\("_"\)/;
const COMMENT = /^\s*(?:\/?\*|\/\/)/;
const IDS = [
  "core/graph",
  "core/notation",
  "core/misconceptions",
  "core/topics",
  "core/sheet",
  "author/generator",
  "core/marking",
  "document/formula",
  "document/diagram",
];

test("ids are made and read in graph/quantity.ts alone", () => {
  const strays = filesOf(SRC)
    .filter((file) =>
      [...IDS, "core/network", "document/solution", "paper/pages", "core/lecture"].includes(
        file.split("/").slice(0, 2).join("/"),
      ),
    )
    // What a program calls its variables is no id.
    .filter((file) => !OWN.includes(file) && !file.startsWith("core/topics/programs/"))
    .flatMap((file) =>
      readFileSync(join(SRC, file), "utf8")
        .split("\n")
        .filter((line) => !COMMENT.test(line) && (MADE.test(line) || READ.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(strays).toEqual([]);
});
