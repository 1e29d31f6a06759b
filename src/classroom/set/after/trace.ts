import { printedNumbers } from "../../../core/sheet/printedNumbers.js";
import type { Sheet } from "../../../core/sheet/sheet.js";

/** A question in which numbers of a leaked one were found. */
export interface Trace {
  readonly id: string;
  readonly code: string;
  readonly student?: Sheet["student"];
  readonly question: string;
  /** How many of the leaked numbers it prints, each as often as it does. */
  readonly found: number;
}

/** Whose sheet leaked numbers are from. */
export interface TraceReport {
  /** `found`: one sheet leads; `ambiguous`: several have as many; `none`: no sheet has nearly all. */
  readonly verdict: "found" | "ambiguous" | "none";
  readonly values: number;
  /** The best question of each sheet, the best sheet first; sheets that have none are left out. */
  readonly traces: readonly Trace[];
}

/** Fewer than this share of the numbers, and a sheet is not the one: a number or two may be misread. */
const NEARLY_ALL = 0.75;

/** Finds the sheet that a leaked question is from, by the numbers that it prints. */
export async function traceValues(
  values: readonly number[],
  sheets: AsyncIterable<Sheet>,
): Promise<TraceReport> {
  const traces: Trace[] = [];
  for await (const sheet of sheets) {
    const best = bestOf(sheet, values);
    if (best !== undefined && best.found > 0) traces.push(best);
  }
  traces.sort((a, b) => b.found - a.found);
  const [first, second] = traces;
  const enough = first !== undefined && first.found >= NEARLY_ALL * values.length;
  const verdict = !enough ? "none" : second?.found === first.found ? "ambiguous" : "found";
  return { verdict, values: values.length, traces };
}

function bestOf(sheet: Sheet, values: readonly number[]): Trace | undefined {
  const { id, code, student, questions } = sheet;
  const counted = questions.map((question) => ({
    question: question.id,
    found: common(printedNumbers(question, sheet), values),
  }));
  const [best] = counted.sort((a, b) => b.found - a.found);
  return best === undefined
    ? undefined
    : { id, code, ...(student === undefined ? {} : { student }), ...best };
}

/** How many of `values` are among `printed`, a number that comes twice being found twice where it is printed twice. */
function common(printed: readonly number[], values: readonly number[]): number {
  const left = new Map<number, number>();
  for (const value of printed) left.set(value, (left.get(value) ?? 0) + 1);
  return values.filter((value) => {
    const times = left.get(value) ?? 0;
    left.set(value, times - 1);
    return times > 0;
  }).length;
}
