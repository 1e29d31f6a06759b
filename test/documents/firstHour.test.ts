import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { LONG } from "../seeds.js";
import { firstHour, wordsOf } from "../support/markdown.js";
import { makeClone, typed } from "../support/npx.js";
import { runCli } from "../support/runCli.js";

test("the README's first hour can be spent as it stands: every command ends well", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-hour-"));
  try {
    cpSync("examples", join(folder, "examples"), { recursive: true });
    // In the long checks each is typed as it stands, in a clone.
    if (LONG) makeClone(folder);
    const commands = firstHour(readFileSync("README.md", "utf8"));
    expect(commands.length).toBeGreaterThanOrEqual(6);
    for (const command of commands) {
      if (command.includes(" mark ")) writeFileSync(join(folder, "answers.csv"), oneAnswer(folder));
      const { exit, stderr } = LONG
        ? typed(command, folder, join(folder, "npm-cache"))
        : await runCli(wordsOf(command).slice(2), folder);
      expect({ command, exit, stderr: exit === 0 ? "" : stderr }).toEqual({ command, exit: 0, stderr: "" });
    }
    expect(readdirSync(join(folder, "exam/worksheets"))).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What a teacher would type: one answer of the first student's. */
function oneAnswer(folder: string): string {
  const sheet: Sheet = JSON.parse(readFileSync(join(folder, "exam/sheets/2026-0001.json"), "utf8"));
  return `sheet,id,answer\n${sheet.code},${sheet.questions[0]?.answers[0]?.id},0.47\n`;
}
