import { expect, test } from "@jest/globals";
import { changeOf } from "../../../src/core/marking/marksText.js";

test.each([
  [34, 40, 33, 37, 4.2, "+4.2 %"],
  [34, 40, 31, 37, -1.2, "−1.2 %"],
  [34, 40, 36.5, 40, 2.5, "+2.5"],
  [34, 40, 33, 40, -1, "−1"],
])("%d of %d become %d of %d: %d", (score, maxScore, now, most, gain, text) => {
  expect(changeOf({ score, maxScore }, { score: now, maxScore: most })).toEqual({ gain, text });
});
