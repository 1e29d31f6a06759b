import type { Sheet, SheetStudent } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { marksWords } from "../../document/formula/words.js";
import { type CopyText, copyText } from "../../document/tree/copyText.js";
import { printable } from "../fonts/scriptFonts.js";

/** What stands at the head of a worksheet and of its key. Plain text: templates escape it. */
export interface Heading {
  readonly title: string;
  readonly course: string;
  readonly code: CopyText | string;
  readonly practice: CopyText | string;
  /** `PIN 482913`; empty where the sheet has none. */
  readonly pin: string;
  readonly student: Required<SheetStudent>;
  readonly points: string;
  readonly marks: string;
  /** The time allowed; empty where the quiz sets none. */
  readonly time: string;
  /** The quiz's logo as a `data:` address, and its header; empty where it has none. */
  readonly logo: string;
  readonly header: string;
}

/** The student as the fonts can print it. */
function printedStudent(student: SheetStudent | undefined): Required<SheetStudent> {
  const { id = "", name = "", section = "" } = student ?? {};
  return { id: printable(id), name: printable(name), section: printable(section) };
}

/** What the code of a sheet, and the seed of a set, are written in where others of them may stand in the same place. */
const CODE = /^[0-9A-Z]{4,5}(?:-[0-9A-Z]{4,5})+$/;
const SEED = /^[0-9A-Za-z-]{1,20}$/;
/** So many letters stand before a seed at most, where there is room for any other. */
const BEFORE_SEED = 48;

/** Whether a sheet's code is one like others. */
export const isUsual = (code: string): boolean => CODE.test(code);

export function headingOf(sheet: Sheet, t: Messages): Heading {
  const code = t("sheet.code", { code: sheet.code });
  const practice = sheet.seed === undefined ? "" : t("sheet.practice", { seed: sheet.seed });
  const seed = practice.slice(practice.lastIndexOf(" ") + 1);
  const isSeedLast =
    isUsual(sheet.code) &&
    (sheet.seed ?? "").endsWith(seed) &&
    SEED.test(seed) &&
    `${code} · ${practice}`.length - seed.length - 1 <= BEFORE_SEED &&
    (sheet.course ?? "") === "";
  return {
    title: sheet.title,
    course: sheet.course ?? "",
    code: isUsual(sheet.code) ? copyText(code, sheet.code, "code") : code,
    practice: isSeedLast
      ? { before: practice.slice(0, -seed.length), own: seed, of: "seed", after: "" }
      : practice,
    pin: sheet.pin === undefined ? "" : t("sheet.pin", { pin: sheet.pin }),
    student: printedStudent(sheet.student),
    points: String(sheet.points),
    marks: marksWords(sheet.points, t),
    logo: sheet.look?.logo ?? "",
    header: sheet.look?.header ?? "",
    time: sheet.minutes === undefined ? "" : t("sheet.minutes", { minutes: sheet.minutes }),
  };
}
