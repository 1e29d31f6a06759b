import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startJournal } from "../../../src/classroom/set/folder/journal.js";
import { readManifest } from "../../../src/classroom/set/folder/readSet.js";
import { readOrder } from "../../../src/classroom/set/queue/order.js";
import { fileNameOf } from "../../../src/classroom/set/students/fileName.js";
import type { DoorMaker } from "../door.js";
import { own, textBytes } from "../own.js";
import { runProgram } from "../program.js";

const MADE = [
  "generate",
  "q.yaml",
  "--copies",
  "2",
  "--seed",
  "set",
  "--formats",
  "html",
  "--progress",
  "none",
];

async function writeSet(folder: string): Promise<void> {
  writeFileSync(join(folder, "q.yaml"), "questions: [{topic: loss}]\n");
  if ((await runProgram([...MADE, "--out", "good"], folder)) !== 0) throw new Error("no set was made");
}

/** A set of which one file is the case. */
function spoil(folder: string, file: string, input: Uint8Array): void {
  rmSync(join(folder, "set"), { recursive: true, force: true });
  cpSync(join(folder, "good"), join(folder, "set"), { recursive: true });
  mkdirSync(dirname(join(folder, "set", file)), { recursive: true });
  writeFileSync(join(folder, "set", file), input);
}

export const manifest: DoorMaker = async (folder) => {
  await writeSet(folder);
  writeFileSync(join(folder, "a.csv"), "sheet,id,answer\n001,q1.C,0.4\n");
  const text = readFileSync(join(folder, "good/manifest.json"), "utf8");
  return {
    name: "manifest",
    // Without its own hash too: else nothing but that would be looked at.
    corpus: [textBytes(text), textBytes(text.replace(/,\s*"sha256": "[0-9a-f]{64}"\s*\}\s*$/, "\n}\n"))],
    most: 20_000,
    open: async (input, random) => {
      spoil(folder, "manifest.json", input);
      await runProgram(["verify", "set", "set"], folder);
      await runProgram(
        random.pick([
          ["mark", "--set", "set", "--answers", "a.csv", "--json"],
          ["trace", "--set", "set", "--values", "1,2,3,4,5"],
          ["reissue", "--set", "set", "--id", "001"],
          [...MADE, "--out", "set"],
          ["merge", "set", "--out", "merged"],
        ]),
        folder,
      );
    },
  };
};

export const journal: DoorMaker = async (folder) => {
  await writeSet(folder);
  const { copies, failed: _, format: __, ...head } = await readManifest(join(folder, "good"), folder);
  const names = copies.map(({ id }) => id);
  await (
    await startJournal(join(folder, "good"), { head, run: "make", names, combined: [] }, copies.slice(0, 1))
  ).close();
  const good = readFileSync(join(folder, "good/.gradsheet/journal.jsonl"));
  rmSync(join(folder, "good/.gradsheet/journal.jsonl"));
  return {
    name: "journal",
    corpus: [good],
    most: 20_000,
    open: async (input) => {
      spoil(folder, ".gradsheet/journal.jsonl", input);
      rmSync(join(folder, "set/manifest.json"));
      await runProgram(["verify", "set", "set"], folder);
      if ((await runProgram([...MADE, "--out", "set"], folder)) !== 0) return;
      const [made, wanted] = ["set", "good"].map((one) =>
        readFileSync(join(folder, one, "manifest.json"), "utf8"),
      );
      if (made !== wanted) throw new Error("the set that was gone on with is another one");
    },
  };
};

export const zips: DoorMaker = async (folder) => {
  await writeSet(folder);
  const record = [{ file: "set.zip", sha256: "00", manifest: "00" }];
  return {
    name: "zips",
    corpus: [textBytes(JSON.stringify(record)), textBytes("[]")],
    most: 2000,
    open: async (input) => {
      spoil(folder, ".gradsheet/zips.json", input);
      await runProgram(["verify", "set", "set"], folder);
      await runProgram([...MADE, "--out", "set"], folder);
    },
  };
};

export const order: DoorMaker = async (folder) => {
  await writeSet(folder);
  const { copies, failed: _, format: __, ...head } = await readManifest(join(folder, "good"), folder);
  const quiz: unknown = JSON.parse(readFileSync(join(folder, "good/.gradsheet/quiz.json"), "utf8"));
  const files = copies.map(({ id }) => ({ id, file: id }));
  const text = {
    format: "gradsheet/order@1",
    run: "r",
    head,
    quiz,
    randomness: "set",
    formats: ["html"],
    copies: files,
  };
  return {
    name: "order",
    corpus: [textBytes(JSON.stringify(text))],
    most: 8000,
    open: async (input) => {
      writeFileSync(join(folder, "good/.gradsheet/order.json"), input);
      await own(async () => {
        const read = await readOrder(join(folder, "good"));
        const odd = read?.copies.find(({ id, file }) => file !== fileNameOf(id));
        if (odd !== undefined) throw new Error(`a file is called ${odd.file}`);
      });
    },
  };
};
