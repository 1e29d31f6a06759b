import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { linked, NO_SEAL, unlinked } from "../../../src/web/server/journal/entry.js";
import { readJournal } from "../../../src/web/server/journal/readJournal.js";
import { setJournal } from "../../../src/web/server/journal/setJournal.js";
import type { LogEntry } from "../../../src/web/server/log.js";
import { startServer } from "../../../src/web/server/startServer.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { areThere } from "../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../support/postgres.js";
import { runCli } from "../../support/runCli.js";
import { signedIn } from "../../support/signedIn.js";
import { writeSet } from "../../support/writeSet.js";

const TOKEN = "a-token-of-the-test";
let folder = "";
let sheet: Sheet;
const log: LogEntry[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-journal-"));
  const [first] = writeSet(join(folder, "set"), "questions: [{topic: forward-pass}]", [
    { id: "001", name: "Kim Mina" },
  ]);
  if (first === undefined) throw new Error("a set without a sheet");
  sheet = first;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly url: string;
  readonly save: (answers: Readonly<Record<string, string>>) => Promise<string>;
  readonly given: () => Promise<Record<string, string>>;
  readonly close: () => Promise<void>;
}

async function start(data: string, database?: { readonly address: string }): Promise<Running> {
  const running = await startServer({
    ...{ host: "127.0.0.1", port: 0, sets: ["set"], cwd: folder, token: TOKEN, policy: {} },
    ...{ works: join(data, "works"), data, database: database ?? { folder: data } },
    failed: (error) => {
      throw error;
    },
    log: (entry) => log.push(entry),
  });
  const url = `http://127.0.0.1:${running.port}`;
  return {
    url,
    close: running.close,
    save: async (answers) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ answers });
      const response = await fetch(`${url}/s/${sheet.code}/answers`, { method: "PUT", headers, body });
      expect(response.status).toBe(204);
      return response.headers.get("gradsheet-receipt") ?? "";
    },
    given: async () => {
      const page = await fetch(`${url}/s/${sheet.code}`).then((response) => response.text());
      const found = page.matchAll(/data-answer="(q1\.\w+)" value="([^"]+)"/g);
      return Object.fromEntries([...found].map(([, id = "", value = ""]) => [id, value]));
    },
  };
}

const filesOf = (data: string): string[] => {
  const [set = ""] = readdirSync(join(data, "journal"));
  return readdirSync(join(data, "journal", set))
    .sort()
    .map((name) => join(data, "journal", set, name));
};
const linesOf = (data: string): string[] =>
  filesOf(data).flatMap((file) => readFileSync(file, "utf8").split("\n").slice(0, -1));
const verify = (data: string, ...more: readonly string[]) =>
  runCli(["verify", "answers", "--data", data, "--set", "set", ...more], folder);

test("the seal of a line is SHA-256 of the seal before it and of its text, and a receipt is a line's", async () => {
  const data = join(folder, "chain");
  await emptyDatabase(data);
  const server = await start(data);
  const receipts = [
    await server.save({ "q1.z1_1": "0.1" }),
    await server.save({ "q1.z1_1": "0.2", "q1.z1_2": "0.3" }),
  ];
  // On the disk before the server ends.
  const lines = linesOf(data).map((line) => JSON.parse(line) as Record<string, unknown>);
  await server.close();
  let before = "0".repeat(32);
  for (const line of lines) {
    const text = JSON.stringify(line["is"]);
    const seal = createHash("sha256").update(`${before} ${text}`).digest("hex").slice(0, 32);
    expect(line).toMatchObject({ before, seal });
    before = seal;
  }
  expect(lines[2]?.["is"]).toMatchObject({
    number: 2,
    entry: { kind: "save", sheet: "001", answers: { "q1.z1_1": "0.2", "q1.z1_2": "0.3" } },
  });
  expect(receipts.map((receipt) => receipt.split("-")[0])).toEqual(["1", "2"]);
  const page = await verify(data, "--receipt", receipts[0] ?? "");
  expect(page.stdout).toMatch(
    /^this was received at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d as sheet 001 \(Kim Mina\): box \d = 0\.1\nchanged at .* to .*: box \d = 0\.2\n$/,
  );
  const other = await verify(data, "--receipt", "1-AAAA-AAAA");
  expect([other.exit, other.stdout]).toEqual([
    1,
    "no server that keeps its answers here has written 1-AAAA-AAAA\n",
  ]);
});

