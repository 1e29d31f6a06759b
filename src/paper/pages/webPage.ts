import type { LocaleName } from "../../core/base/settings.js";
import { escapeHtml } from "../../document/write/html/escapeHtml.js";
import { fontRules } from "../fonts/fonts.js";
import { webFontRules } from "../fonts/webFonts.js";
import { templatesOf } from "./templates/templates.js";

/** All of a server's page but its body. Styles and scripts have addresses of their own. */
export interface WebPage {
  readonly title: string;
  readonly locale: LocaleName;
  readonly style: string;
  readonly script?: string;
  /** Scripts that come before it. */
  readonly before?: readonly string[];
  /** What it may load, where no server says so. */
  readonly policy?: string;
  /** What makes of it something to install. */
  readonly manifest?: string;
  readonly icon?: string;
  /** Where a browser goes by itself. */
  readonly follow?: string;
}

/** A whole page of a server: nothing in it runs or is styled but by the files that it names. */
export function webPageHtml(body: string, setting: WebPage): string {
  const { title, locale, style, script, before = [], policy, manifest, icon, follow } = setting;
  const program = [...before, ...(script === undefined ? [] : [script])]
    .map((file) => `<script src="${escapeHtml(file)}" defer></script>\n`)
    .join("");
  const allowed =
    policy === undefined
      ? ""
      : `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`;
  const next =
    follow === undefined ? "" : `<meta http-equiv="refresh" content="0;url=${escapeHtml(follow)}">\n`;
  const links = Object.entries({ manifest, icon })
    .map(([rel, file]) => (file === undefined ? "" : `<link rel="${rel}" href="${escapeHtml(file)}">\n`))
    .join("");
  return (
    `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n${allowed}${next}` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n` +
    `${links}<link rel="stylesheet" href="${escapeHtml(style)}">\n${program}</head>\n` +
    `<body class="${locale}">\n${body}</body>\n</html>\n`
  );
}

/** The one style sheet of a server's pages; fonts lie below the address `fonts`. */
export const webStyles = (fonts: string): string => stylesWith(webFontRules(fonts), "web");

/** The style sheet of pages whose fonts are in `faces`. */
export function stylesWith(faces: string, own: "web" | "practice"): string {
  const { styles, stylesOf } = templatesOf();
  return `${faces}${fontRules()}${styles}${stylesOf.selfcheck}${stylesOf[own]}`;
}
