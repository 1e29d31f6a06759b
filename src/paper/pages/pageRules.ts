import type { LocaleName, Paper } from "../../core/base/settings.js";
import { messagesFor } from "../../core/words/locale.js";
import type { Foot } from "../../document/tree/blocks.js";
import { fontsOf } from "../fonts/fonts.js";

/** What the rules of pages hang on. */
export interface PaperSetting {
  readonly locale: LocaleName;
  readonly paper: Paper;
  /** At the foot of every page, left of the page number. */
  readonly foot: string;
  /** The sheet's code, where others like it may stand in its place in the foot. */
  readonly code?: string;
  /** Narrow margins, for a page that is to hold much. */
  readonly narrow?: boolean;
  readonly look?: { readonly header?: string | undefined; readonly footer?: string | undefined };
}

/** A paper's rule, and what stands in its margins. */
export interface PageRules {
  /** With all that stands in the margins. */
  readonly whole: string;
  /** Without it. */
  readonly plain: string;
  /** What stands in them, apart. */
  readonly feet: readonly Foot[];
}

/** What stands in one of a page's margins, as CSS has it; of no page with its numbers to be counted. */
interface Box {
  readonly place: (typeof CLOCKWISE)[number];
  readonly content: (page?: number, pages?: number, code?: string) => string;
  readonly isSame: boolean;
  /** The sheet's code, where it stands in it. */
  readonly code: string | null;
}

/** Chrome writes what stands in the margins clockwise. */
const CLOCKWISE = ["top-left", "bottom-right", "bottom-center", "bottom-left"] as const;

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
export function pageRules(setting: PaperSetting): PageRules {
  const { locale, paper, narrow = false } = setting;
  const font = `font: 8.5pt ${fontsOf(locale)}; color: #444; font-kerning: none`;
  const ruleOf = (boxes: readonly Box[], ...own: Parameters<Box["content"]>): string => {
    const written = boxes.map(
      ({ place, content }) => `\n  @${place} { content: ${content(...own)}; ${font} }`,
    );
    return `@page { size: ${paper === "A4" ? "A4" : "letter"}; margin: ${marginsOf(paper, narrow)};${written.join("")} }\n`;
  };
  const boxes = boxesOf(setting);
  const rest = narrow ? columnPage(paper) : "";
  const footOf = (own: readonly Box[]): Foot => ({
    isSame: own.every(({ isSame }) => isSame),
    isTogether: own.length > 1,
    code: own.length > 1 ? null : (own[0]?.code ?? null),
    of: (page, pages, code) => ruleOf(own, page, pages, code),
  });
  return {
    whole: ruleOf(boxes) + rest,
    plain: ruleOf([]) + rest,
    // One between two others hangs on how wide these are.
    feet: boxes.some(({ place }) => place === "bottom-center")
      ? [footOf(boxes)]
      : CLOCKWISE.flatMap((place) => boxes.filter((box) => box.place === place).map((box) => footOf([box]))),
  };
}

function boxesOf({ locale, foot, code: own, look }: PaperSetting): Box[] {
  const number = messagesFor(locale)("page.of")
    .split(/(\{page\}|\{pages\})/)
    .filter((part) => part !== "");
  const text = (place: Box["place"], words: string | undefined): Box[] =>
    words === undefined ? [] : [{ place, content: () => cssString(words), isSame: true, code: null }];
  return [
    ...text("top-left", look?.header),
    ...text("bottom-center", look?.footer),
    {
      place: "bottom-left",
      content: (_page, _pages, code) =>
        cssString(own === undefined || code === undefined ? foot : foot.replace(own, () => code)),
      isSame: true,
      code: own !== undefined && foot.includes(own) ? own : null,
    },
    {
      place: "bottom-right",
      content: (page, pages) =>
        number
          .map((part) =>
            part === "{page}"
              ? counter("page", page)
              : part === "{pages}"
                ? counter("pages", pages)
                : cssString(part),
          )
          .join(" "),
      isSame: false,
      code: null,
    },
  ];
}

const counter = (name: "page" | "pages", value: number | undefined): string =>
  value === undefined ? `counter(${name})` : `"${value}"`;

/** A text as a CSS string; whatever could end it, or the style element, is written as its number. */
function cssString(text: string): string {
  const safe = text.replace(
    /[^\p{L}\p{N} .,·/-]/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ""} `,
  );
  return `"${safe}"`;
}
