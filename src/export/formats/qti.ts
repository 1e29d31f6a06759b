import type { PackageFormat } from "../format.js";
import { qtiPackage } from "../qti/package.js";

/** What neither version has words for: a number's digits as they were typed. */
const LOSES = ["imprecise", "unworked", "inferred", "free", "formula"] as const;

/** A content package of QTI 2.1, the version that most players and importers know. */
export const qti21: PackageFormat = {
  kind: "zip",
  about: "QTI 2.1 content package: bounds, follow-through, tutor's words, MathML",
  loses: LOSES,
  write: qtiPackage("2.1"),
};

/** The same in QTI 3. */
export const qti3: PackageFormat = {
  kind: "zip",
  about: "QTI 3 content package: bounds, follow-through, tutor's words, MathML",
  loses: LOSES,
  write: qtiPackage("3.0"),
};
