import type { AskedAs } from "./quiz.js";

/** How a question says that its numbers are to be asked. */
export interface AskData {
  readonly as?: "number" | "choice" | "blanks" | "formula" | undefined;
  readonly options?: number | undefined;
  readonly noneOfThese?: boolean | undefined;
}

/** How many options a choice has where the quiz does not say. */
const OPTIONS = 4;

export const askedAs = ({ as = "number", options = OPTIONS, noneOfThese = false }: AskData): AskedAs =>
  as === "choice" ? { as, options, noneOfThese } : { as };
