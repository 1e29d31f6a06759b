/** The library's part that marks, "gradsheet/mark": no file and no module of Node's, so that a page may carry it. */
export {
  type ExplainedAnswer,
  type ExplainedSheet,
  type ExplainOptions,
  markAndExplain,
} from "./core/marking/explain.js";
export { mark, unknownAnswers } from "./core/marking/mark.js";
export {
  type Answers,
  type Cause,
  type MarkedAnswer,
  type MarkedSheet,
  VERDICTS,
  type Verdict,
} from "./core/marking/marked.js";
export type { Messages as Texts } from "./core/words/messages.js";
