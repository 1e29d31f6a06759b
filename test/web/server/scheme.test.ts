import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readClassScheme } from "../../../src/classroom/answers/classScheme.js";
import { markClass } from "../../../src/classroom/answers/markClass.js";
import { saysNothing, schemeTextWith } from "../../../src/classroom/answers/schemeText.js";
import { type CsvRow, csvRows } from "../../../src/core/files/csvFile.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { type Served, served } from "../../support/served.js";
import { type SignedIn, signedIn } from "../../support/signedIn.js";
import { keyOf } from "../../support/students.js";

const QUIZ = `
attempts: [1, 0.5]
questions: [{topic: loss, points: 5}, {topic: activation-derivative, points: 4}]
`;
const STUDENTS = ["s1", "s2", "s3"].map((id) => ({ id, name: `Student ${id}` }));

let server: Served;
let teacher: SignedIn;
beforeAll(async () => {
  server = await served(QUIZ, STUDENTS);
  teacher = await signedIn(server);
  const json = { "content-type": "application/json" };
  const enter = (id: string, answers: Readonly<Record<string, string>>) =>
    teacher.ask(`${teacher.set}/enter/${id}/answers`, {
      method: "PUT",
      headers: json,
      body: JSON.stringify({ answers }),
    });
  await enter("s1", keyOf(sheetOf("s1")));
  const [asked = ""] = idsOf("s2");
  await enter("s2", { ...keyOf(sheetOf("s2")), [asked]: "41.5" });
  // The third has the first question right at the second check.
  const check = (answers: Readonly<Record<string, string>>) =>
    fetch(`${server.url}/s/${sheetOf("s3").code}/check/q1`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ answers }),
    });
  await check({ [asked]: "41.5" });
  await check(
    Object.fromEntries(Object.entries(keyOf(sheetOf("s3"))).filter(([id]) => id.startsWith("q1."))),
  );
});
afterAll(() => server.close());

const sheetOf = (id: string): Sheet => {
  const sheet = server.sheets.find((one) => one.id === id);
  if (sheet === undefined) throw new Error(`no sheet ${id}`);
  return sheet;
};
const idsOf = (id: string): string[] =>
  sheetOf(id).questions.flatMap(({ answers }) => answers.map((one) => one.id));
/** Scores by sheet, as the grades say them. */
const scores = async (): Promise<Record<string, string>> => {
  const [head = "", ...rows] = (await teacher.text(`${teacher.set}/grades.csv`)).trim().split(/\r?\n/);
  const columns = head.replace(/^\uFEFF/, "").split(",");
  const [sheet, score] = [columns.indexOf("sheet"), columns.indexOf("score")];
  return Object.fromEntries(
    rows.map((row) => row.split(",")).map((cells) => [cells[sheet] ?? "", cells[score] ?? ""]),
  );
};

async function* rowsIn(csv: string): AsyncGenerator<CsvRow> {
  yield* csvRows(csv.replace(/^\uFEFF/, ""));
}

