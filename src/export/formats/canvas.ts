import { writeCanvas } from "../canvas/package.js";
import type { PackageFormat } from "../format.js";

/** QTI 1.2 as Canvas's classic quizzes read it: a question a blank, for a student rounds whatever they type to four decimals. */
export const canvas: PackageFormat = {
  kind: "zip",
  about: "QTI 1.2 for Canvas, a question a blank, numbers scaled to what Canvas keeps of them",
  loses: [
    "unaskable",
    "asked-otherwise",
    "follow-through",
    "imprecise",
    "feedback",
    "shares",
    "blanks",
    "drawn-apart",
    "factors",
    "cut",
    "several-in-part",
    "free",
    "formula",
  ],
  write: writeCanvas,
};
