import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { headOf } from "../../../../src/classroom/set/make/setWish.js";
import { readOrder, writeOrder } from "../../../../src/classroom/set/queue/order.js";
import { connectQueue } from "../../../../src/classroom/set/queue/queue.js";
import { seeds } from "../../../seeds.js";
import { writeClass } from "../../../support/classRoster.js";
import { areThere } from "../../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../../support/postgres.js";
import { compiledProgram, filesBelow, type Started, start, until } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";

const programs = areThere("postgresql") ? postgresPrograms() : null;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = (out: string, copies: number, ...more: readonly string[]) => [
  "generate",
  "--seed",
  "queue",
  "--copies",
  String(copies),
  "--out",
  out,
  "--progress",
  "none",
  ...more,
];

(programs === null ? describe.skip : describe)("a queue in PostgreSQL", () => {
  let postgres: Postgres;
  let program: string;
  beforeAll(async () => {
    program = compiledProgram();
    postgres = await startPostgres(programs ?? "");
  });
  afterAll(() => postgres.stop());

  const queue = (patience: number) => ["--queue", postgres.url, "--patience", String(patience)];
  const started: Started[] = [];
  const begin = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): Started => {
    const one = start(program, argv, folder, env);
    started.push(one);
    return one;
  };
  afterEach(() => {
    for (const { child } of started.splice(0)) child.kill("SIGKILL");
  });
  const worker = (...more: readonly string[]) =>
    begin(["worker", ...queue(3), "--concurrency", "1", ...more]);

  test("three workers, one of them killed with -9 in its work, make byte for byte what one machine makes", async () => {
    const size = seeds(9, 30);
    const secret = "a secret of more than 32 bytes: 0123456789";
    const students = writeClass(folder, size, secret);
    const exam = (out: string, ...more: readonly string[]) =>
      begin(["generate", ...students, "--press", "on", "--out", out, "--progress", "none", ...more]);
    const run = exam("shared", ...queue(3));
    const stranger = begin(["worker", ...queue(3)], { GRADSHEET_SECRET: `${secret}, and not this one` });
    expect([await stranger.ended, stranger.output()]).toEqual([
      2,
      expect.stringContaining('error[SECRET]: the set "Backpropagation basics" is made with another secret'),
    ]);
    const workers = [1, 2, 3].map(() => worker("--secret-file", "secret"));
    const journal = join(folder, "shared", ".gradsheet/journal.jsonl");
    const lines = () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length - 2 : 0);
    await until("some copies are made", () => lines() >= 2);
    const active = "select count(*) from gradsheet.job where state = 'active' and name not like '%reports'";
    await until("copies are taken", () => Number(postgres.ask(active)) >= 2);
    workers[0]?.child.kill("SIGKILL");
    const stored = postgres.ask("select data, output from gradsheet.job");
    for (const text of ["20260001", "keyed", secret, Buffer.from(secret).toString("hex"), "Alice", "김서연"])
      expect([text, stored.includes(text)]).toEqual([text, text === "20260001"]);
    expect([await run.ended, run.output()]).toEqual([
      0,
      expect.stringContaining(`${size} copies, with a secret\n`),
    ]);
    for (const one of workers.slice(1)) {
      one.child.kill("SIGTERM");
      expect([await one.ended, one.output()]).toEqual([0, expect.stringMatching(/^made [1-9]\d* cop/)]);
    }
    expect(postgres.ask("select count(*) from gradsheet.queue")).toBe("0\n");
    const alone = exam("alone");
    expect(await alone.ended).toBe(0);
    expect(filesBelow(join(folder, "shared"))).toEqual(filesBelow(join(folder, "alone")));
  });

  test("a copy whose last try fails too is reported as given up, and nothing else is", async () => {
    const queue = await connectQueue({ url: postgres.url, patience: 3, supervise: false });
    try {
      const run = await queue.openRun("0123456789ab", folder);
      for (const copy of ["001", "002"]) await run.put(copy);
      postgres.ask("update gradsheet.job set retry_count = retry_limit where data->>'copy' = '001'");
      const taken = await queue.take(5, new Set());
      expect(taken.map(({ copy }) => copy).sort()).toEqual(["001", "002"]);
      for (const one of taken) await one.giveBack("tired");
      expect(await run.reports()).toEqual([
        {
          failure: {
            id: "001",
            code: "WORKER_LOST",
            reason: expect.stringContaining("given up after 6 tries"),
          },
        },
      ]);
      expect(await queue.take(5, new Set())).toEqual([]);
      await until("the other one comes again", () =>
        postgres.ask("select start_after < now() from gradsheet.job where state = 'retry'").startsWith("t"),
      );
      const again = await queue.take(5, new Set());
      expect(again.map(({ copy }) => copy)).toEqual(["002"]);
      await run.remove();
      expect(postgres.ask("select count(*) from gradsheet.queue")).toBe("0\n");
    } finally {
      await queue.close();
    }
  });

  describe("held: rows of the database that nobody of gradsheet has written", () => {
    const job = (name: string, data: string) =>
      postgres.ask(`insert into gradsheet.job (name, data) values ('${name}', ${data})`);

    test("a job of null, of {} or of a number fails alone, and the copies beside it are taken", async () => {
      const queue = await connectQueue({ url: postgres.url, patience: 3, supervise: false });
      try {
        const run = await queue.openRun("aaaaaaaaaaaa", folder);
        for (const data of ["null", "'{}'", "'7'", '\'{"run": 1, "copy": "x", "folder": "f"}\''])
          job("copies-aaaaaaaaaaaa", data);
        await run.put("001");
        const taken = [...(await queue.take(9, new Set())), ...(await queue.take(9, new Set()))];
        expect(taken.map(({ copy }) => copy)).toEqual(["001"]);
        for (const data of ["null", "'{}'", '\'{"text": "[]"}\'', '\'{"text": "{\\"entry\\": {}}"}\''])
          job("copies-aaaaaaaaaaaa-reports", data);
        expect(await run.reports()).toEqual([]);
        await run.remove();
      } finally {
        await queue.close();
      }
    });

    test("workers that may not take a copy, again and again, use up none of its tries", async () => {
      const queue = await connectQueue({ url: postgres.url, patience: 3, supervise: false });
      const tries = () =>
        postgres.ask("select retry_count, state from gradsheet.job where name = 'copies-bbbbbbbbbbbb'");
      try {
        const run = await queue.openRun("bbbbbbbbbbbb", folder);
        await run.put("001");
        for (let time = 0; time < 8; time++) {
          postgres.ask("update gradsheet.job set start_after = now() where name = 'copies-bbbbbbbbbbbb'");
          const [taken] = await queue.take(1, new Set());
          await taken?.leave();
          expect([time, tries()]).toEqual([time, "0|created\n"]);
        }
        postgres.ask("update gradsheet.job set start_after = now() where name = 'copies-bbbbbbbbbbbb'");
        const [taken] = await queue.take(1, new Set());
        await taken?.giveBack("tired");
        expect(tries()).toBe("0|retry\n");
        await run.remove();
      } finally {
        await queue.close();
      }
    });

    test("a report of a copy that nobody made is a copy that failed, not one in the manifest", async () => {
      const run = begin(generate("bogus", 1, ...queue(3), "--formats", "html"));
      const name = "select name from gradsheet.queue where name like '%-reports'";
      await until("the copy waits", () => postgres.ask(name) !== "");
      const entry = {
        id: "001",
        code: "AAAA-BBBB",
        attempt: 1,
        sheet: "00",
        from: "00",
        files: { "sheets/001.json": "00", "keys/001.html": "00", "worksheets/001.html": "00" },
      };
      const text = JSON.stringify({ text: JSON.stringify({ entry }) });
      job(postgres.ask(name).trim(), `'${text}'`);
      expect([await run.ended, run.output()]).toEqual([
        1,
        expect.stringContaining("error[CHECK_FAILED]: a worker has reported files that are not there"),
      ]);
      expect(existsSync(join(folder, "bogus/manifest.json"))).toBe(false);
    });
  });

  test("a run that is killed leaves copies on the queue; the next one takes them off, and goes on", async () => {
    const first = begin(generate("again", 6, ...queue(3), "--formats", "html"));
    const waiting = "select count(*) from gradsheet.job";
    await until("copies wait", () => Number(postgres.ask(waiting)) === 6);
    first.child.kill("SIGKILL");
    await first.ended;
    const helper = worker();
    const second = begin(generate("again", 6, ...queue(3), "--formats", "html"));
    expect([await second.ended, second.output()]).toEqual([0, expect.stringContaining("6 copies")]);
    helper.child.kill("SIGTERM");
    await helper.ended;
    expect(postgres.ask("select count(*) from gradsheet.queue")).toBe("0\n");
    await runCli(generate("whole", 6, "--formats", "html"), folder);
    const made = filesBelow(join(folder, "again"));
    const whole = filesBelow(join(folder, "whole"));
    for (const files of [made, whole]) files.delete("manifest.json");
    expect(made).toEqual(whole);
  });
});

