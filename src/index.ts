/** The library: what a program may import from "gradsheet". */
export { type ErrorCode, type Fault, formatFault, GradsheetError, type Place } from "./base/errors.js";
export { VERSION } from "./base/version.js";
export { type CopyWish, makeSheet } from "./generator/makeSheet.js";
export { readQuiz } from "./generator/readQuiz.js";
export {
  type BrokenPromise,
  type ProblemReport,
  type TopicFigures,
  verifyProblems,
} from "./generator/verifyProblems.js";
export { type Judgement, judgeGradients } from "./graph/judges/judge.js";
export {
  type AnswersForm,
  answersForm,
  type ClassOptions,
  type ClassTally,
  classReport,
  csvText,
  feedbackSheet,
  type Grade,
  type GradesFormat,
  gradesText,
  type MarkedClass,
  markSet,
  type ReportOptions,
  type RowFault,
} from "./library/classes.js";
export { type Exported, type ExportName, exportFormats, exportSheets, exportTo } from "./library/exports.js";
export { type PracticeOptions, practicePages } from "./library/practice.js";
export {
  type ColumnNames,
  type Copy,
  newSecret,
  type Roster,
  readRoster,
  readSecret,
  rosterOf,
  type Student,
} from "./library/rosters.js";
export { type ServeOptions, type Server, serve } from "./library/server.js";
export {
  type FailedCopy,
  type Manifest,
  type ManifestEntry,
  makeSet,
  mergeShards,
  type PackingOptions,
  readManifest,
  readSheets,
  reissue,
  type SetFault,
  type SetFormat,
  type SetHead,
  type SetOptions,
  type SetReport,
  type Shard,
  type Trace,
  type TraceReport,
  traceSheet,
  verifySet,
} from "./library/sets.js";
export {
  type EpochResult,
  type MnistOptions,
  type MnistRun,
  type TrainingWords,
  trainOnMnist,
} from "./library/training.js";
export { type ExplainedAnswer, type ExplainedSheet, markAndExplain } from "./marking/explain.js";
export { mark, unknownAnswers } from "./marking/mark.js";
export {
  type Answers,
  type MarkedAnswer,
  type MarkedSheet,
  VERDICTS,
  type Verdict,
} from "./marking/marked.js";
export { MISCONCEPTIONS } from "./misconceptions/index.js";
export { ACTIVATIONS, type ActivationName } from "./network/activations/index.js";
export { LOSSES, type LossName } from "./network/losses/index.js";
export type { Example, Layer, Network, OptimizerChoice } from "./network/network.js";
export { parseNetwork } from "./network/networkFile.js";
export { OPTIMIZERS, type OptimizerName } from "./network/optimizers/index.js";
export { NOTATIONS, type NotationName } from "./notation/notation.js";
export { renderSheet, type SheetDocument } from "./pages/documents.js";
export { selfCheckHtml } from "./pages/selfCheck.js";
export { type Templates, templatesOf } from "./pages/templates/templates.js";
export { openPrinter, type Printer, type PrinterOptions, type PrintOptions } from "./print/printer.js";
export type { QuizOverrides } from "./quiz/parseQuiz.js";
export { presetNames, readPreset } from "./quiz/presets.js";
export type { Quiz } from "./quiz/quiz.js";
export type {
  Answer,
  NumberAnswer,
  Option,
  OptionAnswer,
  Question,
  ShapeAnswer,
  Sheet,
} from "./sheet/sheet.js";
export { parseSheet } from "./sheet/sheetFile.js";
export { sheetText } from "./sheet/sheetText.js";
export type {
  Parameters,
  PerNeuron,
  PerWeight,
  Solution,
  SolvedExample,
  SolvedQuantity,
  TrainedNetwork,
} from "./solution/solution.js";
export { type SolveOptions, solveNetwork } from "./solution/solve.js";
export { solutionText, type TextOptions } from "./solution/text.js";
export { TOPICS, type TopicName } from "./topics/index.js";
export { messagesFor } from "./words/locale.js";
