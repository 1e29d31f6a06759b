import type { LocaleName, Paper } from "../../core/base/settings.js";
import type { Look, Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import { escapeHtml } from "../../document/write/html/escapeHtml.js";
import { type FontPurpose, fontFaces, fontRules, fontsOf } from "../fonts/fonts.js";
import { type Templates, templatesOf } from "./templates/templates.js";

/** All of a document but its body. */
export interface PageSetting {
  readonly title: string;
  readonly locale: LocaleName;
  readonly paper: Paper;
  /** At the foot of every page, left of the page number. */
  readonly foot: string;
  readonly purpose: FontPurpose;
  /** Narrow margins, for a page that is to hold much. */
  readonly narrow?: boolean;
  readonly look?: Look;
  /** Default: the built-in ones. */
  readonly templates?: Templates;
  /** Rules that come after those of paper. */
  readonly styles?: string;
  /** What the page may load and run, for a page with a script. */
  readonly policy?: string;
}

/** What a sheet's documents have in common. */
export const pageOf = (
  { locale, paper, look }: Pick<Sheet, "locale" | "paper" | "look">,
  templates: Templates,
): Pick<PageSetting, "locale" | "paper" | "look" | "templates"> => ({
  locale,
  paper,
  templates,
  ...(look === undefined ? {} : { look }),
});

/** A whole document: it brings the fonts of all its text and styles, and loads nothing. */
export function pageHtml(body: string, setting: PageSetting): string {
  const { title, locale, paper, purpose, look, styles = "", templates = templatesOf() } = setting;
  // A course's own files may name what is not in the page: it is not loaded.
  const policy = setting.policy ?? (templates.hash === undefined ? undefined : OWN_POLICY);
  const ownLook = look === undefined ? "" : `${lookRules(look)}${templates.stylesOf.look}`;
  const allowed =
    policy === undefined
      ? ""
      : `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`;
  const head =
    `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n${allowed}` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n`;
  const rules =
    `\n<style>\n${fontRules()}${pageRules(setting)}${templates.styles}${styles}${ownLook}</style>\n</head>\n` +
    `<body class="${locale} ${paper.toLowerCase()}">\n`;
  const fonts = fontFaces([head, rules, body], purpose);
  return `${head}<style data-fonts>${fonts}</style>${rules}${body}</body>\n</html>\n`;
}

const OWN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

const lookRules = ({ color }: Look): string => (color === undefined ? "" : `:root { --accent: ${color} }\n`);

/** Pixels above what is printed of a page, and how high that is; beside it there is this. */
const AREAS = {
  wide: { above: 57, beside: "18mm", height: { A4: 1002, Letter: 936 } },
  narrow: { above: 34, beside: "12mm", height: { A4: 1040, Letter: 973 } },
} as const;
const HIGH = { A4: "297mm", Letter: "11in" } as const;
const WIDE = { A4: "210mm", Letter: "8.5in" } as const;
/** Pixels, of a column of what flows (`--column` in styles/paper.css) and half the gap to the next. */
const COLUMN = { A4: 338 + 13, Letter: 349 + 13 } as const;

/** What is printed of a page is whole pixels high: Chrome breaks after whole ones, and cuts off what of the last has no room. */
function marginsOf(paper: Paper, narrow: boolean): string {
  const { above, beside, height } = AREAS[narrow ? "narrow" : "wide"];
  return `${above}px ${beside} calc(${HIGH[paper]} - ${above + height[paper]}px)`;
}

/** A page on which what reaches out of its column, near the next, is wider than the page: letters may lean over its edge. */
const columnPage = (paper: Paper): string =>
  `@page column { margin-right: calc(${WIDE[paper]} - ${AREAS.narrow.beside} - ${COLUMN[paper]}px) }\n`;

/** Paper size, and the foot of each page: code left, page number right. Margin boxes inherit no font. */
function pageRules({ locale, paper, foot, look, narrow = false }: PageSetting): string {
  const font = `font: 8.5pt ${fontsOf(locale)}; color: #444; font-kerning: none`;
  const number = messagesFor(locale)("page.of")
    .split(/(\{page\}|\{pages\})/)
    .filter((part) => part !== "")
    .map((part) =>
      part === "{page}" ? "counter(page)" : part === "{pages}" ? "counter(pages)" : cssString(part),
    )
    .join(" ");
  const margins = [
    ...(look?.header === undefined ? [] : [`  @top-left { content: ${cssString(look.header)}; ${font} }\n`]),
    ...(look?.footer === undefined
      ? []
      : [`  @bottom-center { content: ${cssString(look.footer)}; ${font} }\n`]),
  ].join("");
  return (
    `@page { size: ${paper === "A4" ? "A4" : "letter"}; margin: ${marginsOf(paper, narrow)};\n${margins}` +
    `  @bottom-left { content: ${cssString(foot)}; ${font} }\n  @bottom-right { content: ${number}; ${font} } }\n${narrow ? columnPage(paper) : ""}`
  );
}

/** A text as a CSS string; whatever could end it, or the style element, is written as its number. */
function cssString(text: string): string {
  const safe = text.replace(
    /[^\p{L}\p{N} .,·/-]/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ""} `,
  );
  return `"${safe}"`;
}
