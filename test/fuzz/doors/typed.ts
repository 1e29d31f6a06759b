import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "../../../src/cli/options/arguments.js";
import { COMMANDS, OPTIONS } from "../../../src/cli/options/options.js";
import { readNumber } from "../../../src/core/marking/readNumber.js";
import type { DoorMaker } from "../door.js";
import { NASTY_NUMBERS, NASTY_TEXTS } from "../nasty.js";
import { textBytes } from "../own.js";
import { runProgram } from "../program.js";

/** What a student types for a number. */
export const numberReader: DoorMaker = async () => ({
  name: "number",
  corpus: [
    "0.47",
    ".47",
    "-0,47",
    "−0.47",
    "4.7e-1",
    "47/100",
    "79,400",
    "1 234.5",
    "~0.4256",
    "(0.4256)",
    "½",
    "0.4256 (3 dp)",
  ].map(textBytes),
  most: 3000,
  open: async (input, random) => {
    const text = Buffer.from(input).toString("utf8");
    const read = readNumber(text, random.integer(0, 1) === 1);
    if (read.kind === "number" && !Number.isFinite(read.value))
      throw new Error(`${JSON.stringify(text)} is ${read.value}`);
  },
});

/** Words on the command line: commands, options with values of every kind, and files that are there or not. */
export const commandLine: DoorMaker = async (folder) => {
  writeFileSync(join(folder, "q.yaml"), "questions: [{topic: loss}]\n");
  writeFileSync(join(folder, "r.csv"), "id,name\n7,Kim\n");
  const commands = Object.keys(COMMANDS);
  const options = OPTIONS.map(({ name }) => name);
  const files = ["q.yaml", "r.csv", "out", "none", "-", "."];
  return {
    name: "command line",
    corpus: [textBytes('["list", "topics"]')],
    most: 2000,
    draw: (random) => {
      const value = () =>
        random.pick([...files, ...NASTY_NUMBERS, ...NASTY_TEXTS, "html", "en", "1", "1/2", "html,selfcheck"]);
      const option = () => {
        const name = random.pick(options);
        return random.pick([
          [`--${name}`],
          [`--${name}`, value()],
          [`--${name}=${value()}`],
          [`--no-${name}`],
        ]);
      };
      const words = [
        ...random.pick(commands).split(" "),
        ...Array.from({ length: random.integer(0, 2) }, value),
        ...Array.from({ length: random.integer(0, 5) }, option).flat(),
      ];
      return textBytes(JSON.stringify(random.integer(0, 4) === 0 ? random.shuffle(words) : words));
    },
    open: async (input) => {
      const words: unknown = JSON.parse(Buffer.from(input).toString("utf8"));
      if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) return;
      const asked = await readArguments(words, "0", 100).catch(() => null);
      // What is wrong is told; what is right, and would take its time, was read.
      if (asked === null || !("command" in asked) || isLight(asked)) await runProgram(words, folder);
    },
  };
};

const HEAVY = /^(?:verify (?:mnist|problems|gradients)|worker|serve|practice)$/;

function isLight({ command, options }: { readonly command: string; readonly options: object }): boolean {
  const {
    formats = "",
    copies = 1,
    count = 1,
  } = options as Readonly<Record<string, string | number | undefined>>;
  if (HEAVY.test(command)) return false;
  return (
    command !== "generate" || (!String(formats).includes("pdf") && Number(copies) <= 2 && Number(count) <= 2)
  );
}