describe("a database that has lost what was acknowledged has it again", () => {
  const data = () => join(folder, "lost");
  beforeEach(async () => {
    rmSync(data(), { recursive: true, force: true });
    await emptyDatabase(data());
  });

  test("all of it: the folder is gone", async () => {
    const first = await start(data());
    await first.save({ "q1.z1_1": "0.1" });
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ answers: { "q1.z1_1": "0.11" } });
    await fetch(`${first.url}/s/${sheet.code}/check/q1`, { method: "POST", headers, body });
    const teacher = await signedIn(first, TOKEN);
    const form = { answer: "q1.z1_1", points: "1", why: "read aloud" };
    await teacher.send(`${teacher.set}/enter/001/overrule`, form);
    await teacher.send(`${teacher.set}/scheme`, { scheme: "void: [q1]", after: "0" });
    await first.close();
    rmSync(join(data(), "database"), { recursive: true });
    log.length = 0;
    const second = await start(data());
    expect(log).toContainEqual(expect.objectContaining({ event: "restored-answers", restored: 4 }));
    expect(await second.given()).toEqual({ "q1.z1_1": "0.11" });
    const again = await signedIn(second, TOKEN);
    expect(await again.text(`${again.set}/enter/001`)).toContain("read aloud");
    expect(await again.text(`${again.set}/scheme`)).toContain("void: [q1]");
    await second.close();
    expect((await verify(data())).exit).toBe(0);
  });

  test("its last part: the files of the database are those of an hour ago, as after a power cut", async () => {
    const first = await start(data());
    await first.save({ "q1.z1_1": "0.1" });
    await first.close();
    cpSync(join(data(), "database"), join(data(), "before"), { recursive: true });
    const second = await start(data());
    for (let k = 0; k < 20; k++) await second.save({ "q1.z1_1": `0.2${k}`, [`q1.z1_2`]: `0.3${k}` });
    await second.close();
    rmSync(join(data(), "database"), { recursive: true });
    renameSync(join(data(), "before"), join(data(), "database"));
    const checked = await verify(data());
    expect(checked.stdout).toMatch(/box \d = 0\.219 is missing in the database/);
    expect(checked.exit).toBe(1);
    const third = await start(data());
    expect(await third.given()).toEqual({ "q1.z1_1": "0.219", "q1.z1_2": "0.319" });
    // And what comes now is newer than what was lost.
    await third.save({ "q1.z1_1": "0.4" });
    await third.close();
    const fourth = await start(data());
    expect(await fourth.given()).toEqual({ "q1.z1_1": "0.4", "q1.z1_2": "0.319" });
    await fourth.close();
  });

  const broken = async (): Promise<void> => {
    const first = await start(data());
    await first.save({ "q1.z1_1": "0.1" });
    await first.close();
    truncateSync(join(data(), "database", "global", "pg_control"), 0);
  };

  test("broken, as by a power cut: the next start puts it aside, and all answers are there", async () => {
    await broken();
    log.length = 0;
    const second = await start(data());
    expect(log).toContainEqual({
      event: "damaged-database",
      aside: expect.stringMatching(/^database\.damaged-\d+$/),
    });
    expect(await second.given()).toEqual({ "q1.z1_1": "0.1" });
    await second.close();
    expect(readdirSync(data()).filter((name) => name.startsWith("database.damaged-"))).toHaveLength(1);
  });

  test("broken, and no journal: it is left as it is, and the command that mends it is named", async () => {
    await broken();
    renameSync(join(data(), "journal"), join(data(), "kept"));
    await expect(start(data())).rejects.toThrow(
      /DATA_DAMAGED.*cannot be opened \(.*\w.*\); gradsheet verify answers --rebuild makes it anew from the journal/,
    );
    rmSync(join(data(), "journal"), { recursive: true, force: true });
    renameSync(join(data(), "kept"), join(data(), "journal"));
    const mended = await verify(data(), "--rebuild");
    expect([mended.exit, mended.stderr]).toEqual([
      0,
      expect.stringMatching(/^the database could not be opened, and lies in database.damaged-\d+ now\n$/),
    ]);
    const second = await start(data());
    expect(await second.given()).toEqual({ "q1.z1_1": "0.1" });
    await second.close();
  });

  test("altered: each box is named, and what the journal says is put back", async () => {
    const first = await start(data());
    await first.save({ "q1.z1_1": "0.1", "q1.z1_2": "0.2" });
    await first.close();
    const database = await PGlite.create(join(data(), "database"));
    await database.query("update answers set given = '0.9' where answer = 'q1.z1_1'");
    await database.close();
    const checked = await verify(data(), "--json");
    expect(checked.exit).toBe(1);
    expect(JSON.parse(checked.stdout).sets).toMatchObject([
      { missing: [], altered: [{ kind: "save", sheet: "001", answers: { "q1.z1_1": "0.1" } }] },
    ]);
    expect((await verify(data(), "--rebuild")).stdout).toMatch(
      /box \d = 0\.1 was altered in the database, and stands there again/,
    );
    expect((await verify(data())).exit).toBe(0);
  });
});

