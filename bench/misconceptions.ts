import { TOPICS, type TopicName } from "../src/core/topics/index.js";
import { NamedTally, spoiltBy } from "../test/support/mistaken.js";
import { turnSheet } from "../test/support/students.js";

/**
 * For each topic and misconception: in how many sheets of 200 seeds it spoils an answer, and in what share of them the
 * first such answer is named as it. Levels: every line asked for, and the end results alone.
 * `tsc -p tsconfig.bench.json && node .bench/bench/copyAssets.js && node .bench/bench/misconceptions.js [SEEDS]`
 */
const SEEDS = Number(process.argv[2] ?? 200);

for (const level of ["standard", "exam"] as const) {
  const tally = new NamedTally();
  for (const topic of Object.keys(TOPICS) as TopicName[])
    for (let k = 0; k < SEEDS; k++)
      for (const spoilt of spoiltBy(turnSheet(topic, "mark", k, level)))
        tally.add(`${topic.padEnd(24)} ${spoilt.name.padEnd(28)}`, spoilt, `seed ${k}`);
  for (const [key, { named, of, others }] of tally.counts) {
    const share = `${((100 * named) / of).toFixed(1)} %`;
    console.log(
      `${level.padEnd(8)} ${key} ${String(of).padStart(4)} ${share.padStart(8)} ${others[0] ?? ""}`,
    );
  }
  const sums = [...tally.counts.values()].reduce((a, b) => ({ named: a.named + b.named, of: a.of + b.of }), {
    named: 0,
    of: 0,
  });
  console.log(`${level}: ${sums.named} of ${sums.of} spoilt sheets named as themselves`);
}
