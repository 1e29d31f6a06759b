import type { Rounding } from "../core/graph/rounding.js";
import type { Answer, Question, Sheet } from "../core/sheet/sheet.js";
import type { Picture } from "../document/tree/picture.js";

/** A piece of a line: plain text, or TeX without its dollars. */
export type Run = { readonly text: string } | { readonly tex: string };

export type Line = readonly Run[];

export interface Table {
  readonly head: readonly Line[];
  readonly rows: readonly (readonly Line[])[];
}

export type Block = { readonly line: Line } | { readonly table: Table };

/** A wrong method as it shows in an answer, with the values that are taken for it. Of two that meet, the first is meant. */
export interface Wrong {
  readonly id: string;
  readonly value: number;
  readonly display: string;
  readonly lower: number;
  readonly upper: number;
  /** What a tutor would say. */
  readonly says: string;
}

export interface FieldOption {
  readonly label: string;
  readonly line: Line;
  readonly right: boolean;
  /** What a tutor would say to who chose it; empty where no wrong method is known to lead there. */
  readonly says: string;
}

/** A blank of an item. */
export interface Field {
  readonly answer: Answer;
  /** What stands beside it. */
  readonly label: Line;
  /** The same as plain text. */
  readonly name: string;
  /** Of options the sentence or sign that they complete or answer, which stands before them; else empty. */
  readonly question: Line;
  /** What can be chosen; empty for a number and for a shape. */
  readonly options: readonly FieldOption[];
  readonly wrong: readonly Wrong[];
  /** How a number is to be rounded; `exact` for all that is none. */
  readonly asked: Rounding;
}

export interface ItemPart {
  /** What is to be done; empty where the item has this part alone. */
  readonly task: Line;
  /** What stands before the blanks: formulas that help, a product with its bank. */
  readonly blocks: readonly Block[];
  readonly fields: readonly Field[];
}

/** Drawings as one picture, the same as an `<svg>` element, and what it says in words. */
export interface ItemPicture {
  readonly drawn: Picture;
  readonly svg: string;
  readonly alt: string;
}

/** A question in an export's words. */
export interface Item {
  readonly question: Question;
  /** `Question 3`. */
  readonly title: string;
  /** The topic's name in the sheet's language. */
  readonly topic: string;
  readonly picture: ItemPicture | null;
  readonly blocks: readonly Block[];
  readonly parts: readonly ItemPart[];
  /** The worked solution, a line a step. */
  readonly solution: readonly Block[];
}

/** One copy of the quiz; an export has one or more. */
export interface Variant {
  readonly sheet: Sheet;
  readonly items: readonly Item[];
}

/** What stands right before a blank: the question that its options answer, or its label and a sign. */
export const leadOf = ({ question, label }: Field, sign: string): Line =>
  question.length > 0 ? question : [...label, { text: sign }];

export const fieldsOf = ({ parts }: Pick<Item, "parts">): Field[] => parts.flatMap(({ fields }) => fields);
