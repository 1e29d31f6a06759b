import type { LocaleName, Paper } from "../../core/base/settings.js";
import type { Look, Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import type { BlockDocument, Blocks, Head, Page } from "../../document/tree/blocks.js";
import { textsIn } from "../../document/tree/textsIn.js";
import { escapeHtml } from "../../document/write/html/escapeHtml.js";
import { type FontPurpose, fontFaces, fontRules } from "../fonts/fonts.js";
import { isUsual } from "./heading.js";
import { pageRules } from "./pageRules.js";
import { type TemplateName, type Templates, templatesOf } from "./templates/templates.js";

/** All of a document but its body. */
export interface PageSetting {
  readonly title: string;
  readonly locale: LocaleName;
  readonly paper: Paper;
  /** At the foot of every page, left of the page number. */
  readonly foot: string;
  /** The sheet's code, where it stands in the foot. */
  readonly code?: string;
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
  { locale, paper, look, code }: Pick<Sheet, "locale" | "paper" | "look"> & Partial<Pick<Sheet, "code">>,
  templates: Templates,
): Pick<PageSetting, "locale" | "paper" | "look" | "templates" | "code"> => ({
  ...(code !== undefined && isUsual(code) ? { code } : {}),
  locale,
  paper,
  templates,
  ...(look === undefined ? {} : { look }),
});

/** A whole document: it brings the fonts of all its text and styles, and loads nothing. */
export function pageHtml(body: string, setting: PageSetting): string {
  const { start, named, rules, end } = headOf(setting, setting.title, pageRules(setting).whole);
  const fonts = fontFaces([start, named, rules, end, body], setting.purpose);
  return `${start}${named}${fontElement(fonts)}${rules}${end}\n${body}</body>\n</html>\n`;
}

/** A template's document: whole or in its blocks, whichever is asked for. */
export function pageOfTemplate(
  name: TemplateName,
  view: () => object,
  t: Messages,
  setting: PageSetting,
): Page {
  const { templates = templatesOf() } = setting;
  return {
    html: () => pageHtml(templates.render(name, view(), t), setting),
    blocks: () => {
      const blocks = templates.blocks(name, view(), t);
      return blocks && blockDocument(blocks, setting);
    },
  };
}

/** What a document's blocks need beside them. */
function blockDocument(blocks: Blocks, setting: PageSetting): BlockDocument {
  const { title, locale, purpose } = setting;
  const { plain, feet } = pageRules(setting);
  const { start, named, rules, end } = headOf(setting, "", plain);
  const texts = blocks.pages.flatMap((page) => page.map(({ pieces }) => textsIn(pieces)));
  const words = [title, ...feet.map((foot) => foot.of(1, 1))];
  const fonts = fontFaces([start, named, rules, end, ...words, ...texts], purpose);
  const head = { start, rules: named + rules, end };
  return { ...blocks, title, language: locale, head, fonts: fontElement(fonts), feet };
}

const fontElement = (fonts: string): string => `<style data-fonts>${fonts}</style>`;

interface HeadParts extends Head {
  /** Its title, before its fonts where it is whole. */
  readonly named: string;
}

/** All before a document's body. `pageRule`: that of its pages. */
function headOf(setting: PageSetting, title: string, pageRule: string): HeadParts {
  const { locale, paper, look, styles = "", templates = templatesOf() } = setting;
  // A course's own files may name what is not in the page: it is not loaded.
  const policy = setting.policy ?? (templates.hash === undefined ? undefined : OWN_POLICY);
  const ownLook = look === undefined ? "" : `${lookRules(look)}${templates.stylesOf.look}`;
  const allowed =
    policy === undefined
      ? ""
      : `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`;
  return {
    start: `<!doctype html>\n<html lang="${locale}">\n<head>`,
    named:
      `\n<meta charset="utf-8">\n${allowed}<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
      `<title>${escapeHtml(title)}</title>\n`,
    rules: `\n<style>\n${fontRules()}${pageRule}${templates.styles}${styles}${ownLook}`,
    end: `</style>\n</head>\n<body class="${locale} ${paper.toLowerCase()}">`,
  };
}

const OWN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

const lookRules = ({ color }: Look): string => (color === undefined ? "" : `:root { --accent: ${color} }\n`);
