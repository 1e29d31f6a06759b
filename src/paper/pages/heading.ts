import type { Sheet, SheetStudent } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { marksWords } from "../../document/formula/words.js";
import { printable } from "../fonts/scriptFonts.js";

/** What stands at the head of a worksheet and of its key. Plain text: templates escape it. */
export interface Heading {
  readonly title: string;
  readonly course: string;
  readonly code: string;
  readonly practice: string;
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

export function headingOf(sheet: Sheet, t: Messages): Heading {
  return {
    title: sheet.title,
    course: sheet.course ?? "",
    code: t("sheet.code", { code: sheet.code }),
    practice: sheet.seed === undefined ? "" : t("sheet.practice", { seed: sheet.seed }),
    student: printedStudent(sheet.student),
    points: String(sheet.points),
    marks: marksWords(sheet.points, t),
    logo: sheet.look?.logo ?? "",
    header: sheet.look?.header ?? "",
    time: sheet.minutes === undefined ? "" : t("sheet.minutes", { minutes: sheet.minutes }),
  };
}
