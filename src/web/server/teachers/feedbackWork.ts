import type { ServedSet } from "../students/servedSets.js";
import { makeApart } from "../work/makeApart.js";
import type { WorkWish } from "../work/works.js";
import type { ClassState } from "./classMarks.js";

export interface FeedbackWish {
  readonly title: string;
  /** Whether right values are told. */
  readonly reveal: boolean;
}

/** Feedback sheets of a class as it stands when they are begun, as a long work. */
export const feedbackWork = (
  set: ServedSet,
  marksNow: () => Promise<ClassState>,
  { title, reveal }: FeedbackWish,
): WorkWish => ({
  title,
  about: set.name,
  make: async (folder, step, stop) => {
    const copies = [...(await marksNow()).copies];
    const order = { kind: "feedback", folder, copies: copies.length, reveal } as const;
    const next = async () => {
      const [one] = copies.splice(0, 1);
      if (one === undefined) return null;
      const [id, { sheet, marked }] = one;
      return { file: set.fileOf(id), sheet, marked };
    };
    return makeApart(order, { step, next, stop });
  },
});