describe("held: what names files and passwords on the way to workers", () => {
  test("an order that names a file outside the folder: the copy's files are called by its id", async () => {
    const quiz = readQuiz("questions: [{topic: loss}]", "q.yaml");
    const copies = [
      { id: "001", file: "../../../victim/pwned" },
      { id: "a/b", file: "x" },
    ];
    const wish = {
      quiz,
      randomness: { kind: "seed", seed: "s" },
      copies,
      formats: ["html"],
      tagged: true,
    } as const;
    const order = { run: "r", head: headOf(wish), quiz, randomness: "s", formats: wish.formats, copies };
    mkdirSync(join(folder, "ordered/.gradsheet"), { recursive: true });
    await writeOrder(join(folder, "ordered"), order);
    const read = await readOrder(join(folder, "ordered"));
    expect(read?.copies.map(({ file }) => file)).toEqual([
      "001",
      expect.stringMatching(/^a_b~[0-9a-f]{12}$/),
    ]);
  });

  test.each(["/", "?", "#", "@/", "/@"])(
    "a password with %s in it, as it stands, is not told",
    async (sign) => {
      const url = `postgres://grader:pa${sign}ss@127.0.0.1:9/gradsheet`;
      const { exit, stderr } = await runCli([...generate("none", 2), "--queue", url, "--debug"], folder);
      expect([exit, stderr]).toEqual([
        2,
        expect.stringMatching(/^error\[USAGE\]: --queue: a password is written with %2F for \//),
      ]);
      expect(stderr).not.toMatch(/pa[/?#@]|ss@/);
    },
  );
});

test("no PostgreSQL: exit 3, and the password is not told", async () => {
  for (const command of [generate("none", 2), ["worker"]]) {
    const url = "postgres://grader:t0p-secret@127.0.0.1:9/gradsheet";
    const { exit, stderr, stdout } = await runCli([...command, "--queue", url, "--debug"], folder);
    expect([exit, stderr]).toEqual([
      3,
      expect.stringMatching(
        /^error\[NO_QUEUE\]: no PostgreSQL at 127\.0\.0\.1:9\/gradsheet \(.*ECONNREFUSED/,
      ),
    ]);
    expect(stderr + stdout).not.toContain("t0p-secret");
  }
  expect(existsSync(join(folder, "none"))).toBe(false);
  const { exit, stderr } = await runCli(["worker", "--queue", "mysql://x:t0p-secret@y/z"], folder);
  expect([exit, stderr.includes("t0p-secret")]).toEqual([2, false]);
});
