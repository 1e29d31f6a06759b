import { randomBytes } from "node:crypto";
import { type Deviation, type GradientReport, judgeMany, LIMITS } from "../../core/graph/judges/judgeMany.js";
import type { Io } from "../../core/terminal/io.js";
import { textTable } from "../../core/terminal/table.js";
import type { OptionsFor } from "../options/options.js";

/**
 * Judges the gradients of random networks: as printed, by reverse-mode automatic differentiation, and by central
 * differences. The exit code: 1 when any of them lie apart.
 */
export async function verifyGradients(options: OptionsFor<"verify gradients">, io: Io): Promise<number> {
  const report = judgeMany(options.networks, options.seed ?? randomBytes(6).toString("hex"));
  const passed = report.disagreements.length === 0;
  if (options.json) io.stdout(`${JSON.stringify({ ...report, limits: LIMITS, passed }, null, 2)}\n`);
  else io.stdout(reportText(report, passed));
  return passed ? 0 : 1;
}

const SHOWN = 10;

function reportText(report: GradientReport, passed: boolean): string {
  const total: Deviation = { ...report, name: "all" };
  const row = ({ name, gradients, tape, difference }: Deviation) => [
    name,
    String(gradients),
    tape.toExponential(1),
    difference.toExponential(1),
  ];
  const table = (kind: string, rows: readonly Deviation[]) =>
    textTable([kind, "gradients", "from the tape", "from differences"], rows.map(row), [1, 2, 3]);
  const faults = report.disagreements
    .slice(0, SHOWN)
    .map(
      ({ network, id, printed, tape, difference }) =>
        `network ${network}, ${id}: printed ${printed}, tape ${tape}, difference ${difference}`,
    );
  const more = report.disagreements.length - faults.length;
  return `${[
    `${report.networks} random networks, seed ${report.seed}: the worst deviation of each printed gradient`,
    "",
    table("activation", [...report.activations]),
    "",
    table("loss", [...report.losses, total]),
    "",
    ...faults,
    ...(more > 0 ? [`and ${more} more`] : []),
    passed
      ? `passed: all agree to ${LIMITS.tape.toExponential()} with the tape and to ${LIMITS.difference.toExponential()} with differences`
      : `failed: ${report.disagreements.length} of ${report.gradients} gradients lie further apart than ${LIMITS.tape.toExponential()} from the tape or ${LIMITS.difference.toExponential()} from differences`,
  ].join("\n")}\n`;
}
