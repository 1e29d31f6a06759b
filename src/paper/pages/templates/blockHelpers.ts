import Handlebars from "handlebars";
import { inHeading, unmarked, unwritten } from "../../../document/write/html/markWriter.js";
import { BlockWriter } from "./blockWriter.js";

const { SafeString, createFrame } = Handlebars;

interface Context {
  readonly data: Record<string, unknown>;
  /** What gathers the document's blocks; null where it is written as a whole. */
  readonly writer: BlockWriter | null;
}

/** What block helpers are called with. */
type Options = Handlebars.HelperOptions;

const writerOf = ({ data }: Options): BlockWriter | null =>
  data?.blocks instanceof BlockWriter ? data.blocks : null;

const contextOf = (options: Options): Context => ({
  data: createFrame(options.data),
  writer: writerOf(options),
});

/** Pixels above a block that does not say how many. */
const USUAL = 6;

const withoutOpened = (data: Context["data"]): Context["data"] => ({ ...data, opened: undefined });

/** A number of a template or of its view, in which digits may be marked. */
const numberOf = (value: unknown): number => Number(unmarked(String(value ?? 0)));

/**
 * The helpers that say what of a page is a block, and what in a block is set one by one. Written as a whole the page has what
 * stands in them, and `{{@mark}}` and `{{@keep}}` are the attributes that styles/paper.css goes by.
 */
