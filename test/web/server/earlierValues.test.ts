import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Served, served } from "../../support/served.js";
import { keyOf, workSheet } from "../../support/students.js";

const QUIZ = "network: {layers: [2, 2, 1]}\nquestions: [{topic: hidden-gradient}]";

let server: Served;
beforeAll(async () => {
  server = await served(QUIZ, 1, { policy: { credits: [1, 1], feedback: "after-each" } });
});
afterAll(() => server.close());

test("whoever corrects a root is told what carries the old value, and no attempt is used up", async () => {
  const [sheet] = server.sheets;
  if (sheet === undefined) throw new Error("no sheet");
  const check = async (answers: Readonly<Record<string, string>>) => {
    const response = await fetch(`${server.url}/s/${sheet.code}/check/q1`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answers }),
    });
    return (await response.json()) as { status: string; open: boolean; verdicts: { id: string }[] };
  };
  const key = keyOf(sheet);
  const slipped = workSheet(sheet, { method: (id) => (id === "dC_dz2_1" ? "dC_da2_1" : undefined) });
  expect((await check(slipped)).status).toContain("One check left.");
  const told = await check({ ...slipped, "q1.dC_dz2_1": key["q1.dC_dz2_1"] ?? "" });
  expect(told.status).toContain("no attempt is used up");
  expect(told.open).toBe(true);
  expect(told.verdicts.length).toBeGreaterThan(2);
  expect(JSON.stringify(told.verdicts)).toContain("Worked out with your earlier");
  const done = await check(key);
  expect(done.status).toContain("No checks left.");
  expect(done.status).toMatch(/(\d+) of \1 marks/);
});
