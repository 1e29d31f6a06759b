import * as z from "zod";
import { wordsField } from "./words.js";

/** What small text needs against the paper (WCAG AA). */
const LEAST_CONTRAST = 4.5;

const colour = z
  .string()
  .refine((text) => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text), {
    message: 'a color is written "#RGB" or "#RRGGBB", in quotes, such as "#004080"',
  })
  .refine(
    (text) => !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) || contrastWithWhite(text) >= LEAST_CONTRAST,
    {
      message: `too pale to be read on white paper (contrast below ${LEAST_CONTRAST}:1); a darker color would be right`,
    },
  );

/** A header or footer that still fits between the corners of a page. */
const lineField = wordsField(80);

/** How a quiz looks, as it is written. */
export const lookSchema = z.strictObject({
  logo: z.string().min(1).optional(),
  color: colour.optional(),
  header: lineField.optional(),
  footer: lineField.optional(),
});

/** Contrast of a colour with white, 1 to 21 (WCAG 2: (1 + 0.05) / (L + 0.05), L the relative luminance). */
export function contrastWithWhite(color: string): number {
  const digits =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join("") : color.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
