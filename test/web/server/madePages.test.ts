import { expect, test } from "@jest/globals";
import { madePages } from "../../../src/web/server/students/madePages.js";

test("a page is made once for what is filled in, and anew for anything else; the oldest of 65 is forgotten", () => {
  const pages = madePages();
  let made = 0;
  const ask = (name: string, state: unknown): string => pages(name, state, () => `page ${++made}`);
  expect([ask("a", [{}]), ask("a", [{}]), ask("a", [{ "q1.C": "1" }])]).toEqual([
    "page 1",
    "page 1",
    "page 2",
  ]);
  for (let k = 0; k < 63; k++) ask(`other ${k}`, null);
  expect(ask("a", [{ "q1.C": "1" }])).toBe("page 2");
  for (let k = 0; k < 64; k++) ask(`more ${k}`, null);
  expect(ask("a", [{ "q1.C": "1" }])).toBe("page 130");
});