describe("a scheme on the web", () => {
  test("is looked at before it is taken: who gains, who loses, and nothing changes yet", async () => {
    const before = await scores();
    expect(before).toEqual({ s1: "9", s2: expect.any(String), s3: "2.5" });
    const shown = await teacher.send(`${teacher.set}/scheme/effect`, { scheme: "void: {q2: drop}\n" });
    const page = await shown.text();
    expect([shown.status, page]).toEqual([
      200,
      expect.stringContaining("1 gain, 1 lose, 1 stay as they are."),
    ]);
    expect(page).toContain("9/9");
    expect(page).toContain("5/5");
    expect(await scores()).toEqual(before);
  });

  test("with faults is refused with all of their lines, and the text is kept", async () => {
    const shown = await teacher.send(`${teacher.set}/scheme/effect`, {
      scheme: "void: [q7]\npints: {q1: 2}\n",
    });
    const page = await shown.text();
    expect(shown.status).toBe(400);
    expect(page).toContain("scheme.yaml:2:1");
    expect(page).toContain("void: [q7]");
    expect((await teacher.send(`${teacher.set}/scheme`, { scheme: "void: [q7]", after: "0" })).status).toBe(
      400,
    );
  });

  test("that was taken holds in grades and on the students' pages; an older view takes nothing", async () => {
    const scheme = "# after the exam\naccept: { q1.1: 41.5 }\npoints: { q2: 8 }\n".replace(
      "q1.1",
      idsOf("s2")[0] ?? "",
    );
    const taken = await teacher.send(`${teacher.set}/scheme`, { scheme, after: "0" });
    expect(taken.headers.get("location")).toBe(`${teacher.set}/scheme?taken=1`);
    expect(await teacher.text(`${teacher.set}/scheme?taken=1`)).toContain("# after the exam");
    const after = await scores();
    expect([after["s1"], after["s2"]]).toEqual(["13", "13"]);
    const late = await teacher.send(`${teacher.set}/scheme`, { scheme: "", after: "0" });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining("Somebody else")]);
    expect(await scores()).toEqual(after);
    const page = await fetch(`${server.url}/s/${sheetOf("s3").code}`).then((response) => response.text());
    expect(page).toContain("5 of 5 marks.");
  });

  test("comes out as a file by which mark gives the same marks, by hand and by attempt", async () => {
    const [, second = ""] = idsOf("s1");
    await teacher.send(`${teacher.set}/enter/s1/overrule`, {
      answer: second,
      points: "0.25",
      why: "units: none",
    });
    const text = await teacher.text(`${teacher.set}/scheme.yaml`);
    expect(text).toContain("# after the exam");
    const scheme = await readClassScheme(text, "scheme.yaml", {
      copies: server.sheets,
      load: async (id) => sheetOf(id),
    });
    const marked: Record<string, string> = {};
    await markClass({
      rows: rowsIn(await teacher.text(`${teacher.set}/answers.csv`)),
      set: { copies: server.sheets, load: async (id) => sheetOf(id) },
      marked: (sheet, answers) => {
        marked[sheet.id] = String(scheme.mark(sheet, answers).marked.score);
      },
      fault: ({ message }) => {
        throw new Error(message);
      },
    });
    expect(marked).toEqual(await scores());
  });

  test("empty gives the sheets' own rules back", async () => {
    expect(
      (await teacher.send(`${teacher.set}/scheme`, { scheme: "\n# nothing\n", after: "1" })).status,
    ).toBe(303);
    expect((await scores())["s3"]).toBe("2.5");
  });
});

test("a file for each gradebook, and the report", async () => {
  expect(await teacher.text(`${teacher.set}/grades.csv?format=moodle`)).toContain("Student s1");
  expect(await teacher.text(`${teacher.set}/grades.csv?format=canvas`)).toContain("Student s1");
  expect((await teacher.ask(`${teacher.set}/grades.csv?format=other`)).status).toBe(404);
  expect(await teacher.text(`${teacher.set}/report.html`)).toContain("<svg");
});

test("marks by hand join a scheme's own, and take the place of those of the same answer", () => {
  expect(saysNothing("\n # a\n")).toBe(true);
  const own = "void: [q3] # no test\noverrule:\n  - {sheet: s1, answer: q1.C, points: 1, why: a}\n";
  const mark = { sheet: "s1", answer: "q1.C", points: 2, why: "b: c" };
  expect(schemeTextWith(own, [])).toBe(own);
  expect(schemeTextWith(own, [mark])).toBe(
    'void: [ q3 ] # no test\noverrule:\n  - sheet: s1\n    answer: q1.C\n    points: 2\n    why: "b: c"\n',
  );
  expect(schemeTextWith("", [mark])).toBe(
    'overrule:\n  - sheet: s1\n    answer: q1.C\n    points: 2\n    why: "b: c"\n',
  );
});
