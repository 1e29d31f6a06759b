import type { Option } from "../topics/asked.js";

/** The wrong method that leads to an option; null where it is right, or where no modelled one does. */
export const mistakeIn = (option: Option | undefined): string | null =>
  option !== undefined && "misconception" in option ? (option.misconception ?? null) : null;

/** Whether an answer is a formula, or a line of a program to be chosen: no number is worked out for it. */
export const isSymbolic = (answer: {
  readonly kind: string;
  readonly options?: readonly Option[];
}): boolean =>
  answer.kind === "formula" ||
  (answer.options ?? []).some(({ kind }) => kind === "formula" || kind === "code");

/** Whether an answer is a line of a program: nothing is worked out on the way to it. */
export const isOfProgram = (answer: {
  readonly kind: string;
  readonly options?: readonly Option[];
}): boolean => (answer.options ?? []).some(({ kind }) => kind === "code");

/** Whether an answer is chosen without a number being worked out to its last digit: a formula, a quantity, a verdict with its reason. */
export const isReasoned = (answer: {
  readonly kind: string;
  readonly options?: readonly Option[];
}): boolean =>
  answer.kind === "choice" &&
  (answer.options ?? []).every(
    (one) =>
      one.kind === "formula" ||
      one.kind === "quantity" ||
      (one.kind === "words" && one.because !== undefined),
  );
