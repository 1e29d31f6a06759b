import { Disagreement } from "./compiled.js";
import type { Digit, FixedFont, FixedFonts } from "./fixedFonts.js";
import type { PartsWriter } from "./partsWriter.js";
import type { OwnWriter } from "./pdf/ownWriter.js";
import type { PageFont } from "./pdf/pageFont.js";
import type { WrittenPage } from "./pdf/readPages.js";
import { rounded } from "./rounded.js";

export interface TextCompiler {
  readonly page: WrittenPage;
  readonly fixed: FixedFonts;
  readonly fonts: Set<number>;
  /** Takes the glyphs that no fixed font has. */
  readonly others: OwnWriter;
  /**
   * Whether each glyph is placed as Chrome places it: programs that read a page cut turned text into words by a hair's breadth.
   */
  readonly isExact: boolean;
  /** Called for each digit, in order (null: in no fixed font): whether it is a copy's own, and goes into a slot. */
  readonly digit: (digit: Digit | null) => boolean;
}

/** What Chrome writes of a text: which font; where it begins; glyph by glyph, and how far each lies from the one before. */
const FONT = /^\/(\w+) ([\d.]+) Tf$/;
const PLACE = /^1 0 0 -1 -?[\d.]+ -?[\d.]+ Tm$/;
/** What glyphs say where their own characters are not enough; digits in it would be nobody's. */
const SPAN = /^\/Span ?<<\/ActualText (?:<[0-9A-Fa-f]*>|\([^0-9]*\)) ?>> ?BDC$/;
/** What is read from right to left. */
const BACKWARDS = "/ReversedChars BMC";
const GLYPHS = /^(?:(-?[\d.]+) (-?[\d.]+) Td )?<([0-9A-Fa-f]+)> Tj$/;

/**
 * Writes the text that begins at `lines[from]` (`BT`) as runs of glyphs, kerned in thousandths of an em; gives the place after
 * its `ET`. Throws a Disagreement for a copy's digit that the fixed fonts have not.
 */
export function compileText(
  lines: readonly string[],
  from: number,
  out: PartsWriter,
  { page, fixed, fonts, others, isExact, digit }: TextCompiler,
): number {
  let font:
    | { readonly own: PageFont; readonly kept: FixedFont | undefined; readonly size: string }
    | undefined;
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
      const own = page.fontOf(name);
      font = { own, kept: fixed.of(own), size };
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
    const { own, kept, size } = font;
    const em = Number(size);
    let back = 0;
    if (isExact && dx !== undefined) out.text(`${dx} ${dy} Td `);
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
    for (const glyph of own.codesIn(glyphs)) {
      advance += (own.widthOf(glyph) * em) / 1000;
      if (kept?.glyphs.has(glyph) === true) {
        fonts.add(kept.index);
        open(`f${kept.index}`, size, back);
        const number = kept.digits.get(glyph);
        if (number !== undefined && digit(number)) out.slot({ digit: number.kind });
        else out.text(glyph);
      } else {
        const one = own.glyphOf(glyph);
        if (/^[0-9]$/.test(one.glyph.text)) digit(null);
        open(one.font.name, size, back);
        const place = others.place(one.font, one.glyph);
        out.glyph(place.font, place.glyph);
      }
      back = 0;
    }
    if (isExact) close();
  }
}
