import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeWarm } from "./makeWarm.js";
import { phasesOf } from "./phases.js";
import { table } from "./rows.js";

/**
 * Sets of many copies: pairs of worksheet and key a second beside other ways to make them, growth, and where the time
 * goes. `--presets basics,exam --copies 200 --rivals 20 --grow 100,300,1000 --json FILE`
 */
const { values: options } = parseArgs({
  options: {
    presets: { type: "string", default: "basics,exam" },
    copies: { type: "string", default: "200" },
    rivals: { type: "string", default: "20" },
    grow: { type: "string", default: "100,300,1000" },
    json: { type: "string" },
  },
});

const { report, end } = table();

/** A measurement in a process of its own, so that none leaves its memory to the next. */
function apart<T>(program: string, ...argv: readonly string[]): T {
  const file = fileURLToPath(new URL(program, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [file, ...argv], { encoding: "utf8" })) as T;
}

for (const preset of options.presets.split(",")) {
  const tagged = await makeWarm(preset, Number(options.copies), true);
  const untagged = await makeWarm(preset, Number(options.copies), false);
  report({ what: `${preset}: pairs of worksheet and key`, figure: 1000 / tagged, unit: "/s" });
  report({ what: `${preset}: pairs, --untagged`, figure: 1000 / untagged, unit: "/s" });
  for (const [way, what, aim] of [
    ["full", "a full browser launched for each PDF", "25"],
    ["launched", "our small shell launched for each PDF", "25"],
    ["katex", "KaTeX's HTML on warm pages", "4"],
    ["pdflatex", "pdflatex, one pass, text and formulas alone", "5"],
  ] as const) {
    const taken = apart<{ milliseconds: number } | null>("rivals.js", way, preset, options.rivals);
    if (taken === null) process.stdout.write(`${preset}: ${way} is not installed, and not measured\n`);
    else {
      const { milliseconds } = taken;
      report({ what: `${preset}: ${what}`, figure: 1000 / milliseconds, unit: "pairs/s" });
      report({ what: `${preset}: ours, times that`, figure: milliseconds / tagged, unit: "×", aim });
      report({ what: `${preset}: ours --untagged, times that`, figure: milliseconds / untagged, unit: "×" });
    }
  }
  for (const [stage, milliseconds] of Object.entries(await phasesOf(preset, 10)))
    report({ what: `${preset}: ${stage}`, figure: milliseconds, unit: "ms a copy" });
}

const sizes = options.grow.split(",").filter((size) => size !== "");
const grown = sizes.map((size) => ({
  size,
  ...apart<{ milliseconds: number; mebibytes: number }>("grow.js", "basics", size),
}));
const [least] = grown;
for (const { size, milliseconds, mebibytes } of grown) {
  report({ what: `basics: a copy of ${size}`, figure: milliseconds, unit: "ms" });
  report({ what: `basics: memory of all processes, ${size} copies`, figure: mebibytes, unit: "MiB" });
  if (least === undefined || size === least.size) continue;
  const against = `times that of ${least.size}`;
  report({
    what: `  a copy's time, ${against}`,
    figure: milliseconds / least.milliseconds,
    unit: "×",
    aim: "1.1",
  });
  report({ what: `  memory, ${against}`, figure: mebibytes / least.mebibytes, unit: "×", aim: "1.2" });
}

end(options.json);
