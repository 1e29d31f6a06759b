import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeComposed } from "../../../src/web/server/compose/makeComposed.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-composed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a composed set of which something is printed smaller says so, first of all, in the language of the quiz", async () => {
  const sum = Array.from({ length: 40 }, (_none, k) => `b_{${k}}`).join(" + ");
  const text = `locale: ko\nseries: wide\nquestions: [{text: "Add up $(${sum})$", points: 1, room: 1}]\n`;
  const randomness = { kind: "practice", seed: "s" } as const;
  const products = await makeComposed(
    { text, students: { copies: 1 }, randomness, pressed: true },
    folder,
    () => {},
  );
  expect(products[0]).toEqual({ file: "printed-smaller.txt", name: "printed-smaller.txt" });
  expect(readFileSync(join(folder, "printed-smaller.txt"), "utf8")).toMatch(
    /^다음 파일은 원래보다 작게 인쇄되었습니다\. .*\n\nworksheets\/001\.pdf: 67 %\n$/,
  );
}, 60_000);
