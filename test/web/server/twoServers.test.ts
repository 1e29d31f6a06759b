import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { compiledProgram, until } from "../../support/program.js";
import { writeSet } from "../../support/writeSet.js";

/** A process whose number is 1, as in a container; where that cannot be had (not root) the tests that need it are skipped. */
const APART = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
const canBeApart = spawnSync("unshare", [...APART.slice(1), "true"]).status === 0;
if (!canBeApart) process.stderr.write("skipped for want of process namespaces: they are root's on Linux\n");
const apart = canBeApart ? test : test.skip;

let folder = "";
let program = "";
beforeAll(async () => {
  program = compiledProgram();
  folder = mkdtempSync(join(tmpdir(), "gradsheet-two-"));
  writeSet(join(folder, "set"), "questions: [{topic: forward-pass}]", 1);
  await emptyDatabase(join(folder, "data"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function serve(...before: readonly string[]) {
  const argv = [process.execPath, program, "serve", "--set", "set", "--data", "data", "--port", "0"];
  const [first = "", ...rest] = [...before, ...argv];
  const child = spawn(first, rest, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = async (): Promise<string> => {
    await until("it listens or refuses", () => / at http|error\[/.test(output));
    return output;
  };
  return { child, ended, said };
}

apart(
  "two servers of one process number, in two containers, on one folder: the second one is refused",
  async () => {
    const first = serve(...APART);
    expect(await first.said()).toContain(" at http");
    const second = serve(...APART);
    expect(await second.said()).toMatch(
      /error\[BUSY\] .*data: process 1 on \S+ has this folder open, as server\.lock in it says/,
    );
    expect(await second.ended).toBe(3);
    // One that was killed is followed by the next, though its process cannot be seen.
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(join(folder, "data", "server.lock"))).toBe(true);
    const third = serve(...APART);
    expect(await third.said()).toContain(" at http");
    third.child.kill("SIGKILL");
    await third.ended;
  },
);

test("a lock whose process number is another's by now is free at once", async () => {
  const holder = { pid: process.pid, host: hostname(), born: "1" };
  writeFileSync(join(folder, "data", "server.lock"), JSON.stringify(holder));
  const server = serve();
  expect(await server.said()).toContain(" at http");
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(existsSync(join(folder, "data", "server.lock"))).toBe(false);
});
