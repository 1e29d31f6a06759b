import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";

export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  readonly aim?: string;
}

/** Rows that are printed as they come, and written with the machine's name at the end. */
export function table(): { report: (row: Row) => void; end: (file: string | undefined) => void } {
  const rows: Row[] = [];
  const report = (row: Row) => {
    rows.push(row);
    const figure = row.figure >= 100 ? Math.round(row.figure) : Number(row.figure.toPrecision(3));
    const aim = row.aim === undefined ? "" : `  (aim: ${row.aim})`;
    process.stdout.write(`${row.what.padEnd(66)} ${String(figure).padStart(8)} ${row.unit}${aim}\n`);
  };
  const end = (file: string | undefined) => {
    const processor = cpus()[0]?.model ?? "unknown";
    const machine = { cores: availableParallelism(), processor, node: process.version };
    process.stdout.write(`${processor}, ${machine.cores} cores, Node ${machine.node}\n`);
    if (file !== undefined) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  };
  return { report, end };
}
