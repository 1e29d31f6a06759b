import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DoorMaker } from "../door.js";
import { filed } from "../own.js";
import { runProgram } from "../program.js";

export const network: DoorMaker = async (folder) => ({
  name: "network",
  corpus: [readFileSync("examples/network.yaml"), ...filed("network")],
  most: 3000,
  open: async (input, random) => {
    writeFileSync(join(folder, "case.yaml"), input);
    const ways = [
      [],
      ["--json"],
      ["--json", "--steps", "3"],
      ["--html", "out.html"],
      ["--notation", "flat", "--locale", "ko"],
    ];
    await runProgram(["solve", "case.yaml", ...random.pick(ways)], folder);
  },
});
