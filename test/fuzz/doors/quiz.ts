import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DoorMaker } from "../door.js";
import { filed } from "../own.js";
import { runProgram } from "../program.js";

const PRESETS = join("templates", "presets");

export const quiz: DoorMaker = async (folder) => ({
  name: "quiz",
  corpus: [
    ...readdirSync(PRESETS)
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => readFileSync(join(PRESETS, file))),
    ...readdirSync("examples")
      .filter((file) => file.endsWith(".yaml") && !file.startsWith("network"))
      .map((file) => readFileSync(join("examples", file))),
    ...filed("quiz"),
  ],
  most: 2500,
  open: async (input, random) => {
    writeFileSync(join(folder, "case.yaml"), input);
    const formats = random.pick(["html", "selfcheck", "html,selfcheck"]);
    const made = ["--seed", "fuzz", "--formats", formats, "--out", "out", "--progress", "none"];
    const exit = await runProgram(["generate", "case.yaml", ...made], folder);
    if (exit !== 0) return;
    if ((await runProgram(["verify", "set", "out"], folder)) !== 0)
      throw new Error("a set that was made does not pass verify set");
    rmSync(join(folder, "out"), { recursive: true });
  },
});
