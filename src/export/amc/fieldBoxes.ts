import type { Ticked } from "../../core/marking/ticked.js";
import { type Field, fieldsOf, type Item } from "../item.js";

/** Where fewer digits are asked there is room for a wrong number's; a wrong number's further ones are left out. */
const [FEWEST_DIGITS, MOST_WRONG_DIGITS] = [4, 6];
const FEWEST_PLACES = 3;

const isWhole = ({ answer, asked }: Field): boolean =>
  answer.kind === "number" && asked === "exact" && Number.isInteger(answer.value);

/** What the named mistakes print: room for these is room for a student's numbers. */
const wrongOf = ({ wrong }: Field): string[] => wrong.map(({ display }) => display);

/** Digits that have to be written; noughts at the end of a whole number stand in its power of ten. */
function significant(display: string): number {
  const [mantissa = ""] = display.split("e");
  const counted = mantissa.includes(".") ? mantissa : mantissa.replace(/0+$/, "");
  return counted.replace(/[-.]/g, "").replace(/^0+/, "").length;
}
const exponentOf = (display: string): number =>
  Number(display) === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(display))));

/**
 * The boxes of each blank. All numbers of a question have as many, so that they tell nothing of their sizes; a shape has two
 * groups of boxes.
 */
export function boxesOfField(field: Field, item: Item): readonly Ticked[] {
  const { answer, options } = field;
  switch (answer.kind) {
    case "number": {
      const alike = fieldsOf(item).filter(
        (one) => one.answer.kind === "number" && isWhole(one) === isWhole(field),
      );
      const keys = alike.map((one) => one.answer.display);
      const displays = [...keys, ...alike.flatMap(wrongOf)];
      if (isWhole(field)) {
        const lengths = displays
          .filter((display) => Number.isInteger(Number(display)))
          .map((display) => display.replace(/\D/g, "").length + 1);
        return [{ kind: "whole", digits: Math.max(FEWEST_PLACES, ...lengths) }];
      }
      const wrong = Math.min(MOST_WRONG_DIGITS, Math.max(...displays.map(significant)));
      const digits = Math.max(FEWEST_DIGITS, wrong, ...keys.map(significant));
      const far = Math.max(...displays.map((display) => Math.abs(exponentOf(display))));
      return [{ kind: "number", digits, exponent: far > 9 ? 2 : 1 }];
    }
    case "free":
      return [{ kind: "number", digits: FEWEST_DIGITS, exponent: 1 }];
    case "shape": {
      const digits = Math.max(2, String(Math.max(answer.rows, answer.columns)).length);
      return [
        { kind: "rows", digits },
        { kind: "columns", digits },
      ];
    }
    case "written":
      return [stepsFor(answer.points)];
    case "several":
      return [{ kind: "several", options: options.length }];
    case "line":
      return [{ kind: "line", options: options.length }];
    default:
      return [{ kind: "choice", options: options.length }];
  }
}

/** Whole points and halves, as far as the points are made of these; else all or nothing. */
function stepsFor(points: number): Ticked {
  const hundredths = [50, 25, 20, 10].find((one) => Number.isInteger((points * 100) / one));
  const step = hundredths ?? Math.round(points * 100);
  return { kind: "marks", steps: Math.round((points * 100) / step), hundredths: step };
}
