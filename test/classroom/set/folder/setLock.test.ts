import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { LOCK, lockSet } from "../../../../src/classroom/set/folder/setLock.js";
import { removeParts } from "../../../../src/classroom/set/folder/setRecord.js";
import { openLocalMaker } from "../../../../src/classroom/set/make/localMaker.js";
import { makeSet } from "../../../../src/classroom/set/make/makeSet.js";
import { numberedCopies } from "../../../../src/classroom/set/students/copy.js";
import { start, until } from "../../../support/program.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockOf = (holder: object) => {
  mkdirSync(join(folder, ".gradsheet"), { recursive: true });
  writeFileSync(join(folder, LOCK), JSON.stringify(holder));
};

/** When a process was started, as Linux tells it; elsewhere nothing is known of that. */
function bornAt(pid: number | undefined): string {
  if (process.platform !== "linux") return "";
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? "";
}

describe("the lock of a set's folder", () => {
  test("is one run's at a time, and free again afterwards", async () => {
    const first = await lockSet(folder);
    await expect(lockSet(folder)).rejects.toThrow(
      /^error\[BUSY\] .*: process \d+ on .* is writing to this folder/,
    );
    await first.release();
    expect(existsSync(join(folder, LOCK))).toBe(false);
    await (await lockSet(folder)).release();
  });

  test("goes to one alone of ten that ask at once, also where a dead run has left it", async () => {
    for (const dead of [false, true]) {
      if (dead) lockOf({ pid: 2 ** 22 + 1, host: hostname(), born: "1" });
      const asked = await Promise.allSettled(Array.from({ length: 10 }, () => lockSet(folder)));
      const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect([dead, got.length]).toEqual([dead, 1]);
      await got[0]?.release();
    }
  });

  test("of a process that lives is held, and taken over as soon as it was killed", async () => {
    const program = join(folder, "wait.mjs");
    writeFileSync(program, "process.stdout.write('ready'); setInterval(() => {}, 1000);");
    const other = start(program, [], folder);
    await until("it runs", () => other.output() === "ready");
    lockOf({ pid: other.child.pid, host: hostname(), born: bornAt(other.child.pid) });
    await expect(lockSet(folder)).rejects.toThrow("BUSY");
    other.child.kill("SIGKILL");
    await other.ended;
    await (await lockSet(folder)).release();
  });

  test("whose process number was given to another process since is free", async () => {
    lockOf({ pid: process.ppid, host: hostname(), born: "1" });
    await (await lockSet(folder)).release();
  });

  test("of another machine is held while it is touched, and free after a minute of silence", async () => {
    lockOf({ pid: 1, host: "another-machine", born: "1" });
    await expect(lockSet(folder)).rejects.toThrow("process 1 on another-machine is writing");
    const before = new Date(Date.now() - 61_000);
    utimesSync(join(folder, LOCK), before, before);
    await (await lockSet(folder)).release();
  });
});

describe("held: two containers of one name took each other's folders", () => {
  test("a lock of the same machine's name from where process numbers are counted apart is alive while it is touched", async () => {
    const elsewhere = { pid: 2 ** 22 + 1, host: hostname(), born: "1", space: "pid:[1]" };
    lockOf(elsewhere);
    await expect(lockSet(folder)).rejects.toThrow("BUSY");
    const before = new Date(Date.now() - 61_000);
    utimesSync(join(folder, LOCK), before, before);
    await (await lockSet(folder)).release();
  });

  test("a run whose folder was taken meanwhile says so at its end, and leaves the other's lock and set alone", async () => {
    const lock = await lockSet(folder);
    await lock.check();
    const others = JSON.stringify({ pid: 1, host: "another-machine", born: "1" });
    writeFileSync(join(folder, LOCK), others);
    await expect(lock.check()).rejects.toThrow(/^error\[BUSY\] .*: another run is writing to this folder/);
    await lock.release();
    expect(readFileSync(join(folder, LOCK), "utf8")).toBe(others);
    rmSync(join(folder, LOCK));
    writeFileSync(join(folder, "q.yaml"), "questions: [{topic: loss}]\n");
    const quiz = readQuiz("questions: [{topic: loss}]", "q.yaml");
    const wish = {
      quiz,
      randomness: { kind: "seed", seed: "s" },
      copies: numberedCopies(1),
      formats: ["html"],
      tagged: true,
    } as const;
    const out = join(folder, "set");
    const taken = makeSet(wish, {
      out,
      openMaker: async (drawer) => {
        const local = { ...wish, out, keyed: false, concurrency: 1 };
        return openLocalMaker(
          { ...local, openPrinter: () => Promise.reject(new Error("nothing to print")) },
          drawer,
        );
      },
      done: () => writeFileSync(join(out, LOCK), others),
    });
    await expect(taken).rejects.toThrow("BUSY");
    expect(existsSync(join(out, "manifest.json"))).toBe(false);
  });

  test("parts of a lock that a run which was killed has left are swept, those of a moment ago are not", async () => {
    mkdirSync(join(folder, ".gradsheet"));
    const [old, young] = ["lock.7-0123abcd.part", "lock.8-0123abcd.part"].map((name) =>
      join(folder, ".gradsheet", name),
    );
    for (const file of [old, young]) writeFileSync(file ?? "", "{}");
    const before = new Date(Date.now() - 61_000);
    utimesSync(old ?? "", before, before);
    await removeParts(folder);
    expect([old, young].map((file) => existsSync(file ?? ""))).toEqual([false, true]);
  });
});
