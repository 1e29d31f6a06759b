import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { scratchDatabase } from "../../../src/web/drill/scratchDatabase.js";
import { type DrillRecord, keepDrill } from "../../../src/web/server/teachers/drillRecord.js";
import { LONG } from "../../seeds.js";
import { areThere } from "../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../support/postgres.js";
import { compiledProgram, start } from "../../support/program.js";
import { served } from "../../support/served.js";
import { signedIn } from "../../support/signedIn.js";
import { writeSet } from "../../support/writeSet.js";

const POSTGRES = areThere("postgresql") ? postgresPrograms() : null;
/** Sixty kills take some four minutes. */
const WHOLE = LONG ? 900_000 : 120_000;
let folder = "";
let postgres: Postgres | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-drill-"));
  writeSet(join(folder, "set"), "questions: [{topic: forward-pass}, {topic: loss}]", 6);
  if (POSTGRES !== null) postgres = await startPostgres(POSTGRES);
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A drill of the set, as short as it can be; in the long checks longer, and with 60 kills. */
async function drilled(data: string, env: Record<string, string> = {}): Promise<DrillRecord> {
  const seconds = LONG ? ["--seconds", "2", "--kills", "60"] : ["--seconds", "1", "--kills", "1"];
  const words = ["serve", "drill", "--set", "set", "--data", data, "--json", ...seconds];
  const run = start(compiledProgram(), words, folder, env);
  expect(await run.ended).toBe(0);
  return JSON.parse(run.output()) as DrillRecord;
}

const databases: [string, () => Record<string, string>][] = [["folder", () => ({})]];
if (LONG && POSTGRES !== null) databases.push(["PostgreSQL", () => ({ DATABASE_URL: postgres?.url ?? "" })]);

test.each(databases)(
  "a drill with a %s is passed, and leaves nothing but what came of it",
  async (what, env) => {
    const record = await drilled(`data-${what}`, env());
    expect(record.steps.filter(({ passed }) => !passed)).toEqual([]);
    expect(record).toMatchObject({ database: what, students: 6, ready: true, lost: 0 });
    expect(record.acknowledged).toBeGreaterThan(20);
    expect(readdirSync(join(folder, `data-${what}`, "drills"))).toEqual([`${record.set}.json`]);
  },
  WHOLE,
);

(POSTGRES === null ? test.skip : test)(
  "what a drill that was killed has left in PostgreSQL goes at the next one; that of another folder stays",
  async () => {
    const [url, notes, others] = [postgres?.url ?? "", join(folder, "notes"), join(folder, "others")];
    for (const one of [notes, others]) mkdirSync(one);
    const there = () =>
      postgres
        ?.ask("select nspname from pg_namespace where nspname like 'gradsheet_drill_%' order by 1")
        .split("\n")
        .filter((name) => name !== "");
    const killed = await scratchDatabase(url, notes);
    postgres?.ask(`create table ${there()?.[0]}.answers (n int)`);
    const other = await scratchDatabase(url, others);
    expect(there()).toHaveLength(2);
    const next = await scratchDatabase(url, notes);
    expect(there()).toEqual([...readdirSync(notes), ...readdirSync(others)].sort());
    await next.drop();
    await other.drop();
    expect([there(), readdirSync(notes), readdirSync(others)]).toEqual([[], [], []]);
    await killed.close();
  },
);

test("the teacher's page says when a set was drilled, and for how many students it is ready", async () => {
  const server = await served("questions: [{topic: loss}]", 2);
  try {
    const teacher = await signedIn(server);
    expect(await teacher.text("/teach")).not.toContain("drilled");
    const record: DrillRecord = {
      ...{ set: teacher.set.replace("/teach/", ""), title: "Loss", at: "2026-04-20T08:00:00.000Z" },
      ...{ database: "folder", students: 2, seconds: 20, ready: true, worstWait: 30, acknowledged: 50 },
      ...{ lost: 0, notTried: [], steps: [{ name: "a", passed: false, found: "b", cure: "c" }] },
    };
    const data = join(server.folder, "data");
    await keepDrill(data, record);
    expect(await teacher.text("/teach")).toMatch(/drilled on April 20, 2026.*: ready for 2 students/);
    await keepDrill(data, { ...record, ready: false });
    const korean = await teacher.ask("/teach", { headers: { "accept-language": "ko" } });
    expect(await korean.text()).toMatch(/학생 2명으로 모의 점검함: 준비되지 않음, 1단계 실패/);
    writeFileSync(join(data, "drills", `${record.set}.json`), "{");
    expect(await teacher.text("/teach")).not.toContain("drilled");
  } finally {
    await server.close();
  }
});
