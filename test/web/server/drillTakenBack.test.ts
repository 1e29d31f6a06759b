import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { DrillRecord } from "../../../src/web/server/teachers/drillRecord.js";
import { LONG } from "../../seeds.js";
import { areThere } from "../../support/judge.js";
import { type Postgres, postgresPrograms, startPostgres } from "../../support/postgres.js";
import { start } from "../../support/program.js";
import { tampered } from "../../support/tampered.js";
import { writeSet } from "../../support/writeSet.js";

const POSTGRES = LONG && areThere("postgresql") ? postgresPrograms() : null;
let folder = "";
let postgres: Postgres | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-back-"));
  writeSet(join(folder, "set"), "questions: [{topic: forward-pass}, {topic: loss}]", 6);
  if (POSTGRES !== null) postgres = await startPostgres(POSTGRES);
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * What is taken back: in a file of the program, another text in place of one; and the step of the drill that sees it. What
 * holds only against thousands of requests shows in a longer drill.
 */
type TakenBack = readonly [what: string, step: RegExp, file: string, text: string, other: string];

const IN_FOLDER: readonly TakenBack[] = [
  [
    "versions by the clock",
    /^the clock/,
    "web/server/database/answerStore.js",
    "'a' || count(*) || ' ' || sum(entry)",
    "'a' || count(*) || ' ' || max(saved_at)",
  ],
  [
    "after a write that failed the same file of the journal goes on",
    /^every answer/,
    "web/server/journal/setJournal.js",
    "handle = null;\n                await failed?.close()",
    "await Promise.resolve(failed)",
  ],
  [
    "no fdatasync",
    /^each answer is brought/,
    "web/server/journal/setJournal.js",
    "await handle.datasync();",
    "",
  ],
  [
    "acknowledged before it is written down",
    /^every answer/,
    "web/server/journal/setJournal.js",
    'await handle.appendFile(lines.map(({ line }) => line).join(""));\n                await handle.datasync();',
    'const to = handle; setTimeout(() => void to.appendFile(lines.map(({ line }) => line).join("")).then(() => to.datasync()).catch(() => {}), 50);',
  ],
  [
    "a database that was lost stays so",
    /^every answer/,
    "web/server/journal/journals.js",
    "await restore(database, set, entriesOf(missing), []);",
    "",
  ],
  [
    "no lock",
    /^a second server/,
    "web/server/database/dataLock.js",
    "join(folder, DATA_LOCK)",
    "join(folder, DATA_LOCK + process.pid)",
  ],
  [
    "no margin on the disk",
    /^the disk is nearly full/,
    "web/server/journal/journals.js",
    "await room.check();",
    "",
  ],
  [
    "no referrer, so that forms have no origin",
    /^over plain HTTP/,
    "web/server/security.js",
    'referrerPolicy: "same-origin"',
    'referrerPolicy: "no-referrer"',
  ],
  ["IPv6 by whole addresses", /^behind a proxy/, "web/server/whoAsks.js", ".slice(0, 4)", ".slice(0, 8)"],
  [
    "HSTS of all subdomains",
    /^behind a proxy/,
    "web/server/security.js",
    '"max-age=15552000"',
    '"max-age=15552000; includeSubDomains"',
  ],
  [
    "wrong codes shut out sheets that are open",
    /wrong codes$/,
    "web/server/students/routes.js",
    "slow && !isLong(code) && !opened.isOpen(context, code)",
    "slow",
  ],
  [
    "SIGTERM is not heard",
    /^the server is stopped/,
    "cli/commands/serve/serve.js",
    "process.on(signal, stop);",
    "process.on(signal, () => {});",
  ],
];
const WITH_POSTGRES: readonly TakenBack[] = [
  [
    "a connection that breaks ends the program",
    /^PostgreSQL ends/,
    "web/server/database/serverDatabase.js",
    'pool.on("error", () => { });',
    "",
  ],
];

/** The steps that a short drill of the tampered program has not passed. */
async function failedSteps([what, , ...change]: TakenBack, env: Record<string, string>): Promise<string[]> {
  const { program, remove } = tampered(...change);
  try {
    const words = ["serve", "drill", "--set", "set", "--data", what.replace(/\W/g, ""), "--json"];
    const run = start(program, [...words, "--seconds", "1", "--kills", "1"], folder, env);
    expect([await run.ended, run.output()]).toEqual([1, expect.stringContaining('"ready": false')]);
    const { steps } = JSON.parse(run.output()) as DrillRecord;
    return steps.flatMap(({ name, passed }) => (passed ? [] : [name]));
  } finally {
    remove();
  }
}

// Half a minute each: in the long checks alone.
(LONG ? describe : describe.skip)(
  "a drill is not passed by a server that has one of its mendings taken back",
  () => {
    test.each(IN_FOLDER)(
      "%s: %s",
      async (...back) => {
        expect(await failedSteps(back, { DATABASE_URL: "" })).toContainEqual(expect.stringMatching(back[1]));
      },
      240_000,
    );

    (POSTGRES === null ? test.skip.each : test.each)(WITH_POSTGRES)(
      "%s: %s",
      async (...back) => {
        const failed = await failedSteps(back, { DATABASE_URL: postgres?.url ?? "" });
        expect(failed).toContainEqual(expect.stringMatching(back[1]));
      },
      240_000,
    );
  },
);
