import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "@jest/globals";
import { emptyDatabase } from "../../support/emptyDatabase.js";
import { judgedBy } from "../../support/judge.js";
import { compiledProgram, until } from "../../support/program.js";
import { writeSet } from "../../support/writeSet.js";

let folder = "";
let code = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-synced-"));
  code = writeSet(join(folder, "set"), "questions: [{topic: forward-pass}]", 1)[0]?.code ?? "";
  await emptyDatabase(join(folder, "data"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SAVES = 10;

judgedBy("strace")(
  "each answer is on the disk before it is acknowledged: one fdatasync for each that comes alone, fewer for those that come together",
  async () => {
    const trace = join(folder, "trace");
    const traced = ["-D", "-f", "-e", "trace=fdatasync", "-o", trace, process.execPath, compiledProgram()];
    const served = ["serve", "--set", "set", "--data", "data", "--port", "0"];
    const child = spawn("strace", [...traced, ...served], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    await until("the server listens", () => / at http/.test(output));
    const url = /http:\/\/[\d.:]+/.exec(output)?.[0] ?? "";
    const save = (given: string): Promise<number> =>
      fetch(`${url}/s/${code}/answers`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ answers: { "q1.z1_1": given } }),
      }).then(({ status }) => status);
    const syncs = (): number => (readFileSync(trace, "utf8").match(/fdatasync\(\d+/g) ?? []).length;
    const before = syncs();
    for (let k = 0; k < SAVES; k++) {
      expect(await save(String(k))).toBe(204);
      expect(syncs() - before).toBe(k + 1);
    }
    await Promise.all(Array.from({ length: 10 * SAVES }, (_, k) => save(`1${k}`)));
    expect(syncs() - before).toBeGreaterThan(SAVES);
    expect(syncs() - before).toBeLessThan(6 * SAVES);
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGTERM");
    await ended;
  },
);
