import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { main } from "../src/cli.js";
import { EXPORTS } from "../src/export/index.js";
import { processIo } from "../src/terminal/io.js";
import { table } from "./rows.js";

/**
 * Questions a second and the most memory of every format: `node exports.js --copies 1000 --preset basics`. Each runs in a
 * process of its own, drawing among it; what a copy costs more is the difference of two runs, so that starting is not in it.
 */
const { values } = parseArgs({
  options: {
    copies: { type: "string", default: "1000" },
    preset: { type: "string", default: "basics" },
    formats: { type: "string", default: Object.keys(EXPORTS).join() },
    json: { type: "string" },
    one: { type: "string" },
  },
});

interface Run {
  readonly milliseconds: number;
  readonly mebibytes: number;
  readonly questions: number;
}

/** One export in this process. */
async function one(format: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-export-"));
  let said = "";
  const start = performance.now();
  const words = ["--preset", values.preset, "--copies", values.copies, "--seed", "bench", "--format", format];
  await main(["export", ...words, "--out", "export", "--json"], {
    ...processIo(),
    cwd: folder,
    stdout: (text: string) => {
      said += text;
    },
    stderr: () => {},
  });
  const milliseconds = performance.now() - start;
  rmSync(folder, { recursive: true });
  const { variants, questions } = JSON.parse(said) as { variants: number; questions: number };
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ milliseconds, mebibytes, questions: variants * questions }));
}

function run(format: string, copies: number): Run {
  const script = process.argv[1] ?? "";
  const words = ["--one", format, "--copies", String(copies), "--preset", values.preset];
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Run;
}

if (values.one !== undefined) await one(values.one);
else {
  const { report, end } = table();
  const copies = Number(values.copies);
  for (const format of values.formats.split(",")) {
    const few = run(format, Math.max(1, Math.round(copies / 10)));
    const many = run(format, copies);
    const seconds = (many.milliseconds - few.milliseconds) / 1000;
    const what = `${format}, ${copies} copies of ${values.preset}`;
    report({
      what: `${what}: questions`,
      figure: (many.questions - few.questions) / seconds,
      unit: "a second",
    });
    report({ what: `${what}: most memory`, figure: many.mebibytes, unit: "MiB" });
    report({ what: `${what}: with a tenth of them`, figure: few.mebibytes, unit: "MiB" });
  }
  end(values.json);
}
