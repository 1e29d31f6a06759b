import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { stream } from "../../../src/core/base/random.js";
import { LONG } from "../../seeds.js";
import { writeClass } from "../../support/classRoster.js";
import { compiledProgram, filesBelow, start, until } from "../../support/program.js";

/** Kills of each command: `npm run verify:long` takes its time. */
const TIMES = { generate: LONG ? 20 : 0, reissue: LONG ? 4 : 1, merge: LONG ? 3 : 1, pack: LONG ? 3 : 0 };

let folder = "";
let program = "";
const at = (path: string) => join(folder, path);
const random = stream("killed");

const FORMATS = LONG ? ["--formats", "pdf,html", "--press", "on"] : ["--formats", "html"];
const COMMON = ["--seed", "killed", "--progress", "none", ...FORMATS];
const COPIES = LONG ? "6" : "3";
const PACKING = LONG ? ["--combine"] : [];
const set = (out: string, ...more: readonly string[]) => [
  ...["generate", "q.yaml", "--copies", COPIES, "--out", out],
  ...[...COMMON, ...PACKING, "--zip", `${out}.zip`, ...more],
];
const merge = (out: string) => ["merge", "s1", "s2", "--out", out, ...PACKING, "--zip", `${out}.zip`];
const reissue = (out: string) => ["reissue", "--set", out, "--id", "001"];

async function run(argv: readonly string[]): Promise<void> {
  const one = start(program, argv, folder);
  const exit = await one.ended;
  expect([argv.join(" "), exit, exit === 0 ? "" : one.output()]).toEqual([argv.join(" "), 0, ""]);
}

/** A set as a user has it: its folder and its zip. The record of zips names the zip, and so each set another. */
function bytesOf(out: string): Map<string, string> {
  const files = filesBelow(at(out));
  files.delete(".gradsheet/zips.json");
  if (existsSync(at(`${out}.zip`))) files.set("zip", readFileSync(at(`${out}.zip`)).toString("base64"));
  return files;
}

/** Kills a run so many milliseconds after it has taken the folder; whether it lived so long. */
async function killIn(
  out: string,
  argv: readonly string[],
  milliseconds: number,
  from = ".gradsheet/lock",
): Promise<boolean> {
  const one = start(program, argv, folder);
  let ended = false;
  void one.ended.then(() => {
    ended = true;
  });
  await until(`${from} is there, or the run has ended`, () => ended || existsSync(at(`${out}/${from}`)));
  await wait(milliseconds);
  one.child.kill("SIGKILL");
  return (await one.ended) === "SIGKILL";
}

/** How long a run holds its folder. */
async function heldFor(out: string, argv: readonly string[]): Promise<number> {
  const one = start(program, argv, folder);
  let ended = false;
  void one.ended.then(() => {
    ended = true;
  });
  await until("the folder is taken", () => ended || existsSync(at(`${out}/.gradsheet/lock`)));
  const started = performance.now();
  expect(await one.ended).toBe(0);
  return performance.now() - started;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-killed-"));
  program = compiledProgram();
  writeFileSync(at("q.yaml"), "questions: [{topic: forward-pass}, {topic: loss}]\n");
  for (const part of ["1", "2"])
    await run([
      "generate",
      "q.yaml",
      "--copies",
      COPIES,
      "--out",
      `s${part}`,
      "--shard",
      `${part}/2`,
      ...COMMON,
    ]);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Kills a command at moments of its whole time, and has it gone on with: the set is what an undisturbed run makes. */
async function killed(
  times: number,
  command: (out: string) => readonly string[],
  before: (out: string) => void,
  goOn: (out: string) => readonly string[],
): Promise<void> {
  before("whole");
  let long = await heldFor("whole", command("whole"));
  const wanted = bytesOf("whole");
  let hit = 0;
  for (let k = 0; hit < times; k++) {
    before("hurt");
    // One that had ended already is none: the machine is quicker now.
    if (await killIn("hurt", command("hurt"), long * random.uniform())) hit++;
    else long *= 0.8;
    await run(goOn("hurt"));
    expect([k, bytesOf("hurt")]).toEqual([k, wanted]);
    for (const out of ["hurt", "hurt.zip"]) rmSync(at(out), { recursive: true, force: true });
  }
  for (const out of ["whole", "whole.zip"]) rmSync(at(out), { recursive: true, force: true });
}

const nothing = (): void => {};

describe("held: kill -9 at any moment, and one command makes the set whole, byte for byte", () => {
  const long = LONG ? test : test.skip;
  long(
    "generate with combined PDFs and a zip",
    async () => {
      await killed(TIMES.generate, set, nothing, set);
    },
    1_800_000,
  );

  test("merge", async () => {
    await killed(TIMES.merge, merge, nothing, merge);
  }, 1_800_000);

  test("reissue of a set that was combined and packed", async () => {
    await run(set("first"));
    const copy = (out: string) => {
      cpSync(at("first"), at(out), { recursive: true });
      // Its zip stands beside it under its own name, and is recorded so.
      cpSync(at("first.zip"), at(`${out}.zip`));
      const record = at(`${out}/.gradsheet/zips.json`);
      writeFileSync(record, readFileSync(record, "utf8").replace("first.zip", `${out}.zip`));
    };
    const isDone = (out: string): boolean =>
      readFileSync(at(`${out}/manifest.json`), "utf8").includes('"001 (2)"');
    await killed(TIMES.reissue, reissue, copy, (out) => (isDone(out) ? set(out) : reissue(out)));
  }, 1_800_000);

  long(
    "1,000 pressed exams for a class, three times",
    async () => {
      const students = writeClass(folder, 1000, "a secret of more than 32 bytes: 0123456789");
      const exams = (out: string) => [
        ...["generate", "--preset", "exam", ...students, "--press", "on"],
        ...["--progress", "none", "--out", out],
      ];
      const journal = at("exams/.gradsheet/journal.jsonl");
      const made = () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length - 2 : 0);
      for (const copies of [140, 480, 770]) {
        const one = start(program, exams("exams"), folder);
        while (made() < copies && one.child.exitCode === null) await wait(50);
        one.child.kill("SIGKILL");
        expect(await one.ended).toBe("SIGKILL");
      }
      await run(exams("exams"));
      await run(exams("undisturbed"));
      expect(bytesOf("exams")).toEqual(bytesOf("undisturbed"));
      await run(["verify", "set", "exams"]);
    },
    7_200_000,
  );

  long(
    "combining and packing a set that is there",
    async () => {
      await run(["generate", "q.yaml", "--copies", COPIES, "--out", "plain", ...COMMON]);
      await killed(TIMES.pack, set, (out) => cpSync(at("plain"), at(out), { recursive: true }), set);
    },
    1_800_000,
  );
});
