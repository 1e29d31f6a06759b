import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openFolderDatabase } from "../../../src/web/server/database/folderDatabase.js";
import { emptyDatabase } from "../../support/emptyDatabase.js";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-thread-"));
  await emptyDatabase(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENDLESS = "with recursive t as (select 1 as n union all select n from t) select count(*) from t";

test("a question that never ends is ended in time; nobody else waits meanwhile, and all that was written is there", async () => {
  const database = await openFolderDatabase(folder, 3_000);
  try {
    await database.query("create table kept (n int)");
    await database.query("insert into kept values ($1)", [7]);
    let ticks = 0;
    const clock = setInterval(() => ticks++, 50);
    const endless = database.together((query) => query(ENDLESS));
    const behind = database.query("select n from kept");
    await expect(endless).rejects.toThrow("the database has not answered in time");
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(10);
    expect(await behind).toEqual([{ n: 7 }]);
    await database.query("insert into kept values (8)");
    expect(await database.query("select n from kept order by n")).toEqual([{ n: 7 }, { n: 8 }]);
  } finally {
    await database.close();
  }
});

test("of a transaction all is written or nothing, and what is asked beside it waits for its end", async () => {
  const database = await openFolderDatabase(folder);
  try {
    await database.query("create table pairs (n int)");
    const broken = database.together(async (query) => {
      await query("insert into pairs values (1)");
      throw new Error("in the middle");
    });
    const after = database.query("select n from pairs");
    await expect(broken).rejects.toThrow("in the middle");
    expect(await after).toEqual([]);
    await expect(database.query("select nothing")).rejects.toThrow(/"nothing" does not exist/);
    const done = database.together(async (query) => {
      await query("insert into pairs values (2)");
      return query("select n from pairs");
    });
    expect(await done).toEqual([{ n: 2 }]);
  } finally {
    await database.close();
  }
});
