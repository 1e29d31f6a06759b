import { memoize } from "../../core/base/memoize.js";
import { questionDrawing } from "../diagram/questionDrawing.js";
import type { Drawing } from "../tree/drawing.js";
import type { QuestionContext } from "./questionContext.js";

/** A question's drawing with nothing highlighted: worksheet and key have it in common. */
export const plainDrawing = memoize(
  ({ question, setter }: QuestionContext): Drawing => questionDrawing(question, setter),
);
