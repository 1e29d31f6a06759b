import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { LOCK, lockSet } from "../../../src/set/folder/setLock.js";
import { start, until } from "../../support/program.js";

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
