/** The library's part that reads and writes sheet files, "gradsheet/sheet": a page may carry it, as it may "gradsheet/mark". */
export { type ErrorCode, type Fault, formatFault, GradsheetError, type Place } from "./core/base/errors.js";
export type {
  Answer,
  NumberAnswer,
  Option,
  OptionAnswer,
  Part,
  Question,
  ShapeAnswer,
  Sheet,
  SheetStudent,
} from "./core/sheet/sheet.js";
export { parseSheet } from "./core/sheet/sheetFile.js";
export { sheetText } from "./core/sheet/sheetText.js";
