import type { LocaleName } from "../base/settings.js";
import { MATH_FONTS, TEXT_FONTS } from "../fonts/fonts.js";
import { webFontRules } from "../fonts/webFonts.js";
import { escapeHtml } from "../formula/figure.js";
import { templatesOf } from "./templates/templates.js";

/** All of a server's page but its body. Styles and scripts have addresses of their own. */
export interface WebPage {
  readonly title: string;
  readonly locale: LocaleName;
  readonly style: string;
  readonly script?: string;
}

/** A whole page of a server: nothing in it runs or is styled but by the files that it names. */
export function webPageHtml(body: string, { title, locale, style, script }: WebPage): string {
  const program = script === undefined ? "" : `<script src="${escapeHtml(script)}" defer></script>\n`;
  return (
    `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n` +
    `<link rel="stylesheet" href="${escapeHtml(style)}">\n${program}</head>\n` +
    `<body class="${locale}">\n${body}</body>\n</html>\n`
  );
}

/** The one style sheet of a server's pages; fonts lie below the address `fonts`. */
export function webStyles(fonts: string): string {
  const { styles, stylesOf } = templatesOf();
  const families = `body { font-family: ${TEXT_FONTS} }\nmath { font-family: ${MATH_FONTS} }\n`;
  return `${webFontRules(fonts)}${families}${styles}${stylesOf.selfcheck}${stylesOf.web}`;
}
