/** The boxes that are ticked for one answer on paper that a machine reads, group by group in the order of the boxes. */
export type Ticked =
  /** A number as d.ddd×10^±e: a sign, a row of ten boxes a digit, a sign, a row of ten a digit of the exponent. */
  | { readonly kind: "number"; readonly digits: number; readonly exponent: number }
  /** A whole number: a sign, a row of ten boxes a digit. */
  | { readonly kind: "whole"; readonly digits: number }
  /** One option of so many, called by its letter or, of lines, by its number. */
  | { readonly kind: "choice" | "line"; readonly options: number }
  /** All options that are right. */
  | { readonly kind: "several"; readonly options: number }
  /** Rows or columns of a shape, without a sign. */
  | { readonly kind: "rows" | "columns"; readonly digits: number }
  /** Marks that a person gives, from 0 in equal steps of hundredths of a point. */
  | { readonly kind: "marks"; readonly steps: number; readonly hundredths: number };

/** A group of ticked boxes, and which box of the paper it belongs to. */
export interface TickedBox {
  readonly number: number;
  readonly ticked: Ticked;
}

const NAME = /^(\d{1,4})-(?:n(\d{1,2})e(\d)|w(\d{1,3})x(\d{1,5})|([iclmrk])(\d{1,2}))$/;

/**
 * The name under which an answer is ticked, which says by itself how its boxes are read: `17-n4e1` is box 17, a number of
 * 4 digits with an exponent of 1; `3-c4` is box 3, one option of 4; `9-w8x50` is box 9, 8 steps of half a point.
 */
export function tickedName({ number, ticked }: TickedBox): string {
  switch (ticked.kind) {
    case "number":
      return `${number}-n${ticked.digits}e${ticked.exponent}`;
    case "marks":
      return `${number}-w${ticked.steps}x${ticked.hundredths}`;
    case "whole":
      return `${number}-i${ticked.digits}`;
    case "rows":
      return `${number}-r${ticked.digits}`;
    case "columns":
      return `${number}-k${ticked.digits}`;
    case "choice":
      return `${number}-c${ticked.options}`;
    case "line":
      return `${number}-l${ticked.options}`;
    case "several":
      return `${number}-m${ticked.options}`;
  }
}

/** What a name of `tickedName` stands for; null for any other. */
export function parseTickedName(name: string): TickedBox | null {
  const [, box, digits, exponent, steps, hundredths, letter, count] = NAME.exec(name) ?? [];
  if (box === undefined) return null;
  const number = Number(box);
  if (digits !== undefined)
    return { number, ticked: { kind: "number", digits: Number(digits), exponent: Number(exponent) } };
  if (steps !== undefined)
    return { number, ticked: { kind: "marks", steps: Number(steps), hundredths: Number(hundredths) } };
  return { number, ticked: countedBoxes(letter, Number(count)) };
}

function countedBoxes(letter: string | undefined, count: number): Ticked {
  switch (letter) {
    case "c":
      return { kind: "choice", options: count };
    case "l":
      return { kind: "line", options: count };
    case "m":
      return { kind: "several", options: count };
    case "r":
      return { kind: "rows", digits: count };
    case "k":
      return { kind: "columns", digits: count };
    default:
      return { kind: "whole", digits: count };
  }
}
