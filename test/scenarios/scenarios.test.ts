import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runCli } from "../support/runCli.js";
import { readScenarios } from "./readScenarios.js";

const folder = new URL(".", import.meta.url);

for (const name of readdirSync(folder).filter((one) => one.endsWith(".txt"))) {
  describe(name, () => {
    for (const { title, files, argv, exit, stderr, stdout } of readScenarios(new URL(name, folder))) {
      test(title, async () => {
        const cwd = mkdtempSync(join(tmpdir(), "gradsheet-scenario-"));
        try {
          const stdin = files.get("-");
          for (const [file, text] of files) if (file !== "-") writeFileSync(join(cwd, file), text);
          const run = await runCli(argv, cwd, {}, stdin);
          expect({ stderr: run.stderr, exit: run.exit }).toEqual({ stderr, exit });
          if (stdout !== undefined) expect(run.stdout).toBe(stdout);
          if (exit !== 0)
            expect([run.stdout, readdirSync(cwd).sort()]).toEqual([
              "",
              [...files.keys()].filter((file) => file !== "-").sort(),
            ]);
        } finally {
          rmSync(cwd, { recursive: true });
        }
      });
    }
  });
}