export const blockHelpers = {
  /** A page that is made already: its blocks stand one under the other. */
  page(this: unknown, options: Options): string {
    const { data, writer } = contextOf(options);
    data["isPage"] = true;
    writer?.startPage();
    return options.fn(this, { data });
  },

  /** What goes on in two columns. */
  inColumns(this: unknown, options: Options): string {
    const { data, writer } = contextOf(options);
    const [above, between] = [numberOf(options.hash.above), numberOf(options.hash.between)];
    data["mark"] = new SafeString(
      writer === null ? ` data-columns="${above} ${between}"` : ' style="columns:auto;width:var(--column)"',
    );
    if (writer !== null) data["opened"] = (around: string) => writer.startColumns({ above, between, around });
    return options.fn(this, { data });
  },

  /**
   * A block, `above` it so many pixels; with `keep` it stays with what comes after it, and with `again` or `small` its drawings
   * may be small. Where there is no `when` it is none; one within another is a part of that.
   */
  block(this: unknown, options: Options): string {
    const { data, writer } = contextOf(options);
    const { above, keep, when = true, again, small } = options.hash;
    const isNone = data["inBlock"] === true || !when;
    if (data["inBlock"] === true) data["mark"] = "";
    if (isNone) return options.fn(this, { data });
    const said = above === undefined ? "" : `="${above}${keep === true ? " keep" : ""}"`;
    const isAlone = writer !== null && data["isPage"] !== true;
    data["inBlock"] = true;
    data["mark"] = new SafeString(` data-strip${isAlone ? '="0"' : said}`);
    if (writer === null) return options.fn(this, { data });
    writer.open();
    const html = options.fn(this, { data });
    const gap = isAlone ? (above === undefined ? USUAL : numberOf(above)) : 0;
    const isScaled = Boolean(again || small);
    writer.close(html, { gap, keeps: isAlone && keep === true, whole: null, isHead: false, isScaled });
    return "";
  },

  /** A table or a list each of whose rows is a block; `above` the first so many pixels. */
  rows(this: unknown, tag: string, options: Options): string {
    const { data, writer } = contextOf(options);
    const above = numberOf(options.hash.above);
    // A table of one cell alone Chrome takes for one that is there for its looks.
    const role = tag === "table" ? ' role="table"' : "";
    data["mark"] = new SafeString(writer === null ? ` data-rows="${above}"` : `${role} data-rows="0"`);
    if (writer === null) return options.fn(this, { data });
    let opening = "";
    let gap = above;
    const whole = writer.nextWhole();
    data["opened"] = (html: string) => {
      opening = html;
    };
    data["rowAround"] = (isHead: boolean) => {
      const part = tag !== "table" ? "" : isHead ? "thead" : "tbody";
      const around = part === "" ? ["", ""] : [`<${part}>`, `</${part}>`];
      const own = { before: `${opening}${around[0]}`, after: `${around[1]}</${tag}>`, gap, whole };
      gap = 0;
      return own;
    };
    options.fn(this, { data });
    return "";
  },

  /** A row; with `keep` it stays with the next one, and with `head` it comes again on each page. */
  row(this: unknown, options: Options): string {
    const { data, writer } = contextOf(options);
    const isHead = options.hash.head === true;
    const keeps = isHead || Boolean(options.hash.keep);
    data["keep"] = new SafeString(writer === null && keeps && !isHead ? " data-keep" : "");
    const rowAround = data["rowAround"];
    if (writer === null || typeof rowAround !== "function") return options.fn(this, { data });
    const { before, after, gap, whole } = rowAround(isHead);
    writer.open();
    const html = options.fn(this, { data });
    writer.close(`${before}${html}${after}`, { gap, keeps, whole, isHead, isScaled: false });
    return "";
  },

  /**
   * A list whose items are set one by one: `gap` pixels between two on a line, `rowGap` between two lines, `beside` what comes
   * before the list where they have room there, or as a `column`. Where there is `unless` it is a list like any other.
   */
  items(this: unknown, tag: string, options: Options): string {
    const { data, writer } = contextOf(options);
    const { column, beside, unless: isWhole = false } = options.hash;
    if (isWhole) {
      data["mark"] = "";
      return options.fn(this, { data: withoutOpened(data) });
    }
    const way = column ? "column" : beside ? "beside" : "lines";
    const gap = column ? 0 : numberOf(options.hash.gap);
    const rowGap = column ? 0 : numberOf(options.hash.rowGap);
    data["mark"] = new SafeString(` data-items="${way === "lines" ? gap : `${gap} ${rowGap} ${way}`}"`);
    if (writer?.isOpen !== true) return options.fn(this, { data: withoutOpened(data) });
    let opening = "";
    const items: string[] = [];
    let isLastRight = false;
    data["opened"] = (html: string) => {
      opening = html;
    };
    data["item"] = (html: string, isRight: boolean) => {
      items.push(html);
      isLastRight = isRight;
    };
    options.fn(this, { data });
    return writer.list({ way, gap, rowGap, isLastRight, opening, closing: `</${tag}>` }, items);
  },

  /** An item; with `right` it stands at the end of its line where it is the last. */
  item(this: unknown, options: Options): string {
    const html = options.fn(this);
    const item: unknown = options.data?.item;
    if (typeof item !== "function") return html;
    item(html, options.hash.right === true);
    return "";
  },

  /** What in a row's cell is set alone. */
  cell(this: unknown, options: Options): string {
    const { data, writer } = contextOf(options);
    data["mark"] = new SafeString(" data-cell");
    const html = options.fn(this, { data });
    return writer?.isOpen === true ? writer.cell(html) : html;
  },

  /** What a heading says: it stands in the outline. */
  inOutline(this: unknown, options: Options): string {
    const html = options.fn(this);
    return writerOf(options) === null ? html : inHeading(html);
  },

  /** What names the copy's student. */
  ofStudent(this: unknown, options: Options): string {
    writerOf(options)?.namesStudent();
    return options.fn(this);
  },

  /** Stands where a rule of styles/paper.css shows the number of a line, which is counted from 0 here. */
  lineNumber(this: unknown, line: number, options: Options): string {
    return writerOf(options) === null ? "" : unwritten(line + 1);
  },

  /** A value for an attribute. */
  plain(this: unknown, value: unknown): string {
    return unmarked(String(value));
  },

  /** The opening tag of columns, rows or items. */
  opening(this: unknown, options: Options): string {
    const html = options.fn(this);
    const opened = options.data?.opened;
    if (typeof opened !== "function") return html;
    opened(html);
    return "";
  },
} as const;
