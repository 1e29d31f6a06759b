import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { table } from "./rows.js";
import type { WholeSet } from "./wholeSet.js";

/**
 * Where the next bottleneck lies, by processor time, whatever the number of cores here: what a pair costs the first thread,
 * through which all prints and records go, the other threads, and the browsers. The first can serve no more pairs a second than
 * it has time for; so many cores are busy then. Linux alone. `--presets basics,exam --copies 200 --threads 1,2,4,8 --json FILE`
 */
const { values: options } = parseArgs({
  options: {
    presets: { type: "string", default: "basics,exam" },
    copies: { type: "string", default: "200" },
    threads: { type: "string", default: "1,2,4,8" },
    json: { type: "string" },
  },
});
const { report, end } = table();
const PROGRAM = fileURLToPath(new URL("wholeSet.js", import.meta.url));

for (const preset of options.presets.split(",")) {
  for (const threads of options.threads.split(",")) {
    const argv = ["--preset", preset, "--copies", options.copies, "--concurrency", threads];
    const { marks } = JSON.parse(
      execFileSync(process.execPath, [PROGRAM, ...argv], { encoding: "utf8" }),
    ) as WholeSet;
    // Start and warming apart: the second half of the set.
    const half = marks.find(({ copies }) => copies >= Number(options.copies) / 2);
    const whole = marks.at(-1);
    if (half === undefined || whole === undefined || half === whole) continue;
    const per = (key: "cpu" | "node" | "first"): number =>
      (whole[key] - half[key]) / (whole.copies - half.copies);
    const name = `${preset}, ${threads} ${threads === "1" ? "thread" : "threads"}`;
    report({ what: `${name}: the first thread`, figure: per("first"), unit: "ms a pair" });
    report({
      what: "  the others, and what V8 does beside them",
      figure: per("node") - per("first"),
      unit: "ms a pair",
    });
    report({ what: "  browsers", figure: per("cpu") - per("node"), unit: "ms a pair" });
    report({ what: "  pairs that the first thread has time for", figure: 1000 / per("first"), unit: "/s" });
    report({ what: "  cores that are busy then", figure: per("cpu") / per("first"), unit: "" });
    report({ what: "  start and first half, of all", figure: half.cpu / half.copies, unit: "ms a pair" });
  }
}
end(options.json);
