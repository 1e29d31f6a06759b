import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DoorMaker } from "../door.js";
import { filed } from "../own.js";
import { runProgram } from "../program.js";

/** A question of a bank: read, drawn, printed in one of the languages, and opened again. */
export const bank: DoorMaker = async (folder) => ({
  name: "bank",
  corpus: filed("bank"),
  most: 2500,
  open: async (input, random) => {
    writeFileSync(join(folder, "question.yaml"), input);
    writeFileSync(join(folder, "quiz.yaml"), "questions: [{from: question.yaml}]\n");
    const asked = ["--seed", "fuzz", "--locale", random.pick(["en", "ko"]), "--out", "out"];
    const formats = random.pick(["html", "selfcheck", "html,selfcheck"]);
    const made = ["--formats", formats, "--progress", "none"];
    if ((await runProgram(["generate", "quiz.yaml", ...asked, ...made], folder)) !== 0) return;
    if ((await runProgram(["verify", "set", "out"], folder)) !== 0)
      throw new Error("a set that was made does not pass verify set");
    rmSync(join(folder, "out"), { recursive: true });
  },
});
