import { type TraceReport, traceValues } from "../../classroom/set/after/trace.js";
import type { Manifest } from "../../classroom/set/folder/manifest.js";
import { readManifest, readSheet } from "../../classroom/set/folder/readSet.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import { readNumber } from "../../core/marking/readNumber.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { Io } from "../../core/terminal/io.js";
import { textTable } from "../../core/terminal/table.js";
import type { OptionsFor } from "../options/options.js";

/** Sheets that are listed. */
const SHOWN = 10;
/** With fewer numbers than this, sheets have them in common by chance. */
const FEW = 5;

/** Finds whose sheet a leaked question came from. The exit code: 1 where it is nobody's, or may be several's. */
export async function trace(options: OptionsFor<"trace">, io: Io): Promise<number> {
  const { set, values: text, json } = options;
  if (set === undefined || text === undefined) {
    throw fail(
      "USAGE",
      "trace needs a set and the leaked numbers; --set DIR --values 0.37,-0.62,… would be right",
    );
  }
  const values = valuesTyped(text);
  const manifest = await readManifest(set, io.cwd);
  const report = await traceValues(values, sheetsOf(manifest, set, io.cwd));
  if (json) io.stdout(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout(reportText(report));
  return report.verdict === "found" ? 0 : 1;
}

/** The numbers of `--values`, with commas, semicolons or spaces between. Throws USAGE for what is none. */
function valuesTyped(text: string): number[] {
  const words = text.split(/[,;\s]+/).filter((word) => word !== "");
  return words.map((word) => {
    const read = readNumber(word);
    if (read.kind !== "number")
      throw fail("USAGE", `--values: "${word}" is no number; --values 0.37,-0.62 would be right`);
    return read.value;
  });
}

async function* sheetsOf({ copies }: Manifest, set: string, cwd: string): AsyncGenerator<Sheet> {
  for (const entry of copies) yield await readSheet(set, entry, cwd);
}

function reportText({ verdict, values, traces }: TraceReport): string {
  const rows = traces
    .slice(0, SHOWN)
    .map(({ id, code, student, question, found }) => [
      `${found}/${values}`,
      id,
      student?.name ?? "",
      code,
      question,
    ]);
  const most = traces[0]?.found ?? 0;
  const leading = traces.filter(({ found }) => found === most);
  const words = {
    found: `Sheet ${visible(`${traces[0]?.code} of ${traces[0]?.id}`)}: no other has as many of the numbers in one question.`,
    ambiguous: `${leading.length} sheets have as many of the numbers: more of them would tell.`,
    none: "No sheet of the set has nearly all of the numbers in one question.",
  } as const;
  const few = values < FEW ? `${values} numbers may meet by chance; ${FEW} or more would be right.\n` : "";
  const table =
    rows.length === 0 ? "" : `${textTable(["found", "id", "name", "code", "question"], rows, [])}\n\n`;
  return `${table}${words[verdict]}\n${few}`;
}
