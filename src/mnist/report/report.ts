import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { DEFAULTS, type LocaleName } from "../../core/base/settings.js";
import { TEMPLATES } from "../../core/paths.js";
import { fontFaces, fontsOf } from "../../paper/fonts/fonts.js";
import { openPrinter } from "../../paper/print/printer.js";
import { type ReportSource, reportView } from "./reportView.js";

/** The report of a run as one HTML page that brings its fonts and pictures. */
export function reportHtml(
  source: ReportSource,
  locale: LocaleName,
  purpose: "page" | "print" = "page",
): string {
  const template = Handlebars.compile(readFileSync(join(TEMPLATES, "report.hbs"), "utf8"), {
    strict: true,
  });
  const style = readFileSync(join(TEMPLATES, "styles", "report.css"), "utf8");
  const view = reportView(source, locale);
  const textFonts = fontsOf(locale);
  const bare = template({ ...view, style, textFonts, fonts: "" });
  return template({ ...view, style, textFonts, fonts: fontFaces(bare, purpose) });
}

/** The same on paper. Throws NO_BROWSER or BROWSER_FAILED when nothing can print it. */
export async function reportPdf(source: ReportSource, locale: LocaleName): Promise<Uint8Array> {
  const html = reportHtml(source, locale, "print");
  const printer = await openPrinter({ browsers: 1 });
  try {
    return await printer.print(html, { paper: DEFAULTS.paper });
  } finally {
    await printer.close();
  }
}
