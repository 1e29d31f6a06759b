import { roundNumber } from "../core/graph/rounding.js";
import type { NumberAnswer } from "../core/sheet/sheet.js";
import type { Messages } from "../core/words/messages.js";
import type { Field, Item } from "./item.js";
import { type Around, around, rightTwice } from "./numberRange.js";
import { rightOptions } from "./rightOptions.js";
import { shapeWritings } from "./shapeWritings.js";
import { escapeXml, type RunStyle, writeLine } from "./writeLine.js";

/** Cloze's own signs, as numbers: a backslash before them would stay, and a bare ~ starts an answer. */
const signs = (html: string): string =>
  html.replace(/[~}{%=\\]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/(?<!&)#/g, "&#35;");

/** HTML whose text can stand inside a cloze blank. */
const blankStyle: RunStyle = {
  text: (words) => signs(escapeXml(words)),
  tex: (tex) => signs(escapeXml(`\\(${tex}\\)`)),
};

/** In TeX beside a blank: up to the next `}` Moodle escapes all tags, so that no brace stands alone, and `{2:` begins a blank. */
const IN_TEX: Readonly<Record<string, string>> = { "\\{": "\\lbrace ", "\\}": "\\rbrace ", "{": "{ " };

/** HTML for beside the blanks. Moodle sets formulas where `\(` itself stands in the text: as a number it stays a sign. */
export const besideStyle: RunStyle = {
  text: blankStyle.text,
  tex: (tex) => escapeXml(`\\(${tex.replace(/\\[\s\S]|\{(?=\d*:)/g, (sign) => IN_TEX[sign] ?? sign)}\\)`),
};

interface Wish {
  /** By which points are multiplied. */
  readonly factor: number;
  /** Of the marks, 0 to 1, for a wrong method's number. */
  readonly share: number;
  readonly t: Messages;
}

/** The least whole number that makes all points whole; they are quarters, tenths, hundredths at most. */
export function wholeFactor(points: readonly number[]): number {
  const whole = (factor: number) =>
    points.every((one) => Math.abs(one * factor - Math.round(one * factor)) < 1e-9);
  for (let factor = 1; factor < 100; factor++) if (whole(factor)) return factor;
  return 100;
}

const percent = (share: number): string => String(roundNumber(share * 100, { decimals: 5 }));

/** Of several right options, the share of the marks that one earns, in the digits that Moodle knows. */
export const severalShare = (count: number): string => String(roundNumber(100 / count, { decimals: 5 }));

/** A blank as cloze writes it. */
export function clozeField(field: Field, item: Item, { factor, share, t }: Wish): string {
  const { answer, options, wrong } = field;
  const points = Math.round(answer.points * factor);
  const { text } = blankStyle;
  const written = (kind: string, answers: readonly string[]) => `{${points}:${kind}:${answers.join("~")}}`;
  switch (answer.kind) {
    case "number":
      return written("NUMERICAL", [
        ...rightTwice(answer, field).map((one) => `%100%${one.middle}:${one.margin}`),
        ...wrong.map((one) => {
          const { middle, margin } = around(one.lower, one.upper);
          return `%${percent(share)}%${middle}:${margin}#${text(one.says)}`;
        }),
        `%0%*#${text(t("export.typing"))}`,
      ]);
    case "shape":
      return written(
        "SHORTANSWER",
        shapeWritings(answer.display).map((one) => `%100%${text(one)}`),
      );
    default: {
      const right = rightOptions(field, item);
      const kind =
        answer.kind === "choice" ? "MULTICHOICE_V" : answer.kind === "line" ? "MULTICHOICE" : "MULTICHOICE_H";
      return written(
        kind,
        options.map(({ label, line, says }) => {
          const shown =
            answer.kind === "line" ? text(label) : `${text(`${label} `)}${writeLine(line, blankStyle)}`;
          const earned = right.has(label) ? "100" : says === "" ? "0" : percent(share);
          return `%${earned}%${shown}${says === "" ? "" : `#${text(says)}`}`;
        }),
      );
    }
  }
}

/** The answers of a question that is one number. */
export function numericalAnswers(answer: NumberAnswer, field: Field, share: number, t: Messages): string[] {
  const one = (earned: string, { middle, margin }: Around, says = "") =>
    `<answer fraction="${earned}" format="moodle_auto_format"><text>${middle}</text><tolerance>${margin}</tolerance>` +
    `<feedback format="html"><text>${escapeXml(escapeXml(says))}</text></feedback></answer>`;
  return [
    ...rightTwice(answer, field).map((right) => one("100", right)),
    ...field.wrong.map(({ lower, upper, says }) => one(percent(share), around(lower, upper), says)),
    one("0", { middle: "*", margin: "0" }, t("export.typing")),
    "<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty><showunits>3</showunits><unitsleft>0</unitsleft>",
  ];
}
