import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { table } from "./rows.js";

/**
 * Questions a second and the most memory of every format: `node exports.js --copies 1000 --preset basics`. Each runs in a
 * process of its own; what a copy costs more is the difference of two runs, so that starting is not in it. Seconds are of
 * one processor, whatever else the machine does. Drawing the sheets is in it, and measured alone beside it.
 */
const { values } = parseArgs({
  options: {
    copies: { type: "string", default: "1000" },
    preset: { type: "string", default: "basics" },
    formats: { type: "string" },
    json: { type: "string" },
    one: { type: "string" },
  },
});

interface Run {
  /** Of the processor. */
  readonly milliseconds: number;
  readonly mebibytes: number;
  readonly questions: number;
}

/** One export in this process. */
async function one(format: string): Promise<void> {
  // As the program does it: what an export needs is loaded once the command is known.
  const { main } = await import("../src/cli.js");
  const { processIo } = await import("../src/core/terminal/io.js");
  const folder = mkdtempSync(join(tmpdir(), "bench-export-"));
  let said = "";
  const before = process.cpuUsage();
  const words = ["--preset", values.preset, "--copies", values.copies, "--seed", "bench", "--format", format];
  await main(["export", ...words, "--out", "export", "--json"], {
    ...processIo(),
    cwd: folder,
    stdout: (text: string) => {
      said += text;
    },
    stderr: () => {},
  });
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  rmSync(folder, { recursive: true });
  const { variants, questions } = JSON.parse(said) as { variants: number; questions: number };
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ milliseconds, mebibytes, questions: variants * questions }));
}

/** As much garbage as V8 likes may wait elsewhere: so held, a process has what is in use, and breaks off where that grows. */
const HELD = ["--max-old-space-size=96", "--max-semi-space-size=4"];

function run(format: string, copies: number, flags: readonly string[] = []): Run {
  const script = process.argv[1] ?? "";
  const words = ["--one", format, "--copies", String(copies), "--preset", values.preset];
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, script, ...words], { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Run;
}

/** The sheets alone, as an export draws them. */
async function drawn(): Promise<void> {
  const { makeSheet } = await import("../src/author/generator/makeSheet.js");
  const { readQuiz } = await import("../src/author/generator/readQuiz.js");
  const { readPreset } = await import("../src/author/quiz/presets.js");
  const { numberedCopies } = await import("../src/classroom/set/students/copy.js");
  const { text, file } = readPreset(values.preset);
  const quiz = readQuiz(text, file);
  const before = process.cpuUsage();
  let questions = 0;
  for (const { id } of numberedCopies(Number(values.copies)))
    questions += makeSheet(quiz, { id, seed: "bench" }).questions.length;
  const { user, system } = process.cpuUsage(before);
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ milliseconds: (user + system) / 1000, mebibytes, questions }));
}

const DRAWN = "drawing alone";

if (values.one === DRAWN) await drawn();
else if (values.one !== undefined) await one(values.one);
else {
  const { report, end } = table();
  const copies = Number(values.copies);
  const tenth = Math.max(1, Math.round(copies / 10));
  /** What json, which writes as little as can be, makes in a second: by it machines and their other work can be compared. */
  let plain = Number.NaN;
  const { EXPORTS } = await import("../src/export/index.js");
  const formats = values.formats?.split(",") ?? Object.keys(EXPORTS);
  for (const format of [DRAWN, "json", ...formats.filter((one) => one !== "json")]) {
    const [few, many] = [run(format, tenth), run(format, copies)];
    const seconds = (many.milliseconds - few.milliseconds) / 1000;
    const figure = (many.questions - few.questions) / seconds;
    const what = `${format}, ${copies} copies of ${values.preset}`;
    report({ what: `${what}: questions`, figure, unit: "a second of one processor" });
    if (format === "json") plain = figure;
    if (format === DRAWN) continue;
    report({ what: `${what}: questions, beside json`, figure: figure / plain, unit: "×" });
    const [little, most] = [run(format, tenth, HELD), run(format, copies, HELD)];
    report({ what: `${what}: most memory`, figure: many.mebibytes, unit: "MiB" });
    report({
      what: `${what}: the same beside a tenth of them`,
      figure: many.mebibytes / few.mebibytes,
      unit: "×",
    });
    report({ what: `${what}: most memory, held`, figure: most.mebibytes, unit: "MiB" });
    report({
      what: `${what}: the same beside a tenth of them`,
      figure: most.mebibytes / little.mebibytes,
      unit: "×",
    });
  }
  end(values.json);
}
