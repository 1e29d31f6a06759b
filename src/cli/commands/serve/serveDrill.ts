import { resolve } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { visible } from "../../../core/base/visible.js";
import type { Io } from "../../../core/terminal/io.js";
import { drill } from "../../../web/drill/drill.js";
import { type DrillRecord, type DrillStep, keepDrill } from "../../../web/server/teachers/drillRecord.js";
import type { OptionsFor } from "../../options/options.js";

/** Lets a class type against a server while things go wrong, and says for how many students it is ready; exit code 1 where it is not. */
export async function serveDrill(options: OptionsFor<"serve drill">, io: Io): Promise<number> {
  const { set: [set, another] = [], data, seconds, kills, students } = options;
  if (set === undefined || another !== undefined)
    throw fail("USAGE", "serve drill needs one set; --set DIR would be right");
  const record = await drill({
    ...{ set, data, seconds, kills, cwd: io.cwd, env: io.env, database: io.env.DATABASE_URL ?? "" },
    ...(students === undefined ? {} : { students }),
    program: process.argv[1] ?? "",
    step: (step) => {
      if (options.json !== true) io.stdout(stepText(step));
    },
  });
  await keepDrill(resolve(io.cwd, data), record);
  io.stdout(options.json === true ? `${JSON.stringify(record, null, 2)}\n` : endText(record));
  return record.ready ? 0 : 1;
}

const stepText = ({ name, passed, found, cure }: DrillStep): string =>
  `${passed ? "held  " : "FAILED"}  ${name}\n        ${visible(found)}\n${passed ? "" : `        what would mend it: ${cure}\n`}`;

function endText(record: DrillRecord): string {
  const { title, students, steps, seconds, database, worstWait, acknowledged, lost, notTried } = record;
  const failed = steps.filter(({ passed }) => !passed).length;
  const verdict = record.ready
    ? `ready for ${students} students`
    : `not ready for ${students} students: ${failed} of ${steps.length} steps failed`;
  return [
    "",
    "not tried:",
    ...notTried.map((one) => `  ${one}`),
    "",
    `${visible(title)}, ${database === "folder" ? "with a folder" : `with ${database}`}, drilled for ${seconds} s: ${acknowledged} answers acknowledged, ${lost} lost, the worst wait ${worstWait} ms while nothing was amiss`,
    verdict,
    "",
  ].join("\n");
}