describe("a journal that was damaged says where", () => {
  const data = () => join(folder, "damaged");
  let whole = "";
  let file = "";
  beforeAll(async () => {
    await emptyDatabase(data());
    const server = await start(data());
    for (const given of ["0.1", "0.2", "0.3"]) await server.save({ "q1.z1_1": given });
    await server.close();
    [file = ""] = filesOf(data());
    whole = readFileSync(file, "utf8");
  });
  const faults = async (text: string): Promise<readonly string[]> => {
    writeFileSync(file, text);
    const read = await readJournal(dirname(file), () => {});
    return read.faults.map(({ line, what }) => `${line} ${what}`);
  };

  test("as it was written: nothing", async () => {
    expect(await faults(whole)).toEqual([]);
  });
  test("another answer in a line: that line", async () => {
    expect(await faults(whole.replace("0.2", "0.7"))).toEqual(["3 changed"]);
  });
  test("a line taken out: the one behind it", async () => {
    const lines = whole.split("\n");
    expect(await faults([...lines.slice(0, 2), ...lines.slice(3)].join("\n"))).toEqual(["3 gap"]);
    const { exit, stdout } = await verify(data());
    expect([exit, stdout]).toEqual([
      1,
      expect.stringMatching(/000001\.jsonl:3: lines are missing before it\n/),
    ]);
  });
  test("half a line at the end, or zeros: it was being written when the machine went out, and nothing of it was acknowledged", async () => {
    expect(await faults(`${whole}{"before":"12`)).toEqual([]);
    expect(await faults(`${whole}\0\0\0\n`)).toEqual([]);
    writeFileSync(file, `${whole}{"before":"12`);
    const server = await start(data());
    await server.save({ "q1.z1_1": "0.4" });
    await server.close();
    expect((await verify(data())).exit).toBe(0);
    expect(filesOf(data())).toHaveLength(2);
  });
});

test("what a write that failed has left is no part of the journal", async () => {
  const own = join(folder, "failed");
  const entry = (given: string, order: number) => ({
    ...{ order, at: "2026-04-20T01:14:07.000Z" },
    entry: { kind: "save", sheet: "001", answers: { "q1.C": given } } as const,
  });
  writeFileSync(own, "a file in place of the folder");
  const journal = setJournal(own, "a-set", { file: 0, entry: 0, seal: NO_SEAL });
  await expect(journal.add([entry("0.1", 1)])).rejects.toThrow(/CANNOT_WRITE/);
  rmSync(own);
  await journal.add([entry("0.2", 2)]);
  await journal.close();
  // Written, but never acknowledged: the next file begins before it.
  const [name = ""] = readdirSync(own);
  const last = unlinked(readFileSync(join(own, name), "utf8").split("\n")[1] ?? "");
  appendFileSync(join(own, name), linked(last?.seal ?? "", { number: 2, ...entry("lost", 3) }).line);
  const next = setJournal(own, "a-set", { file: 1, entry: 1, seal: last?.seal ?? "" });
  await next.add([entry("0.3", 4)]);
  await next.close();
  const read: unknown[] = [];
  const { faults } = await readJournal(own, (logged) => read.push(logged));
  expect([faults, read]).toEqual([
    [],
    [
      { number: 1, ...entry("0.2", 2) },
      { number: 2, ...entry("0.3", 4) },
    ],
  ]);
});

test("a clock that was ahead: what a student corrects afterwards is marked", async () => {
  const data = join(folder, "clock");
  await emptyDatabase(data);
  const first = await start(data);
  await first.save({ "q1.z1_1": "99" });
  await first.close();
  const database = await PGlite.create(join(data, "database"));
  await database.query("update answers set saved_at = now() + interval '1 hour'");
  await database.close();
  const second = await start(data);
  const teacher = await signedIn(second, TOKEN);
  const answers = () => teacher.text(`${teacher.set}/answers.csv`);
  await second.save({ "q1.z1_2": "0.2" });
  expect(await answers()).toContain("001,q1.z1_1,99");
  const rows = () => answers().then((text) => text.match(/q1\.z1_\d,\S+/g));
  await second.save({ "q1.z1_1": "0.5" });
  expect(await rows()).toEqual(["q1.z1_1,0.5", "q1.z1_2,0.2"]);
  await second.close();
});

const programs = areThere("postgresql") ? postgresPrograms() : null;
const withPostgres = programs === null ? test.skip : test;
let postgres: Postgres | undefined;
beforeAll(async () => {
  if (programs !== null) postgres = await startPostgres(programs);
});
afterAll(() => postgres?.stop());

withPostgres("with PostgreSQL: answers that its table has lost are there after the next start", async () => {
  const data = join(folder, "postgres");
  const address = postgres?.url ?? "";
  const first = await start(data, { address });
  await first.save({ "q1.z1_1": "0.1" });
  await first.close();
  postgres?.ask("delete from answers");
  const checked = await runCli(["verify", "answers", "--data", data], folder, { DATABASE_URL: address });
  expect([checked.exit, checked.stdout]).toEqual([
    1,
    expect.stringContaining("sheet 001: q1.z1_1 = 0.1 is missing in the database"),
  ]);
  const second = await start(data, { address });
  expect(await second.given()).toEqual({ "q1.z1_1": "0.1" });
  await second.close();
});
