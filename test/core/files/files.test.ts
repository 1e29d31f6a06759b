import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { writeWhole } from "../../../src/core/files/files.js";
import { readText } from "../../../src/core/files/readText.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a file is written whole, its folder made, and nothing else left", async () => {
  await writeWhole("a/b/page.html", "<p>", folder);
  expect(readFileSync(join(folder, "a/b/page.html"), "utf8")).toBe("<p>");
  expect(readdirSync(join(folder, "a/b"))).toEqual(["page.html"]);
});

test("a file that is there is replaced", async () => {
  writeFileSync(join(folder, "page.html"), "old");
  await writeWhole("page.html", "new", folder);
  expect(readFileSync(join(folder, "page.html"), "utf8")).toBe("new");
});

test("a folder of that name in the way: CANNOT_WRITE, and nothing left behind", async () => {
  mkdirSync(join(folder, "page.html"));
  await expect(writeWhole("page.html", "new", folder)).rejects.toThrow(
    "error[CANNOT_WRITE] page.html: cannot be written: there is a folder or file of that name in the way; name another",
  );
  expect(readdirSync(folder)).toEqual(["page.html"]);
});

test("a path through a file: CANNOT_WRITE", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(writeWhole("file/page.html", "new", folder)).rejects.toThrow(
    "error[CANNOT_WRITE] file/page.html",
  );
});

test("a text that is not UTF-8: FILE_UNREADABLE", async () => {
  writeFileSync(join(folder, "quiz.yaml"), Uint8Array.from([0xff, 0xfe, 0x41]));
  await expect(readText("quiz.yaml", folder)).rejects.toThrow(
    "error[FILE_UNREADABLE] quiz.yaml: not a text in UTF-8; save it as UTF-8",
  );
});

test("a folder is no file: FILE_UNREADABLE", async () => {
  await expect(readText(".", folder)).rejects.toThrow(
    "error[FILE_UNREADABLE] .: this is a folder; name a file in it",
  );
});

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux("held: a folder that the system will not make (/proc/x): CANNOT_WRITE, at once", async () => {
  await expect(writeWhole("/proc/x/y/page.html", "new")).rejects.toThrow(
    "error[CANNOT_WRITE] /proc/x/y/page.html",
  );
});
