import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GradsheetError } from "../../../src/core/base/errors.js";
import { linked } from "../../../src/web/server/journal/entry.js";
import { readJournal } from "../../../src/web/server/journal/readJournal.js";
import { readPins } from "../../../src/web/server/students/pins.js";
import { lastDrill } from "../../../src/web/server/teachers/drillRecord.js";
import { namedTeachers } from "../../../src/web/server/teachers/namedTeachers.js";
import { teachToken } from "../../../src/web/server/teachers/sessions.js";
import { keptWorks } from "../../../src/web/server/work/keptWorks.js";
import type { DoorMaker } from "../door.js";
import { textBytes } from "../own.js";

const SEAL = "0".repeat(32);
const head = linked(SEAL, { set: "set", after: 0 });
const answers = { "q1.C": "0.41" };
const save = linked(head.seal, {
  ...{ number: 1, order: 1, at: "2026-04-20T10:00:00.000Z" },
  entry: { kind: "save", sheet: "001", answers },
});
const mark = linked(save.seal, {
  ...{ number: 2, order: 2, at: "2026-04-20T10:00:01.000Z" },
  entry: { kind: "mark", sheet: "001", answer: "q1.C", points: 1, why: "right", who: "Kim" },
});

/** The files in a server's folder, as a disk or a hand may have changed them: each is read as a start reads it. */
export const serverFiles: DoorMaker = async (folder) => {
  const places: Readonly<Record<string, () => Promise<unknown>>> = {
    "journal/000001.jsonl": () => readJournal(join(folder, "journal"), () => {}),
    "teachers.json": () => namedTeachers(folder),
    "class.csv": () => readPins("class.csv", folder),
    "drills/set.json": () => lastDrill(folder, "set"),
    "works/0123456789abcdef/work.json": () => keptWorks(join(folder, "works"), () => {}),
    "teach.token": () => teachToken(join(folder, "teach.token")),
  };
  const names = Object.keys(places);
  return {
    name: "serverFiles",
    corpus: [
      textBytes(`${head.line}${save.line}${mark.line}`),
      textBytes(
        `{"format":"gradsheet/teachers@1","teachers":[{"name":"Kim","may":["see"],"account":"kim@school.example"}]}`,
      ),
      textBytes("id,pin\n001,4711\n002,ab12\n"),
      textBytes('{"id":"0123456789abcdef","title":"t","products":[],"given":true}'),
      textBytes('{"set":"set","title":"t","at":"2026-04-20T08:00:00.000Z","ready":true,"students":2}'),
    ],
    most: 3_000,
    open: async (input, random) => {
      const name = random.pick(names);
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, input);
      try {
        await places[name]?.();
      } catch (error) {
        if (!(error instanceof GradsheetError)) throw error;
      } finally {
        rmSync(file, { force: true });
        rmSync(join(folder, "works"), { recursive: true, force: true });
      }
    },
  };
};
