import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { forgetWorks } from "../../../src/web/server/work/keptWorks.js";
import { readPdf } from "../../support/pdfText.js";
import { type Served, served } from "../../support/served.js";
import { type SignedIn, signedIn } from "../../support/signedIn.js";

const QUIZ = `
due: 2026-04-20T10:00+09:00
questions:
  - {text: Why does it vanish?, points: 3, scheme: [{points: 2, for: "names $\\\\sigma'$"}, {points: 1, for: depth}]}
  - {topic: loss, points: 4}
`;
const DUE = Date.UTC(2026, 3, 20, 1);

let now = DUE - 1;
let server: Served;
let teacher: SignedIn;
beforeAll(async () => {
  server = await served(QUIZ, [{ id: "s1", name: "Ada" }], { clock: () => now });
  teacher = await signedIn(server);
});
afterAll(() => server.close());

const put = (answers: Readonly<Record<string, string>>): RequestInit => ({
  method: "PUT",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ answers }),
});
const student = (path = "", init: RequestInit = {}) =>
  fetch(`${server.url}/s/${server.sheets[0]?.code}${path}`, init);
const page = () => student().then((response) => response.text());
const enter = (answers: Readonly<Record<string, string>>) =>
  teacher.ask(`${teacher.set}/enter/s1/answers`, put(answers)).then((response) => response.json());
const grades = async () => (await teacher.text(`${teacher.set}/grades.csv`)).split("\n")[1] ?? "";

test("what is written is marked on the entry page, beside what its marks are for", async () => {
  expect((await student("/answers", put({ "q1.text": "Its slopes are\n<small>" }))).status).toBe(204);
  expect((await student("/answers", put({ "q1.text.marks": "3" }))).status).toBe(400);
  // The class list has said whose sheet this is.
  expect((await student("/answers", put({ who: "Eve" }))).status).toBe(400);
  const shown = await teacher.text(`${teacher.set}/enter/s1`);
  expect(shown).toContain("0–3 marks");
  expect(shown).toContain("Its slopes are\n&lt;small&gt;</p>");
  expect(shown).toMatch(/depth/);
  expect(await enter({})).toMatchObject({ total: "0 of 7, and 3 still to be marked by hand" });
  const table = await teacher.text(teacher.set);
  expect(table).toContain(
    '<td class="number">–</td><td class="number">0</td><td class="number"><b>0 + –</b>/7</td>',
  );
  expect(table).toContain("– is still to be marked by hand: 3 points in all.");
  expect(table).toContain(
    '<td class="number"></td><td class="number">0</td><td class="number">0</td></tr></tfoot>',
  );
  expect(await enter({ "q1.text.marks": "4" })).toMatchObject({
    verdicts: expect.arrayContaining([{ id: "q1.text", kind: "unreadable", text: expect.anything() }]),
  });
  expect(await enter({ "q1.text.marks": "1.5" })).toMatchObject({
    total: "1.5 of 7 marks",
    verdicts: expect.arrayContaining([{ id: "q1.text", kind: "marked", text: "1.5/3 marked by hand" }]),
  });
  expect(await grades()).toContain("1.5");
});

test("the student sees marks by hand, and why, once the time is over, and not before", async () => {
  await student("/check/q2", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answers: { "q2.C": "77" } }),
  });
  const words = await student("/check/q1", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answers: { "q1.text": "Its slopes are small" } }),
  });
  // Nobody has read it as far as the student knows: no marks are said of it, none of 3 neither.
  expect(await words.json()).toMatchObject({ status: "Handed in. 2 checks left." });
  const given = await teacher.send(`${teacher.set}/enter/s1/overrule`, {
    answer: "q2.C",
    points: "0.75",
    why: "method seen",
  });
  expect([given.status, await given.text()]).toEqual([303, ""]);
  const before = await page();
  expect([before.includes("1.5"), before.includes("method seen"), before.includes("0 of 4 marks")]).toEqual([
    ...[false, false, true],
  ]);
  now = DUE;
  const after = await page();
  expect(after).toContain("1.5 of 3 marks.");
  expect(after).toContain("0.75 of 4 marks.");
  expect(after).toContain("method seen");
  expect(after).toMatch(/id="m-q1-text" data-verdict="marked"/);
  now = DUE - 1;
});

test("feedback sheets come out as PDF in a zip, with right values where that is asked for, and are forgotten with the set", async () => {
  const made: Buffer[] = [];
  for (const form of [{}, { reveal: "yes" }]) {
    expect((await teacher.send(`${teacher.set}/feedback`, form)).headers.get("location")).toBe(teacher.set);
    let id = "";
    for (let tries = 0; tries < 200 && id === ""; tries++) {
      const table = await teacher.text(`${teacher.set}/table`);
      expect(table).not.toContain("failed");
      id = /\/teach\/work\/([0-9a-f]{16})\/feedback\.zip/.exec(table)?.[1] ?? "";
      if (id === "") await new Promise((wait) => setTimeout(wait, 100));
    }
    expect(await teacher.text("/teach/compose/works")).not.toContain(id);
    expect((await teacher.send(`/teach/work/${id}/give`, {})).status).toBe(404);
    made.push(Buffer.from(await (await teacher.ask(`/teach/work/${id}/feedback.zip`)).arrayBuffer()));
    if (form.reveal === undefined) await teacher.send(`/teach/work/${id}/remove`, {});
  }
  const texts = await Promise.all(
    made.map((zip) => readPdf(zip.subarray(zip.indexOf("%PDF-"), zip.lastIndexOf("%%EOF") + 6))),
  );
  expect(texts.map(({ text }) => [text.includes("method seen"), /right value is/i.test(text)])).toEqual([
    [true, false],
    [true, true],
  ]);
  const works = join(server.folder, "works");
  expect(readdirSync(works)).toHaveLength(1);
  await forgetWorks(works, teacher.set.replace("/teach/", ""));
  expect(readdirSync(works)).toEqual([]);
});
