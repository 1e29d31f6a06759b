import type { BlankWords } from "../../core/sheet/printedName.js";
import type { Messages } from "../../core/words/messages.js";

/** What pages of a language call blanks that have no symbol. */
export const blankWords = (t: Messages): BlankWords => ({
  line: t("answer.line"),
  value: t("answer.value"),
  text: t("answer.text"),
  reason: t("answer.reason"),
  choice: t("answer.choice"),
  fix: t("answer.fix"),
  claim: t("answer.claim"),
  several: t("answer.several"),
});
