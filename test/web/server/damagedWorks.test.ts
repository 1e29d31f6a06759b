import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openSet } from "../../../src/classroom/answers/openSet.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import type { LogEntry } from "../../../src/web/server/log.js";
import { forgetWorks } from "../../../src/web/server/work/keptWorks.js";
import { filesBelow } from "../../support/program.js";
import { type Served, served } from "../../support/served.js";
import { type SignedIn, signedIn } from "../../support/signedIn.js";
import { writeSet } from "../../support/writeSet.js";

const idOf = (letter: string): string => letter.repeat(16);
const SECRET = "5".repeat(64);
/** As `kill -9` in the middle of writing left it, as a user without permission sees it, and as one between two writes. */
const RECORDS = {
  [idOf("a")]: (file: string) => writeFileSync(file, ""),
  // Root may read every file, but no folder as one.
  [idOf("b")]: (file: string) => mkdirSync(file),
  [idOf("c")]: () => {},
};

let folder = "";
let server: Served;
let teacher: SignedIn;
let whole: Sheet | undefined;
let before = new Map<string, string>();
const entries: LogEntry[] = [];
const at = (...names: readonly string[]): string => join(folder, "works", ...names);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-damaged-"));
  const make = (id: string): Sheet | undefined => {
    const [sheet] = writeSet(at(id, "set"), `title: Set ${id[0]}\nquestions: [{topic: loss}]`, 1, id);
    writeFileSync(at(id, "exam.secret"), SECRET);
    return sheet;
  };
  for (const [id, write] of Object.entries(RECORDS)) {
    make(id);
    write(at(id, "work.json"));
  }
  for (const id of [idOf("d"), idOf("e")]) {
    const sheet = make(id);
    whole ??= sheet;
    const record = { id, title: `Set ${id[0]}`, products: [], given: true, about: "" };
    writeFileSync(at(id, "work.json"), JSON.stringify(record));
  }
  // Given out, but what says which sheets it has cannot be read now.
  rmSync(at(idOf("e"), "set", "manifest.json"));
  mkdirSync(at(idOf("e"), "set", "manifest.json"));
  mkdirSync(at(idOf("f"), "set", ".gradsheet"), { recursive: true });
  writeFileSync(at(idOf("f"), "set", ".gradsheet", "journal.jsonl"), "{}\n");
  before = filesBelow(at());
  server = await served("questions: [{topic: loss}]", 1, {
    ...{ works: at(), log: (entry: LogEntry) => entries.push(entry) },
  });
  teacher = await signedIn(server);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a work whose record cannot be read when the server starts", () => {
  test("is put aside with every byte, keys and secret among them; what was broken off is cleared away", () => {
    expect(readdirSync(at()).sort()).toEqual(["damaged", idOf("d"), idOf("e")].sort());
    expect(readdirSync(at("damaged")).sort()).toEqual(Object.keys(RECORDS));
    const after = filesBelow(at());
    for (const [path, hash] of before) {
      const [id = ""] = path.split("/");
      if (id !== idOf("f"))
        expect([path, after.get(id in RECORDS ? `damaged/${path}` : path)]).toEqual([path, hash]);
    }
  });

  test("is said in the log, and on the teacher's pages in both languages", async () => {
    const said = entries.filter(({ event }) => event === "damaged-work").map(({ work }) => work);
    expect(said).toEqual(Object.keys(RECORDS));
    for (const [locale, words] of [
      ["en", "Could not be read, and put aside"],
      ["ko", "읽지 못해 따로 둔 것"],
    ] as const)
      for (const path of ["/teach", "/teach/compose"]) {
        const page = await teacher
          .ask(path, { headers: { "accept-language": locale } })
          .then((response) => response.text());
        expect(page).toContain(words);
        for (const id of Object.keys(RECORDS))
          expect(page).toContain(`<b>Set ${id[0]}</b> <code>works/damaged/${id}</code>`);
      }
  });

  test("holds a set that is opened as any other", async () => {
    const set = at("damaged", idOf("a"), "set");
    const { copies, load } = await openSet(set, folder);
    expect((await load(copies[0]?.id ?? "")).title).toBe("Set a");
  });
});

test("a set that cannot be read now is given out no longer, says why, and is tried again at the next start", async () => {
  expect(await teacher.text("/teach/compose")).toMatch(/Set e<\/b>.*<p class="faults">.*a folder/);
  expect(JSON.parse(readFileSync(at(idOf("e"), "work.json"), "utf8"))).toMatchObject({ given: true });
});

test("a set is given out, or taken back, only when that is written down", async () => {
  const sheet = () => fetch(`${server.url}/s/${whole?.code}`).then(({ status }) => status);
  const record = at(idOf("d"), "work.json");
  const press = async (way: string): Promise<number> =>
    (await teacher.send(`/teach/work/${idOf("d")}/${way}`, {})).status;
  // No file can be given the name of a folder that has something in it.
  const block = () => {
    rmSync(record);
    mkdirSync(join(record, "in the way"), { recursive: true });
  };
  const unblock = () => rmSync(record, { recursive: true });
  expect(await sheet()).toBe(200);
  block();
  expect([await press("take-back"), await sheet()]).toEqual([503, 200]);
  unblock();
  expect([await press("take-back"), await sheet()]).toEqual([303, 404]);
  expect(JSON.parse(readFileSync(record, "utf8"))).toMatchObject({ given: false });
  block();
  expect([await press("give"), await sheet()]).toEqual([400, 404]);
  unblock();
  expect([await press("give"), await sheet()]).toEqual([303, 200]);
  expect(JSON.parse(readFileSync(record, "utf8"))).toMatchObject({ given: true, title: "Set d" });
});

test("what was made about a set is forgotten where it was put aside, too", async () => {
  const own = join(folder, "others", "damaged", idOf("9"));
  mkdirSync(own, { recursive: true });
  writeFileSync(
    join(own, "work.json"),
    JSON.stringify({ id: idOf("9"), title: "", products: [], about: "the set" }),
  );
  await forgetWorks(join(folder, "others"), "another set");
  expect(readdirSync(join(folder, "others", "damaged"))).toEqual([idOf("9")]);
  await forgetWorks(join(folder, "others"), "the set");
  expect(readdirSync(join(folder, "others", "damaged"))).toEqual([]);
});
