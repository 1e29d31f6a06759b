import type { Head } from "../../src/export/format.js";
import type { Variant } from "../../src/export/item.js";
import { toVariant } from "../../src/export/toItem.js";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { readPreset } from "../../src/quiz/presets.js";
import type { NumberAnswer, Sheet } from "../../src/sheet/sheet.js";

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

/** All that a format writes of these sheets, piece by piece. */
export async function exported<Piece>(
  format: { readonly write: (variants: AsyncIterable<Variant>, head: Head) => AsyncIterable<Piece> },
  sheets: readonly Sheet[],
): Promise<Piece[]> {
  const [first] = sheets;
  const head = { title: first?.title ?? "", locale: first?.locale ?? "en", variants: sheets.length } as const;
  const pieces: Piece[] = [];
  for await (const piece of format.write(each(sheets.map(toVariant)), head)) pieces.push(piece);
  return pieces;
}

/** A thousandth of the bounds' width outside each of them; where there is no width, of the number's own size. */
export function justOutside({ lower, upper, value }: NumberAnswer): [below: number, above: number] {
  const step = Math.max((upper - lower) / 1000, Math.abs(value) * 1e-9, 1e-12);
  return [lower - step, upper + step];
}

/** The numbers that are wrong methods' alone: what bounds do not hold, and no earlier method is taken for. */
export const ownMistakes = (answer: NumberAnswer) =>
  answer.misconceptions.filter(
    ({ told, value, display }, k) =>
      told &&
      !(Number(display) >= answer.lower && Number(display) <= answer.upper) &&
      answer.misconceptions.findIndex((one) => Math.abs(one.value - value) <= Math.abs(value) * 0.01) === k,
  );
