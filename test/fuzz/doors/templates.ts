import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DoorMaker } from "../door.js";
import { runProgram } from "../program.js";

const NAMES = readdirSync("templates", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(?:hbs|css)$/.test(file) && !/report/.test(file))
  .sort();

export const templates: DoorMaker = async (folder) => {
  writeFileSync(join(folder, "q.yaml"), "questions: [{topic: loss, as: choice}]\n");
  return {
    name: "templates",
    corpus: NAMES.map((name) => readFileSync(join("templates", name))),
    most: 6000,
    open: async (input, random) => {
      const file = join(folder, "own", random.pick(NAMES));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, input);
      const made = [
        "--templates",
        "own",
        "--formats",
        "html",
        "--seed",
        "s",
        "--progress",
        "none",
        "--out",
        "out",
      ];
      await runProgram(["generate", "q.yaml", ...made], folder);
      for (const one of ["own", "out"]) rmSync(join(folder, one), { recursive: true, force: true });
    },
  };
};
