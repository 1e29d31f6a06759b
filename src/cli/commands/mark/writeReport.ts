import { writeOutput } from "../../../core/files/writeOutput.js";
import type { ClassTally } from "../../../core/marking/classTally.js";
import type { ReportSetting } from "../../../paper/pages/classReport.js";

/** Writes the report on a class as a page, or as PDF where the name says so; what prints is loaded only then. */
export async function writeReport(
  file: string,
  tally: ClassTally,
  setting: Omit<ReportSetting, "purpose">,
  cwd: string,
): Promise<void> {
  const { classReportHtml } = await import("../../../paper/pages/classReport.js");
  if (!file.toLowerCase().endsWith(".pdf")) {
    await writeOutput(file, classReportHtml(tally, { ...setting, purpose: "page" }), cwd, "private");
    return;
  }
  const { openPrinter } = await import("../../../paper/print/printer.js");
  const printer = await openPrinter({ browsers: 1 });
  try {
    const html = classReportHtml(tally, { ...setting, purpose: "print" });
    await writeOutput(file, await printer.print(html, { paper: setting.paper }), cwd, "private");
  } finally {
    await printer.close();
  }
}
