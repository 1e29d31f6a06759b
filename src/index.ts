/** The library: what a program may import from "gradsheet". */

export { type CopyWish, makeSheet } from "./author/generator/makeSheet.js";
export { readQuiz } from "./author/generator/readQuiz.js";
export {
  type BrokenPromise,
  type ProblemReport,
  type TopicFigures,
  verifyProblems,
} from "./author/generator/verifyProblems.js";
export type { QuizOverrides } from "./author/quiz/parseQuiz.js";
export { presetNames, readPreset } from "./author/quiz/presets.js";
export type { Quiz } from "./author/quiz/quiz.js";
export type { Flag } from "./author/rehearse/flags.js";
export { type Rehearsal, rehearse } from "./author/rehearse/rehearse.js";
export type { RehearsedQuestion } from "./author/rehearse/rehearsedQuestion.js";
export { type ErrorCode, type Fault, formatFault, GradsheetError, type Place } from "./core/base/errors.js";
export { VERSION } from "./core/base/version.js";
export { type Judgement, judgeGradients } from "./core/graph/judges/judge.js";
export { type ExplainedAnswer, type ExplainedSheet, markAndExplain } from "./core/marking/explain.js";
export { mark, unknownAnswers } from "./core/marking/mark.js";
export {
  type Answers,
  type MarkedAnswer,
  type MarkedSheet,
  VERDICTS,
  type Verdict,
} from "./core/marking/marked.js";
export { MISCONCEPTIONS } from "./core/misconceptions/index.js";
export { ACTIVATIONS, type ActivationName } from "./core/network/activations/index.js";
export { LOSSES, type LossName } from "./core/network/losses/index.js";
export type { Example, Layer, Network, OptimizerChoice } from "./core/network/network.js";
export { parseNetwork } from "./core/network/networkFile.js";
export { OPTIMIZERS, type OptimizerName } from "./core/network/optimizers/index.js";
export { NOTATIONS, type NotationName } from "./core/notation/notation.js";
export type {
  Answer,
  NumberAnswer,
  Option,
  OptionAnswer,
  Question,
  ShapeAnswer,
  Sheet,
} from "./core/sheet/sheet.js";
export { parseSheet } from "./core/sheet/sheetFile.js";
export { sheetText } from "./core/sheet/sheetText.js";
export { TOPICS, type TopicName } from "./core/topics/index.js";
export { messagesFor } from "./core/words/locale.js";
export type {
  Parameters,
  PerNeuron,
  PerWeight,
  Solution,
  SolvedExample,
  SolvedQuantity,
  TrainedNetwork,
} from "./document/solution/solution.js";
export { type SolveOptions, solveNetwork } from "./document/solution/solve.js";
export { solutionText, type TextOptions } from "./document/solution/text.js";
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
export { renderSheet, type SheetDocument } from "./paper/pages/documents.js";
export { selfCheckHtml } from "./paper/pages/selfCheck.js";
export { type Templates, templatesOf } from "./paper/pages/templates/templates.js";
export { openPrinter, type Printer, type PrinterOptions, type PrintOptions } from "./paper/print/printer.js";
