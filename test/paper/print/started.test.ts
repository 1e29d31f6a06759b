import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { firstBrowser, startAhead, TIMEOUT } from "../../../src/paper/print/started.js";

/** The lines by which processes were started that name a text; none where the system does not tell. */
const processesWith = (text: string): string[] =>
  (existsSync("/proc") ? readdirSync("/proc") : [])
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return "";
      }
    })
    .filter((line) => line.includes(text));

const profilesOf = (pid: number): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`gradsheet-browser-${pid}-`));

/** Runs the built program, and gives its exit code and what it has left: browsers and their profiles. */
async function leftBy(
  args: readonly string[],
): Promise<{ code: unknown; browsers: string[]; profiles: string[] }> {
  const child = spawn(process.execPath, ["bin/gradsheet.js", ...args], { stdio: "ignore" });
  const [code] = await once(child, "exit");
  const profile = `gradsheet-browser-${child.pid}-`;
  for (let tries = 0; tries < 100 && processesWith(profile).length > 0; tries += 1) await wait(20);
  return { code, browsers: processesWith(profile), profiles: profilesOf(Number(child.pid)) };
}

test("held: a run leaves no browser and no profile, whether it has printed or found its quiz wrong", async () => {
  const out = mkdtempSync(join(tmpdir(), "gradsheet-ahead-"));
  try {
    const printed = await leftBy(["generate", "--topics", "forward-pass", "--seed", "1", "--out", out]);
    expect(printed).toEqual({ code: 0, browsers: [], profiles: [] });
    expect(existsSync(join(out, "worksheets", "001.pdf"))).toBe(true);
    const refused = await leftBy(["generate", "no such quiz.yaml", "--out", out]);
    expect(refused).toEqual({ code: 2, browsers: [], profiles: [] });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}, 60_000);

test("a browser that was started ahead is the first that is asked for, and then no longer ended by who started it", async () => {
  const before = profilesOf(process.pid).length;
  const end = startAhead();
  const { browser } = await firstBrowser(TIMEOUT);
  expect(profilesOf(process.pid)).toHaveLength(before + 1);
  await end();
  expect(await browser.print("<!doctype html><p>x</p>", { paper: "A4" })).toBeInstanceOf(Uint8Array);
  browser.end();
  expect(profilesOf(process.pid)).toHaveLength(before);
});
