import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { readPreset } from "../../src/author/quiz/presets.js";
import { lastPlace, type Rounding } from "../../src/core/graph/rounding.js";
import { isWithin } from "../../src/core/graph/written.js";
import type { NumberAnswer, Sheet } from "../../src/core/sheet/sheet.js";
import type { Format, Head } from "../../src/export/format.js";
import type { Variant } from "../../src/export/item.js";
import { withoutLost } from "../../src/export/loss.js";
import { toVariant } from "../../src/export/toItem.js";

/** A name that has met every importer's signs. */
export const HARD_NAME = 'Backprop {=#~ check < & "q" ]]> 역전파 \\ 😀';

/** A sheet of the preset that asks in every way, under a hard name. */
export function fullSheet(seed: string, locale: "en" | "ko" = "en"): Sheet {
  const { text, file } = readPreset("full");
  return { ...makeSheet(readQuiz(text, file, { locale }), { id: seed, seed }), title: HARD_NAME };
}

async function* each(variants: readonly Variant[]): AsyncGenerator<Variant> {
  yield* variants;
}

/** What of a sheet a format holds. */
export const held = ({ loses }: Pick<Format, "loses">, sheet: Sheet): Variant =>
  withoutLost(loses, toVariant(sheet));

/** A file's pieces as one text: what follows its beginning lies aside only until the next one. */
const whole = <Piece>(piece: Piece): Piece =>
  typeof piece === "object" && piece !== null && "rest" in piece && "text" in piece
    ? { ...piece, text: `${piece.text}${utf8(piece.rest as Iterable<string | Buffer>)}`, rest: [] }
    : piece;

/** Pieces of text, or of its bytes in UTF-8, as one text. */
export const utf8 = (pieces: Iterable<string | Buffer>): string =>
  Buffer.concat(
    [...pieces].map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)),
  ).toString();

/** All that a format writes of these sheets, piece by piece. */
export async function exported<Piece>(
  format: Pick<Format, "loses"> & {
    readonly write: (variants: AsyncIterable<Variant>, head: Head) => AsyncIterable<Piece>;
  },
  sheets: readonly Sheet[],
): Promise<Piece[]> {
  const [first] = sheets;
  const head = { title: first?.title ?? "", locale: first?.locale ?? "en", variants: sheets.length } as const;
  const pieces: Piece[] = [];
  for await (const piece of format.write(each(sheets.map((sheet) => held(format, sheet))), head))
    pieces.push(whole(piece));
  return pieces;
}

/** A number that may be typed, and whether `mark` takes it. */
export interface Probe {
  readonly text: string;
  readonly right: boolean;
}

/** The key, the exact value, both bounds, numbers of the asked digits beside them, and longer ones around where those round. */
export function probesOf(answer: NumberAnswer, asked: Rounding): Probe[] {
  const { lower, upper, value, display } = answer;
  const unit = lastPlace(value, asked);
  const near = [-1.4, -1, -0.97, -0.6, -0.51, -0.49, -0.3, 0.3, 0.49, 0.51, 0.6, 0.97, 1, 1.4];
  const decimals = Math.max(0, Math.ceil(3 - Math.log10(unit || 1)));
  const around = [lower, upper].flatMap((end) => near.map((part) => (end + part * unit).toFixed(decimals)));
  return [display, String(value), String(lower), String(upper), ...(unit === 0 ? [] : around)].map(
    (text) => ({
      text,
      right: isWithin(
        [lower, upper],
        { value: Number(text), decimals: text.split(".")[1]?.length ?? 0 },
        asked,
      ),
    }),
  );
}

/** The numbers that are wrong methods' alone: what bounds do not hold, and no earlier method is taken for. */
export const ownMistakes = (answer: NumberAnswer) =>
  answer.misconceptions.filter(
    ({ told, value, display }, k) =>
      told &&
      !(Number(display) >= answer.lower && Number(display) <= answer.upper) &&
      answer.misconceptions.findIndex((one) => Math.abs(one.value - value) <= Math.abs(value) * 0.01) === k,
  );
