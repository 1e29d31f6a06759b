import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readManifest } from "../../classroom/set/folder/readSet.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import { isFolder } from "../../core/files/files.js";
import type { Io } from "../../core/terminal/io.js";
import type { Database } from "../../web/server/database/database.js";
import { lockData } from "../../web/server/database/dataLock.js";
import { openDatabase } from "../../web/server/database/openDatabase.js";
import { openOrPutAside } from "../../web/server/database/putAside.js";
import { type BoxNames, boxNames } from "../../web/server/journal/boxNames.js";
import type { Entry } from "../../web/server/journal/entry.js";
import { journalsIn } from "../../web/server/journal/journals.js";
import { findReceipt, type SetCheck, verifyJournals } from "../../web/server/journal/verifyJournals.js";
import type { OptionsFor } from "../options/options.js";

/** More than these are not named. */
const SHOWN = 50;

/**
 * Checks what a server keeps against its journals, rebuilds the database from them, or says what a receipt is of. The exit
 * code: 1 where anything was lost or altered, or nobody wrote that receipt.
 */
export async function verifyAnswers(options: OptionsFor<"verify answers">, io: Io): Promise<number> {
  const data = resolve(io.cwd, options.data);
  if (!(await isFolder(data)))
    throw fail("FILE_NOT_FOUND", "there is no such folder; the --data of the server would be right", {
      file: options.data,
    });
  const sets = [...(options.set ?? []).map((one) => resolve(io.cwd, one)), ...(await composedIn(data))];
  const names = await boxNames(sets, io.cwd);
  if (options.receipt !== undefined)
    return sayReceipt(options.receipt, data, names, options.json === true, io);
  const wanted = await Promise.all((options.set ?? []).map((one) => readManifest(one, io.cwd)));
  const lock = await lockData(data);
  let database: Database | null = null;
  try {
    database = await openFor(data, io.env.DATABASE_URL ?? "", options.rebuild === true, io);
    const all = await verifyJournals(journalsIn(data), database, options.rebuild === true);
    const checks = all.filter(({ set }) => wanted.length === 0 || wanted.some((one) => one.set === set));
    const sound = ({ faults, missing, altered, restored }: SetCheck): boolean =>
      faults.length === 0 && (restored || missing.length + altered.length === 0);
    const passed = checks.every(sound);
    if (options.json === true) io.stdout(`${JSON.stringify({ sets: checks, passed }, null, 2)}\n`);
    else {
      for (const check of checks) io.stdout(await checkText(check, names));
      if (checks.length === 0) io.stdout("there is no journal, and no answer\n");
      else io.stdout(passed ? "passed: every answer stands as its journal says\n" : "failed\n");
    }
    return passed ? 0 : 1;
  } finally {
    await database?.close();
    await lock.release();
  }
}

/** The sets that were composed on the pages. */
async function composedIn(data: string): Promise<string[]> {
  const works = join(data, "works");
  return (await readdir(works).catch(() => [])).map((name) => join(works, name, "set"));
}

/** The database; null for a folder's that is lost, unless it is to be rebuilt. One that cannot be opened is put aside then. */
async function openFor(data: string, address: string, rebuild: boolean, io: Io): Promise<Database | null> {
  if (address !== "") return openDatabase({ address });
  const folder = join(data, "database");
  if (!rebuild && !(await isFolder(folder))) {
    io.stderr("the database is lost; --rebuild makes it anew from the journals\n");
    return null;
  }
  return openOrPutAside(
    data,
    async () => rebuild,
    (aside) => io.stderr(`the database could not be opened, and lies in ${aside} now\n`),
  );
}

async function checkText(check: SetCheck, names: BoxNames): Promise<string> {
  const { set, entries, boxes, faults, missing, altered, unlogged, restored } = check;
  const lines = [
    `set ${visible(set)}: ${entries} entries, ${boxes} boxes`,
    ...faults.map(({ file, line, what }) =>
      what === "gap"
        ? `  ${file}:${line}: lines are missing before it`
        : `  ${file}:${line}: not as it was written; what it said is left out`,
    ),
  ];
  const told: [string, readonly Entry[]][] = [
    ["is missing in the database", missing],
    ["was altered in the database", altered],
  ];
  for (const [what, entries] of told) {
    for (const entry of entries.slice(0, SHOWN))
      lines.push(
        `  ${visible(await names.said(set, entry))} ${what}${restored ? ", and stands there again" : ""}`,
      );
    if (entries.length > SHOWN) lines.push(`  and ${entries.length - SHOWN} more`);
  }
  if (unlogged > 0)
    lines.push(
      `  ${unlogged} stand in the database alone, from before there was a journal or through another server; the next start writes them into it`,
    );
  return `${lines.join("\n")}\n`;
}

async function sayReceipt(
  typed: string,
  data: string,
  names: BoxNames,
  json: boolean,
  io: Io,
): Promise<number> {
  const found = await findReceipt(journalsIn(data), typed);
  if (json) {
    const later = found === null ? {} : Object.fromEntries(found.later);
    io.stdout(
      `${JSON.stringify({ receipt: typed, received: found === null ? null : { ...found, later } })}\n`,
    );
  } else if (found === null)
    io.stdout(`no server that keeps its answers here has written ${visible(typed)}\n`);
  else {
    const { at, set, entry, later } = found;
    io.stdout(`this was received at ${timeText(at)} as ${visible(await names.said(set, entry))}\n`);
    for (const [id, change] of later)
      if (change !== null && entry.kind === "save") {
        const now = { ...entry, answers: { [id]: change.given } };
        io.stdout(`changed at ${timeText(change.at)} to ${visible(await names.said(set, now))}\n`);
      }
  }
  return found === null ? 1 : 0;
}

/** A time on this machine's clock. */
const timeText = (at: string): string =>
  new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" }).format(new Date(at));
