import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import type { z } from "zod";
import { type Fault, GradsheetError } from "../../core/base/errors.js";
import type { LocaleName } from "../../core/base/settings.js";
import type { SourceDocument } from "../../core/parse/document.js";
import type { Look } from "../../core/sheet/sheet.js";
import type { lookSchema } from "./look.js";
import { jpegSize, pngSize } from "./pictureSize.js";
import { wordsIn } from "./words.js";

/** More of a logo would be in every sheet file. */
const MOST_BYTES = 100_000;

/** A few bytes may stand for a picture that fills a browser's memory. */
const MOST_POINTS = 4000;

/**
 * A look with its logo read and its texts in one language. A logo lies in `folder` or below it; where there is none
 * (a quiz that is no file), it is refused. Throws a GradsheetError at the logo's place.
 */
export function readLook(
  data: z.output<typeof lookSchema>,
  locale: LocaleName,
  folder: string | undefined,
  document: SourceDocument,
): Look {
  const { logo, color, header, footer } = data;
  return {
    ...(logo === undefined ? {} : { logo: logoOf(logo, folder, document) }),
    ...(color === undefined ? {} : { color: color.toLowerCase() }),
    ...(header === undefined ? {} : { header: wordsIn(header, locale) }),
    ...(footer === undefined ? {} : { footer: wordsIn(footer, locale) }),
  };
}

function logoOf(name: string, folder: string | undefined, document: SourceDocument): string {
  const refuse = (code: Fault["code"], message: string): GradsheetError =>
    new GradsheetError([{ code, message, place: document.place(["look", "logo"]) }]);
  if (folder === undefined)
    throw refuse("FILE_NOT_FOUND", "a logo needs a quiz that is a file, with the picture beside it");
  if (isAbsolute(name) || normalize(name).startsWith(".."))
    throw refuse(
      "WRONG_VALUE",
      `${JSON.stringify(name)} leads out of the quiz's folder; put the picture beside the quiz`,
    );
  let bytes: Buffer;
  try {
    const found = statSync(join(folder, name));
    const { size } = found;
    if (!found.isFile())
      throw refuse("FILE_UNREADABLE", `${JSON.stringify(name)} is no file; PNG, JPEG or SVG would be right`);
    if (size > MOST_BYTES)
      throw refuse(
        "TOO_LARGE",
        `the picture has ${size} bytes, and every sheet file holds it; at most ${MOST_BYTES}`,
      );
    bytes = readFileSync(join(folder, name));
  } catch (error) {
    if (error instanceof GradsheetError) throw error;
    throw refuse(
      "FILE_NOT_FOUND",
      `there is no picture ${JSON.stringify(name)} beside the quiz; PNG, JPEG or SVG would be right`,
    );
  }
  const type = pictureType(bytes);
  if (type === null)
    throw refuse(
      "WRONG_VALUE",
      'no PNG, JPEG or SVG picture (an SVG needs xmlns="http://www.w3.org/2000/svg"); save it as one of them',
    );
  const size = type === "image/png" ? pngSize(bytes) : type === "image/jpeg" ? jpegSize(bytes) : null;
  if (size !== null && Math.max(size.width, size.height) > MOST_POINTS)
    throw refuse(
      "TOO_LARGE",
      `the picture is ${size.width} × ${size.height} points; at most ${MOST_POINTS} each way`,
    );
  return `data:${type};base64,${bytes.toString("base64")}`;
}

/** By the first bytes, not the name. An SVG is shown as a picture only, in which no script runs and nothing is loaded. */
function pictureType(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return "image/png";
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  return isSvg(bytes.toString("utf8")) ? "image/svg+xml" : null;
}

/** What may stand before the root of an SVG, and how each ends: taken one by one, so that no text is looked at twice. */
const BEFORE_ROOT = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!DOCTYPE", ">"],
] as const;

function isSvg(text: string): boolean {
  let rest = text.replace(/^\uFEFF/, "").trimStart();
  for (;;) {
    const [start, end] = BEFORE_ROOT.find(([sign]) => rest.startsWith(sign)) ?? [];
    if (start === undefined || end === undefined) break;
    const close = rest.indexOf(end, start.length);
    // What a DOCTYPE defines (`[…]`) may be a picture of a billion parts.
    if (close < 0 || (start === "<!DOCTYPE" && rest.slice(0, close).includes("["))) return false;
    rest = rest.slice(close + end.length).trimStart();
  }
  const root = rest.slice(0, rest.indexOf(">") + 1);
  return /^<svg[\s>]/.test(root) && root.includes("http://www.w3.org/2000/svg");
}
