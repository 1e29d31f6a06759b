import { Disagreement } from "./compiled.js";
import type { PartsWriter } from "./partsWriter.js";
import type { Digits } from "./pdf/digits.js";
import type { OwnWriter } from "./pdf/ownWriter.js";
import type { PageFont } from "./pdf/pageFont.js";
import type { WrittenPage } from "./pdf/readPages.js";
import { rounded, short } from "./written.js";

export interface TextCompiler {
  readonly page: WrittenPage;
  /** By the ids of their glyphs. */
  readonly digits: Digits;
  /** Takes the block's glyphs. */
  readonly own: OwnWriter;
  /**
   * Whether each glyph is placed as Chrome places it: programs that read a page cut turned text into words by a hair's breadth.
   */
  readonly isExact: boolean;
  /** Called for each digit, in order (null: of no known kind): whether it is a copy's own, and goes into a slot. */
  readonly isCopys: (digit: number | null) => boolean;
}

/**
 * What Chrome writes of a text: which font; where it begins, slanted where its font has no such letters; glyph by glyph, and how
 * far each lies from the one before.
 */
const FONT = /^\/(\w+) ([\d.]+) Tf$/;
const PLACE = /^1 0 -?[\d.]+ -1 -?[\d.]+ -?[\d.]+ Tm$/;
/** What glyphs say where their own characters are not enough; digits in it would be nobody's. */
const SPAN = /^\/Span ?<<\/ActualText (?:<[0-9A-Fa-f]*>|\([^0-9]*\)) ?>> ?BDC$/;
/** What is read from right to left. */
const BACKWARDS = "/ReversedChars BMC";
const GLYPHS = /^(?:(-?[\d.]+) (-?[\d.]+) Td )?<([0-9A-Fa-f]+)> Tj$/;

/**
 * Writes the text that begins at `lines[from]` (`BT`) as runs of glyphs, kerned in thousandths of an em; gives the place after
 * its `ET`. Throws a Disagreement for a glyph that cannot be embedded.
 */
export function compileText(
  lines: readonly string[],
  from: number,
  out: PartsWriter,
  { page, digits, own, isExact, isCopys }: TextCompiler,
): number {
  let font: { readonly of: PageFont; readonly size: string } | undefined;
  /** The font that is written last, with its size. */
  let written = "";
  let isOpen = false;
  /** How wide the last glyphs are, and how far we stand right of where Chrome does, in pixels. */
  let advance = 0;
  /** How far the last glyph lies from where its line began. */
  let along = 0;
  let error = 0;
  const close = (): void => {
    if (isOpen) out.text(isExact ? "> Tj " : ">] TJ ");
    isOpen = false;
  };
  /** Makes ready for a glyph, so many thousandths of an em back. */
  const open = (name: string, size: string, back: number): void => {
    if (written !== `/${name} ${size} Tf `) {
      close();
      written = `/${name} ${size} Tf `;
      out.text(written);
    }
    if (isOpen) out.text(back === 0 ? "" : `>${back}<`);
    else out.text(isExact ? "<" : back === 0 ? "[<" : `[${back}<`);
    isOpen = true;
  };
  out.text("BT ");
  for (let k = from + 1; ; k += 1) {
    const line = lines[k];
    if (line === undefined) throw new Disagreement("a text does not end");
    if (line === "ET") {
      close();
      out.line("ET");
      return k + 1;
    }
    const named = FONT.exec(line);
    if (named !== null) {
      const [, name = "", size = "0"] = named;
      font = { of: page.fontOf(name), size: short(size) };
      continue;
    }
    if (PLACE.test(line)) {
      close();
      out.text(`${line} `);
      [along, error] = [0, 0];
      continue;
    }
    if (line === "EMC" || line === BACKWARDS || (SPAN.test(line) && !/003\d/.test(line))) {
      close();
      out.text(`${line} `);
      continue;
    }
    const shown = GLYPHS.exec(line);
    if (shown === null || font === undefined) throw new Disagreement(`a text with ${line}`);
    const [, dx, dy, glyphs = ""] = shown;
    const { of, size } = font;
    const em = Number(size);
    let back = 0;
    if (isExact && dx !== undefined) out.text(`${short(dx)} ${short(dy ?? "0")} Td `);
    else if (dx !== undefined) {
      if (Number(dy) !== 0) {
        // Parts of a tall bracket stand one over the other.
        close();
        out.text(`${rounded(along + Number(dx))} ${dy} Td `);
        [along, error, advance] = [-Number(dx), 0, Number(dx)];
      }
      along += Number(dx);
      error += advance - Number(dx);
      back = Math.round((error * 1000) / em);
      error -= (back * em) / 1000;
    }
    advance = 0;
    for (const code of of.codesIn(glyphs)) {
      advance += (of.widthOf(code) * em) / 1000;
      const { font: embedded, glyph } = of.glyphOf(code);
      open(embedded.name, size, back);
      back = 0;
      const digit = digits.get(glyph.id);
      if ((digit !== undefined || /^[0-9]$/.test(glyph.text)) && isCopys(digit?.value ?? null))
        out.slot(own.kind(embedded, digit?.kind ?? []));
      else {
        own.add(embedded, glyph);
        out.text(code);
      }
    }
    if (isExact) close();
  }
}
