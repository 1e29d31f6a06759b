import { type Fault, GradsheetError } from "../../../core/base/errors.js";

/** An error on its way between two threads, where it would lose what it is. */
export interface SentError {
  /** None where it was not thrown on purpose. */
  readonly faults: readonly Fault[];
  readonly more: number;
  readonly text: string;
}

export function sentError(error: unknown): SentError {
  if (error instanceof GradsheetError) return { faults: error.faults, more: error.more, text: "" };
  return {
    faults: [],
    more: 0,
    text: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

export const receivedError = ({ faults, more, text }: SentError): Error =>
  faults.length > 0 ? new GradsheetError(faults, more) : new Error(text);
